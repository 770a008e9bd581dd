using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Cli;

/// <summary>communitysim new: a commented file to start from, and the schema beside it.</summary>
internal static class NewCommand
{
    /// <exception cref="InputException">The file exists already.</exception>
    public static int Execute(string file, TextWriter output)
    {
        if (Path.GetFileName(file).Length == 0)
        {
            throw new InputException($"\"{file}\"", "", "this names no file; name one, such as experiments/mine.json.");
        }

        if (string.Equals(Path.GetFileName(file), JsonSchema.FileName, StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(file, "", "this is the schema's name, and the schema stands beside the experiment; choose another name.");
        }

        if (File.Exists(file) || Directory.Exists(file))
        {
            throw new InputException(file, "", "this exists already and is not overwritten; choose another name.");
        }

        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllText(file, Template);
        output.WriteLine($"{file}: edit it, then `communitysim check {file}` and `communitysim run {file}`.");
        string schema = Path.Combine(Path.GetDirectoryName(file) ?? "", JsonSchema.FileName);
        output.WriteLine(SchemaCommand.Put(schema)
            ? $"{schema}: editors use it to complete and check the experiment while you type."
            : $"{schema} is something else than the schema and is left alone. " +
                "`communitysim schema FILE` writes the schema elsewhere; name that under \"$schema\".");
        return ExitCode.Done;
    }

    /// <summary>Everything that can be said, with defaults; runs as it stands.</summary>
    internal const string Template = """
        {
          "$schema": "experiment.schema.json", // for editors
          // An experiment: comments and trailing commas are welcome. Everything is optional; what stands here is the default
          // unless a comment says otherwise. `communitysim explain` lists every key and parameter, `explain PATH` tells one.
          "title": "My experiment",
          "question": "What would I do with eight hours a day?",

          "days": 365, // default 730
          "replicates": 50, // worlds per cell; default 200
          "seed": 1,
          "horizons": [30, 90, 180, 365], // days on which results are compared

          "community": {
            "members": 1000,
            "turnover": 0.0005, // share of seats that get a newcomer a day
            "cohesion": 1, // how much the group stands for its purpose, 0 to 1
            "network": { "kind": "groups" }, // groups | smallWorld | scaleFree | random | complete | file (then "path": "ties.csv")
          },
          "member": { "initialTrust": 0.3 },
          "brand": { "hoursPerThousandMembers": 8, "skill": 0.9 },

          // Name: shares of the hours for pitching, solving problems and bonding. The rest to 1 is paid and idle.
          "strategies": {
            "convert": { "pitch": 1 },
            "connect": { "solve": 0.8, "bond": 0.2 },
            // A strategy may have a label, which charts and texts show, and brand parameters of its own,
            "connect 80 percent": { "label": "connect (80 %)", "solve": 0.8, "bond": 0.2, "brand": { "consistency": 0.8 } },
            // and change its shares from a day on.
            "help then ask": { "solve": 0.8, "bond": 0.2, "schedule": [{ "fromDay": 181, "pitch": 1 }] },
            "absent": {},
          },

          // Differences are challenger minus baseline, in the same worlds.
          "baseline": "convert",
          "challenger": "connect",

          // What is varied: every combination is a cell. A list, or from/to/steps (so many values, both ends included).
          // "sweep": {
          //   "member.lossAversion": [1, 1.31, 1.955, 2.25],
          //   "community.turnover": { "from": 0, "to": 0.02, "steps": 5 },
          // },
        }

        """;
}
