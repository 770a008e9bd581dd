using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Adoption;

/// <summary>Reads a study file and the cities that a command adds to it.</summary>
public static class StudyReader
{
    private const int FewestCities = 2;

    private static readonly RecordShape Shape = new(typeof(AdoptionStudy));

    /// <summary>Reads a study.</summary>
    /// <param name="file">The study file.</param>
    /// <param name="added">Further cities, each as NAME=TIES,ADOPTION. Their paths start from the current folder.</param>
    /// <exception cref="InputException">The file or a city is invalid; the exception lists all faults.</exception>
    public static AdoptionStudy Read(string file, IReadOnlyList<string> added)
    {
        SourceNode written = JsonSource.Read(InputFile.Read(file), file);
        List<InputFault> faults = [];
        Shape.Check(written, faults);
        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }

        Layers layers = new([], written, JsonSource.Read("{}"u8, ""), written);
        AdoptionStudy study = (AdoptionStudy)Shape.Read(written, "", layers)!;
        layers.ThrowIfFaulty();
        string name = Path.GetFileNameWithoutExtension(file), folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Check(study, layers);
        study = study with
        {
            Name = name,
            Title = study.Title.Trim().Length > 0 ? study.Title : name,
            Cities =
            [
                .. study.Cities.Select(city =>
                    city with { Ties = Path.Combine(folder, city.Ties), Adoption = Path.Combine(folder, city.Adoption) }),
                .. added.Select(Parse),
            ],
        };
        RefuseTwins(study, layers);
        layers.ThrowIfFaulty();
        return study;
    }

    /// <summary>The parts of a study that must not change once a result is known, as JSON: all but words and files.</summary>
    internal static JsonObject Fixed(AdoptionStudy study)
    {
        JsonObject written = (JsonObject)Shape.Write(study, brief: false)!;
        foreach (string free in (string[])["title", "question", "cities", "pretended"])
        {
            written.Remove(free);
        }

        return written;
    }

    private static void Check(AdoptionStudy study, Layers layers)
    {
        if (study.Cities.Count < FewestCities)
        {
            layers.Refuse("cities", $"there is {study.Cities.Count} city, and each city is scored with a fit to the others; name at least "
                + "two.");
        }

        foreach ((string name, PriorRange range) in ((string, PriorRange)[])
            [("pitch", study.Pitch), ("acceptance", study.Acceptance), ("endorsement", study.Endorsement)])
        {
            if (!(range.From < range.To))
            {
                layers.Refuse(name, "\"from\" is not below \"to\"; write a rising range.");
            }
        }

        if (study.Pitch.From <= 0 || study.Pitch.To > 1)
        {
            layers.Refuse("pitch", "a chance lies above 0 and up to 1; write such as { \"from\": 0.05, \"to\": 1 }.");
        }

        if (study.Endorsement.From >= 0 || study.Endorsement.To <= 0)
        {
            layers.Refuse(
                "endorsement",
                "the range does not reach to both sides of 0, so no data could speak against contagion; write such as "
                    + "{ \"from\": -6, \"to\": 6 }.");
        }

        foreach (int code in study.NotAdopted.Concat(study.NoRecord).Where(code => code >= 1 && code <= study.Months))
        {
            layers.Refuse("notAdopted", $"the code {code} is also one of the months 1 to {study.Months}; choose codes outside of them.");
        }

        foreach (int code in study.NotAdopted.Intersect(study.NoRecord))
        {
            layers.Refuse("noRecord", $"the code {code} stands for both no adoption and no record; keep it in one of the two.");
        }
    }

    private static CityFile Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string[] files = text[(equals + 1)..].Split(',');
        return equals > 0 && files.Length == 2 && Array.TrueForAll(files, file => file.Trim().Length > 0)
            ? new CityFile { Name = text[..equals].Trim(), Ties = files[0].Trim(), Adoption = files[1].Trim(), IsAdded = true }
            : throw new InputException(
                $"--city {Quotation.Escape(text)}", "",
                "write a name and two files, such as Quincy=quincy-ties.csv,quincy-adoption.csv; the names of the files hold no comma.");
    }

    private static void RefuseTwins(AdoptionStudy study, Layers layers)
    {
        foreach (IGrouping<string, CityFile> twins in study.Cities.GroupBy(city => city.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (!IsName(twins.Key))
            {
                layers.Refuse("cities", $"\"{Quotation.Escape(twins.Key)}\" is no name; use letters, digits, blanks, dots and hyphens.");
            }
            else if (twins.Count() > 1)
            {
                layers.Refuse("cities", $"two cities have the name {Quotation.Escape(twins.Key)}; give each city a name of its own.");
            }
        }
    }

    private static bool IsName(string name) =>
        name.Trim().Length > 0 && name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '\'' or '_');
}
