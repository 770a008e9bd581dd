using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Effects;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Effects;

/// <summary>communitysim effects: the share of a space that stays, and its points.</summary>
internal sealed class EffectsCommandTests
{
    [Test]
    public void The_same_command_writes_the_same_bytes_and_points_that_are_not_ruled_out()
    {
        using TestFolder folder = new();
        (int code, string output, string error) = Command.Say("effects", "--points", "60", "--out", folder["out"]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        IReadOnlyDictionary<string, string> first = Command.Bytes(folder["out"]);
        Command.Say("effects", "--points", "60", "--out", folder["out"]);
        string[] lines = File.ReadAllLines(folder["out/notruledout.csv"]), columns = lines[0].Split(',');
        EffectsStudy study = EffectsStudy.Of(ExperimentReader.Parse("{}"u8.ToArray(), "x.json", []), 60);

        Assert.That(Command.Bytes(folder["out"]), Is.EqualTo(first));
        Assert.That(first.Keys, Is.EquivalentTo(new[] { "summary.md", "effects.csv", "parameters.csv", "points.csv", "notruledout.csv", "effects.svg" }));
        Assert.That(columns.Select(Parameters.Find), Has.None.Null);
        Assert.That(lines.Length - 1, Is.EqualTo(study.Left.Count()).And.InRange(1, 59), output);
        foreach (string line in lines[1..])
        {
            IReadOnlyList<object> values = [.. columns.Zip(line.Split(','), (path, text) => Parameters.Find(path)!.Parse(text)!)];
            Assert.That(HistoryMatch.Judge(study.Config, study.Parameters, values).IsRuledOut, Is.False);
        }
    }

    [Test]
    public void A_file_is_judged_by_its_own_values_and_ranges()
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", """
            { "measured": { "member.tolerance": [0.01, 0.05] }, "member": { "tolerance": 0.02 } }
            """);
        (int code, _, string error) = Command.Say("effects", file, "--points", "40", "--out", folder["out"]);

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllLines(folder["out/notruledout.csv"]), Has.Length.EqualTo(1), "nobody tolerates so little");
        EffectsStudy study = EffectsStudy.Of(ExperimentReader.Read(file, []), 40);
        Assert.That((study.Here.IsRuledOut, study.Stays.Mean, study.Narrowed.Count), Is.EqualTo((true, 0, 0)));
    }

    [Test]
    public void Files_of_others_are_not_replaced()
    {
        using TestFolder folder = new();
        Directory.CreateDirectory(folder["out"]);
        string file = folder.Write("out/summary.md", "# Mine");
        (int code, _, string error) = Command.Say("effects", "--points", "10", "--out", folder["out"]);

        Assert.That((code, File.ReadAllText(file)), Is.EqualTo((2, "# Mine")), error);
        Assert.That(Command.Say("effects", "--points", "1", "--out", folder["new"]).Code, Is.EqualTo(2));
    }
}
