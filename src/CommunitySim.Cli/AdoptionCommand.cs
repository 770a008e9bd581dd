using System.CommandLine;
using CommunitySim.Charts;
using CommunitySim.Experiments.Adoption;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Cli;

/// <summary>communitysim adoption: tests three composites of the model on the months in which people of several cities adopted.</summary>
internal static class AdoptionCommand
{
    /// <summary>Creates the command with its options.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<string> study = new("STUDY")
        {
            Description = "The study, such as experiments/adoption/physicians.json: cities, ranges, and what counts as failure.",
        };
        Option<string[]> cities = new("--city")
        {
            Description = "A further city, as a name and two files: ties, and months of adoption. May be repeated. It is scored with the "
                + "fit to the study's cities.",
            HelpName = "NAME=TIES.csv,ADOPTION.csv",
        };
        Option<string> folder = new("--out")
        {
            Description = "Folder of all results; the study writes to OUT/NAME.",
            DefaultValueFactory = _ => "results",
            HelpName = "OUT",
        };
        Option<bool> force = new("--force") { Description = "Write to the folder even if it holds files of others." };
        Command command = new(
            "adoption",
            "Tests the model on real adoption data: scores cities that the fit has not seen, against criteria fixed in the study file.")
        {
            study, cities, folder, force,
        };
        command.SetAction(parsed => Execute(
            parsed.GetRequiredValue(study), parsed.GetValue(cities) ?? [], parsed.GetValue(folder)!, parsed.GetValue(force),
            output, error));
        return command;
    }

    /// <exception cref="InputException">A file cannot be read, or the folder holds files of others.</exception>
    private static int Execute(string file, string[] added, string results, bool force, TextWriter output, TextWriter error)
    {
        AdoptionStudy study = StudyReader.Read(file, added);
        string folder = Path.Combine(results, study.Name);
        AdoptionFolder.Refuse(folder, force);
        IReadOnlyList<City> cities = CityReader.Read(study);
        foreach (string line in cities.SelectMany(city => city.Notes))
        {
            output.WriteLine(line);
        }

        IReadOnlyList<RegisteredClaim> record = AdoptionFolder.Register(folder, study, DateTimeOffset.UtcNow);
        AdoptionResult result = Falsification.Run(study, cities);
        AdoptionFolder.Write(folder, result, record);
        DrawnFiles drawn = AdoptionCharts.Draw(result, folder);
        foreach (CriterionLine line in AdoptionText.Criteria(result))
        {
            output.WriteLine($"{(line.Holds ? "did not happen" : "happened")}: {line.Failure}. {line.Found}.");
        }

        output.WriteLine(AdoptionText.Conclusion(result).Plain);
        output.WriteLine($"{folder}: wrote {AdoptionFolder.Summary}, {AdoptionFolder.Findings}, four tables and a chart. "
            + $"{AdoptionSummary.When(record)}");
        foreach (string remark in drawn.Remarks)
        {
            output.WriteLine(remark);
        }

        return FailedDrawings.Tell(folder, drawn.NotDrawn, error);
    }
}
