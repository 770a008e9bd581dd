using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Cli;

/// <summary>
/// communitysim new: writes a commented file to start from, and the schema beside it. It asks nothing. With an import it fills
/// in the network and what was measured.
/// </summary>
internal static class NewCommand
{
    // What matters to the template's community of a thousand, for each member.
    private const int MattersPerMember = 5;

    // The lines of the template that an import fills in.
    private const string Members = "    \"members\": 1000,\n", Average = "  \"member\": { \"initialTrust\": 0.3 },\n",
        Network = "\"network\": { \"kind\": \"groups\" }, // groups | smallWorld | scaleFree | random | complete | file (then \"path\": \"ties.csv\")",
        Measured = "    // \"member.problemRate\": { \"value\": 0.02, \"se\": 0.003, \"n\": 600, \"how\": \"600 tickets / 30 days / 1000 members\" },\n",
        Matters = "\"matters\": 5000",
        Study = "\"points\": 64, \"levels\": 5, \"levelReplicates\": 5, \"members\": 200",
        StudyOfImport = "\"points\": 32, \"replicates\": 2, \"levels\": 3, \"levelReplicates\": 3";

    /// <param name="file">The file to write.</param>
    /// <param name="import">A folder that `import` wrote, or null.</param>
    /// <param name="output">Receives what was done.</param>
    /// <exception cref="InputException">The file exists already, or the import cannot be read.</exception>
    public static int Execute(string file, string? import, TextWriter output)
    {
        if (Path.GetFileName(file).Length == 0)
        {
            throw new InputException(
                $"\"{file}\"", "", "this is not a file name; use one such as experiments/mine.json.");
        }

        if (string.Equals(Path.GetFileName(file), JsonSchema.FileName, StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(file, "", "this name is reserved for the schema; choose another name.");
        }

        if (File.Exists(file) || Directory.Exists(file))
        {
            throw new InputException(file, "", "this file exists, and is not overwritten; choose another name.");
        }

        string text = import is null ? Template : Filled(file, import);
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllText(file, text);
        output.WriteLine($"{file}: edit it, then `communitysim check {file}` and `communitysim run {file}`.");
        string schema = Path.Combine(Path.GetDirectoryName(file) ?? "", JsonSchema.FileName);
        output.WriteLine(SchemaCommand.Put(schema)
            ? $"{schema}: editors use it to complete and check the experiment while you type."
            : $"{schema} is not the schema, so it is left alone. " +
                "`communitysim schema FILE` writes the schema elsewhere; name that under \"$schema\".");
        return ExitCode.Done;
    }

    /// <summary>Returns the template with the network and the measurements of an import.</summary>
    private static string Filled(string file, string import)
    {
        string found = Path.Combine(import, "measured.json"), ties = Path.Combine(import, "ties.csv");
        if (!File.Exists(found) || !File.Exists(ties))
        {
            throw new InputException(import, "", "this is not a folder of `communitysim import`; it needs ties.csv and measured.json.");
        }

        JsonObject measured = Read(found);
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string network = $"\"network\": {{ \"kind\": \"file\", \"path\": {Relative(folder, ties)} }}, // who answered whom";
        string members = $"  \"members\": {{ \"file\": {Relative(folder, Path.Combine(import, "members.csv"))}, \"lurker\": \"lurker\" }}, // a column may name segments, too\n";
        // The network says how many members there are, and the member file says who is a lurker.
        KeyValuePair<string, JsonNode?>[] known =
            [.. measured.Where(one => one.Key is not ("community.members" or "member.lurkerShare"))];
        IEnumerable<string> lines = known.Select(one => $"    \"{one.Key}\": {{ {string.Join(", ", one.Value!.AsObject().Select(Pair))} }},\n");
        // A value of the template would take precedence over the measured one.
        string template = known.Aggregate(
            Template, (text, one) => Regex.Replace(text, $"(?m)^    \"{one.Key.Split('.')[^1]}\": .*\n", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
        int people = (int)(double)measured["community.members"]!["value"]!;
        return template
            .Replace(Members, "", StringComparison.Ordinal)
            .Replace(Average, members + Average, StringComparison.Ordinal)
            .Replace(Network, network, StringComparison.Ordinal)
            .Replace(Measured, string.Concat(lines), StringComparison.Ordinal)
            .Replace(Matters, $"\"matters\": {MattersPerMember * people}", StringComparison.Ordinal)
            .Replace(Study, StudyOfImport, StringComparison.Ordinal);
    }

    private static string Relative(string folder, string file) => JsonValue
        .Create(Path.GetRelativePath(folder, Path.GetFullPath(file)).Replace('\\', '/'))
        .ToJsonString(ConfigWriter.JsonOptions);

    private static string Pair(KeyValuePair<string, JsonNode?> one) => $"\"{one.Key}\": {one.Value!.ToJsonString(ConfigWriter.JsonOptions)}";

    private static JsonObject Read(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file))?["measured"] as JsonObject
                ?? throw new InputException(file, "measured", "this group is missing; run `communitysim import` again.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new InputException(file, "", $"this is not what `communitysim import` wrote ({fault.Message}); run it again.");
        }
    }

    /// <summary>An experiment with the common keys at their defaults; it runs as it is.</summary>
    internal const string Template = """
        {
          "$schema": "experiment.schema.json", // for editors
          // An experiment. Comments and trailing commas are allowed. Every key is optional, and has its default here
          // unless a comment names another. `communitysim explain` lists all keys and parameters, `explain PATH` explains one.
          "title": "My experiment",
          "question": "Which strategy earns the most with the hours we have?",

          "days": 365, // default 730
          "replicates": 50, // worlds per cell; default 200
          "seed": 1,
          "horizons": [30, 90, 180, 365], // days on which results are compared

          "community": {
            "members": 1000,
            "turnover": 0.0005, // share of seats that get a newcomer a day
            "cohesion": 1, // how much the group stands for its purpose, 0 to 1
            // A community that knows the brand already; by default it is a launch.
            // "begin": { "trust": 0.4, "aware": 0.6, "customers": 0.1 },
            "network": { "kind": "groups" }, // groups | smallWorld | scaleFree | random | complete | file (then "path": "ties.csv")
          },
          "member": { "initialTrust": 0.3 },
          // Hours a day for a thousand members: three people of 8 h, 5 days of 7, for 12 thousand make 3 × 8 × 5/7 / 12 = 1.43.
          "brand": { "hoursPerThousandMembers": 8, "skill": 0.9 },

          // Name: shares of the hours for pitching, solving problems and bonding. The rest to 1 is paid and idle.
          "strategies": {
            "convert": { "pitch": 1 },
            "connect": { "solve": 0.8, "bond": 0.2 },
            // A strategy may have a label, which charts and texts show, and brand parameters of its own.
            "connect 80 percent": { "label": "connect (80 %)", "solve": 0.8, "bond": 0.2, "brand": { "consistency": 0.8 } },
            // It may change its shares from a day on.
            "help then ask": { "solve": 0.8, "bond": 0.2, "schedule": [{ "fromDay": 31, "pitch": 1 }] },
            "absent": {},
          },

          // Differences are challenger minus baseline, in the same worlds.
          "baseline": "convert",
          "challenger": "connect",

          // What you measured in your own community: a range, or a value with its standard error. It replaces the
          // plausible range of `explain`. `check` tells how to get each parameter from your data.
          "measured": {
            // "member.problemRate": { "value": 0.02, "se": 0.003, "n": 600, "how": "600 tickets / 30 days / 1000 members" },
            // "brand.saleMargin": [50, 80],
          },

          // What you expect. It is refuted if the difference falls short of what matters, and supported only if it
          // disappears with its mechanism off (placebo).
          "claim": {
            "id": "M1",
            "says": "Connecting is worth more than converting.",
            "placebo": { "community.cohesion": 0 }, // without disapproval a pitch is no act of dissent
            "expect": [
              { "that": "connect is worth more than convert", "of": "value", "plus": ["connect"], "minus": ["convert"], "matters": 5000 },
            ],
          },

          // The recommendation under doubt: how often each strategy is best over the plausible space, and what it costs to be wrong.
          "sensitivity": { "points": 64, "levels": 5, "levelReplicates": 5, "members": 200 },

          // Values to vary: every combination is a cell. Write a list, or from/to/steps (the number of values, with both ends).
          // "sweep": {
          //   "member.lossAversion": [1, 1.31, 1.955, 2.25],
          //   "community.turnover": { "from": 0, "to": 0.02, "steps": 5 },
          // },

          // The best policy of a grid, chosen at one half of the points and measured at the other.
          // "search": { "hours": [2, 4, 8], "pitchesPerWeek": [0.25, 7], "pulses": [{ "work": 15, "rest": 75 }], "members": 200 },
        }

        """;
}
