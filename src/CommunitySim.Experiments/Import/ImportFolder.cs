using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Experiments.Import;

/// <summary>The folder of an imported community: its ties, its members, and what they measure.</summary>
public static class ImportFolder
{
    /// <summary>The list of ties, which an experiment names as its network.</summary>
    public const string Ties = "ties.csv";

    /// <summary>The members by their numbers in the list of ties.</summary>
    public const string Members = "members.csv";

    /// <summary>The measures.</summary>
    public const string Measured = "measured.json";

    private const string Mark = "communitysim import", Partial = ".partial";

    /// <summary>Refuses a folder that an import did not write, unless it is empty.</summary>
    /// <param name="folder">The folder to write.</param>
    /// <param name="inputs">The files that are read.</param>
    /// <param name="force">Whether files that an import did not write may be replaced.</param>
    /// <exception cref="InputException">The folder holds other files, or is none.</exception>
    public static void Refuse(string folder, IEnumerable<string> inputs, bool force)
    {
        string[] targets = [.. ((string[])[Ties, Members, Measured]).Select(name => Path.GetFullPath(Path.Combine(folder, name)))];
        if (inputs.FirstOrDefault(file => targets.Contains(Path.GetFullPath(file), StringComparer.Ordinal)) is { } input)
        {
            throw new InputException(input, "", "the import would replace this file, which it reads; choose another folder with --out.");
        }

        OwnFolder.Refuse(folder, force, () => !Array.Exists(targets, File.Exists) || IsOurs(folder));
    }

    /// <summary>Writes the folder. The same input gives the same bytes.</summary>
    public static void Write(string folder, CommunityImport community, Measures measures)
    {
        Directory.CreateDirectory(folder);
        string Place(string name) => Path.Combine(folder, name);
        WriteTies(Place(Ties) + Partial, community);
        WriteMembers(Place(Members) + Partial, community);
        File.WriteAllBytes(Place(Measured) + Partial, Json(measures));
        foreach (string name in (string[])[Measured, Ties, Members])
        {
            RegularFile.Move(Place(name) + Partial, Place(name));
        }
    }

    private static bool IsOurs(string folder)
    {
        string file = Path.Combine(folder, Measured);
        RegularFile.Require(file, RegularFile.MostText);
        return File.Exists(file) && File.ReadAllText(file).Contains($"\"writtenBy\": \"{Mark}\"", StringComparison.Ordinal);
    }

    private static void WriteTies(string file, CommunityImport community)
    {
        using StreamWriter writer = new(file, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.Write("source,target,weight\n");
        foreach ((Networks.Tie tie, double replies) in community.Pairs)
        {
            writer.Write(tie.A);
            writer.Write(',');
            writer.Write(tie.B);
            writer.Write(',');
            writer.Write(replies.ToString(CultureInfo.InvariantCulture));
            writer.Write('\n');
        }

        for (int member = 0; member < community.Members.Count; member++)
        {
            if (community.Members[member].Ties == 0)
            {
                writer.Write($"{member},\n");
            }
        }
    }

    private static void WriteMembers(string file, CommunityImport community)
    {
        MemberList? listed = community.Listed;
        string[] kept = listed is null ? [] : [.. listed.Kept.Select(column => listed.Names[column])];
        bool joined = listed is { Joined: >= 0 }, left = listed is { Left: >= 0 };
        IEnumerable<string> Row(ImportedMember member, int number) =>
        [
            $"{number}", member.Id,
            .. member.Row?.Kept ?? kept.Select(_ => ""),
            $"{member.Ties}", Csv.Text(member.Written), member.IsLurker ? "1" : "0",
            .. joined ? [Day(member.Row?.Joined)] : (string[])[],
            .. left ? [Day(member.Row?.Left)] : (string[])[],
        ];
        Csv.Write(
            file,
            ["number", "id", .. kept, "ties", "replies_written", "lurker", .. joined ? ["joined"] : (string[])[], .. left ? ["left"] : (string[])[]],
            community.Members.Select(Row));
    }

    private static string Day(long? seconds) =>
        seconds is null or Times.None ? "" : Window.Text(Window.DayOf(seconds.Value));

    private static byte[] Json(Measures measures)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("writtenBy", Mark);
            WriteMeasures(writer, "measured", measures.Parameters);
            WriteMeasures(writer, "observed", measures.Observed);
            writer.WriteStartObject("notMeasured");
            foreach ((string name, string why) in measures.Missing)
            {
                writer.WriteString(name, why);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void WriteMeasures(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, Measure> measures)
    {
        writer.WriteStartObject(name);
        foreach ((string path, Measure measure) in measures)
        {
            writer.WriteStartObject(path);
            WriteNumber(writer, "value", measure.Value);
            WriteNumber(writer, "low", measure.Low);
            WriteNumber(writer, "high", measure.High);
            writer.WriteNumber("n", measure.Count);
            writer.WriteString("how", measure.How);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a number with nine significant digits, as the tables have them.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(Csv.Text(value));
        }
    }
}
