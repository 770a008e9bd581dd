using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Randomness;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Claims;

public class StudyTests
{
    private const string Small = """
        { "days": 30, "horizons": [10, 30], "replicates": 3, "community": { "members": 60 },
          "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 }, "absent": {} },
          "claim": { "id": "C1", "says": "x", "expect": [{ "that": "connect is ahead", "of": "value", "plus": ["connect"], "minus": ["convert"] }] },
          "sensitivity": { "points": 4, "levels": 3, "levelReplicates": 3, "over": { "community.cohesion": { "from": 0, "to": 1 }, "brand.saleMargin": { "from": 0, "to": 120 }, "member.customerChurn": { "from": 0.005, "to": 0.02 } } } }
        """;

    [Test]
    public void At_the_files_own_values_a_study_has_the_difference_of_the_experiment()
    {
        using TestFolder folder = new();
        using ExperimentResult result = ResultFolder.Load(Command.RunWithoutCharts(folder, Small));
        ExperimentAnalysis analysis = new(result);

        // Three worlds each, the same seeds.
        Assert.That(analysis.Lines!.Here.Mean, Is.EqualTo(analysis.Claim!.Expectations[0].Places[0].Difference.Mean));
        Assert.That(
            result.Studies.Where(study => study.Key != SensitivityRuns.Space).Select(study => study.Value.Config.Strategies.Select(strategy => strategy.Name)),
            Is.All.EqualTo(new[] { "convert", "connect" }),
            "only those that are compared are run");
        Assert.That(
            result.Studies[SensitivityRuns.Space].Config.Strategies.Select(strategy => strategy.Name),
            Is.EqualTo(new[] { "convert", "connect", "absent" }),
            "a decision is between all");
    }

    [Test]
    public void Along_a_line_one_parameter_moves_and_the_files_own_value_is_among_the_levels()
    {
        using TestFolder folder = new();
        using ExperimentResult result = ResultFolder.Load(Command.RunWithoutCharts(folder, Small));
        ParameterLine line = new ExperimentAnalysis(result).Lines!.Lines.Single(found => found.Parameter.Path == "brand.saleMargin");
        ExperimentConfig config = ExperimentReader.Read(Path.Combine(folder["out/mine"], "config.json"), []);
        using ExperimentResult cheap = Runner.Run(config with { Sensitivity = null, Values = config.Values.ToDictionary(value => value.Key, value => value.Key == "brand.saleMargin" ? 0.0 : value.Value, StringComparer.Ordinal) }, 1);

        Assert.That(line.Levels.Select(level => level.Value), Is.EqualTo(new[] { 0.0, 60, 120 }), "60 is the file's own and a level: it stands once");
        Assert.That(line.Levels[0].Difference.Mean, Is.EqualTo(new ExperimentAnalysis(cheap).Claim!.Expectations[0].Places[0].Difference.Mean));
    }

    [Test]
    public void A_parameter_without_effect_has_no_index_and_one_that_does_all_has_it_all()
    {
        // Without wages, margins or sales, value is the margin of sales times their number; nobody buys twice in ten days.
        using TestFolder folder = new();
        string text = Small.Replace("\"community.cohesion\"", "\"member.painHalfLife\"", StringComparison.Ordinal).Replace("\"from\": 0, \"to\": 1 }", "\"from\": 5, \"to\": 6 }", StringComparison.Ordinal)
            .Replace("\"points\": 4", "\"points\": 32", StringComparison.Ordinal).Replace("\"days\": 30, \"horizons\": [10, 30]", "\"days\": 10, \"horizons\": [10]", StringComparison.Ordinal)
            .Replace("\"member.customerChurn\": { \"from\": 0.005, \"to\": 0.02 }", "\"brand.hourlyWage\": { \"from\": 30, \"to\": 31 }", StringComparison.Ordinal);
        using ExperimentResult result = ResultFolder.Load(Command.RunWithoutCharts(folder, text));
        SpaceStudy study = new ExperimentAnalysis(result).Space!;
        IReadOnlyList<ParameterIndex> indices = study.Indices;

        Assert.That(indices[0].Parameter.Path, Is.EqualTo("brand.saleMargin"));
        Assert.That(indices[0].Total.Mean + study.Luck!.Value.Mean, Is.GreaterThan(0.9), "the rest is luck, and what both do together counts twice");
        Assert.That(indices.Single(index => index.Parameter.Path == "brand.hourlyWage").Total.Mean, Is.EqualTo(0).Within(1e-9), "both pay the same hours");
    }

    [Test]
    public void The_share_of_the_space_is_of_even_points_and_the_nearest_turn_is_named_first()
    {
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, """
            { "days": 30, "replicates": 3, "community": { "members": 60 }, "strategies": { "absent": {}, "connect": { "solve": 0.8, "bond": 0.2 } },
              "sensitivity": { "points": 4, "levels": 5, "levelReplicates": 6, "over": { "brand.retainedMargin": { "from": 1, "to": 500 }, "brand.hourlyWage": { "from": 0, "to": 100 }, "brand.saleMargin": { "from": 60, "to": 5000 } } } }
            """);
        using ExperimentResult result = ResultFolder.Load(place);
        ExperimentAnalysis analysis = new(result);
        string[] nearest = [.. analysis.Lines!.Lines.Where(line => line.Turn is { IsKnown: true }).OrderBy(line => line.Distance).Select(line => line.Parameter.Path)];

        Assert.That(nearest, Has.Length.GreaterThan(1));
        Assert.That(analysis.Lines.Turning.Select(line => line.Parameter.Path), Is.EqualTo(nearest));
        Assert.That(File.ReadAllText(Path.Combine(place, "summary.md")), Does.Match($"{nearest[0]} at about .*{nearest[1]} at about "));
        Assert.That((analysis.Space!.Replicates, string.Join(' ', analysis.Space.Shares.Select(share => share.Points).Distinct())), Is.EqualTo((5, "4")));
        (IReadOnlyList<double> Worlds, int Times)[] worlds = [.. Contrast.Compute(result.Studies["space"], SensitivityRuns.Studied(result.Config)).Select(found => (found.Values, 1))];
        Assert.That(worlds.Select(point => point.Worlds.Count), Is.EqualTo(new[] { 5, 5, 5, 5 }));
        Assert.That(analysis.Space.Shares[^1].Share, Is.EqualTo(PointShare.Of(worlds, mean => mean > 0)));
    }

    [Test]
    public void Points_of_a_space_have_luck_of_their_own_and_its_strategies_share_it()
    {
        using TestFolder folder = new();
        using ExperimentResult result = ResultFolder.Load(Command.RunWithoutCharts(folder, Small));
        Cell[] space = [.. result.Studies["space"].Config.Cells()], sobol = [.. result.Studies["sobol"].Config.Cells()];

        Assert.That(space.Select(cell => cell.Luck), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        Assert.That(sobol.Select(cell => cell.Luck), Is.EqualTo(Enumerable.Range(0, 4).SelectMany(block => (int[])[2 * block, (2 * block) + 1, 2 * block, 2 * block, 2 * block])), "B has other luck than A and its mixtures");
        Assert.That(result.Studies["lines"].Config.Cells().Select(cell => cell.Luck), Is.All.Zero);

        ExperimentConfig alone = result.Studies["space"].Config;
        WorldView view = new(alone, space[2], 1);
        Assert.That(view.World.RandomStreams, Is.EqualTo(new RandomStreams(alone.Seed, (2 * Cell.MostWorldsPerLuck) + 1)));
    }

    /// <summary>Of thirteen parameters eight get an index.</summary>
    [Test]
    public void Many_parameters_are_screened_before_their_indices_are_asked_for()
    {
        using TestFolder folder = new();
        string[] others = ["community.cohesion", "member.tolerance", "member.effort", "member.needRate", "member.initialTrust", "member.painHalfLife", "member.choiceSensitivity", "member.seesaw", "member.lossAversion", "member.customerChurn", "brand.skill", "community.turnover"];
        string over = string.Join(", ", others.Append("brand.saleMargin").Select(path => Parameters.Find(path)!.About).Zip(others.Append("brand.saleMargin"), (about, path) => FormattableString.Invariant($"\"{path}\": {{ \"from\": {about.Low}, \"to\": {about.High} }}")));
        string text = Small[..Small.IndexOf("\"over\"", StringComparison.Ordinal)] + $"\"over\": {{ {over} }} }} }}";
        string place = Command.RunWithoutCharts(folder, text.Replace("\"points\": 4", "\"points\": 32", StringComparison.Ordinal));
        using ExperimentResult result = ResultFolder.Load(place);
        SpaceStudy study = new ExperimentAnalysis(result).Space!;
        double[] sizes = [.. study.Screening!.Effects.Select(effects => effects.MuStar.Mean)];

        Assert.That((study.Parameters, study.Indices.Count, study.ScreenedOut.Count, study.Screening.Trajectories), Is.EqualTo((13, 8, 5, 3)));
        Assert.That(study.ScreenedOut[^1].Effects.MuStar.Mean, Is.EqualTo(sizes.Min()));
        Assert.That(result.Studies["sobol"].Config.Sample!.Indexed, Is.EqualTo(study.Screening.Kept));
        Assert.That(study.Screening.Kept.Select(place => study.Screening.Parameters[place]), Does.Not.Contain(study.ScreenedOut[0].Parameter).And.EquivalentTo(study.Indices.Select(index => index.Parameter)));
        Assert.That(File.ReadAllText(Path.Combine(place, "sensitivity.csv")), Does.Contain($"{study.ScreenedOut[0].Parameter.Path},").And.Contain("screened out").And.Contain("all others together").And.Contain("luck,"));
        Assert.That(File.ReadAllText(Path.Combine(place, "summary.md")), Does.Contain("left 8 parameters and put 5 aside, of which " + study.ScreenedOut[0].Parameter.Path));
        Assert.That(Command.SayWithoutCharts("verify", place, "--sample", "2").Code, Is.Zero);

        // A study that is gone is run again.
        IReadOnlyDictionary<string, string> whole = Command.Bytes(place);
        File.Delete(Path.Combine(place, "manifest.json"));
        File.Delete(Path.Combine(place, "sobol.db"));
        Command.RunWithoutCharts(folder, text.Replace("\"points\": 4", "\"points\": 32", StringComparison.Ordinal));
        Assert.That(Command.Bytes(place), Is.EqualTo(whole));
    }

    /// <summary>An index of more than one, or one whose interval spans most of 0 to 1, is no share.</summary>
    [TestCase(0.3, 0.2, 0.45, true)]
    [TestCase(-0.01, -0.03, 0.02, true)]
    [TestCase(0.9, 0.7, 1.4, true)]
    [TestCase(0.145, 0.03, 1.02, false)]
    [TestCase(1.2, 0.8, 1.4, false)]
    [TestCase(1.3, 1.1, 1.5, false)]
    [TestCase(0.2, 0.2, 0.2, false)]
    [TestCase(double.NaN, double.NaN, double.NaN, false)]
    public void An_index_is_a_share_or_not_known(double mean, double low, double high, bool known)
    {
        Interval share = SobolShare.Of(new Interval(mean, low, high));

        Assert.That(SobolShare.IsKnown(new Interval(mean, low, high)), Is.EqualTo(known));
        Assert.That(known ? share.Low >= 0 && share.High <= 1 && share.Mean >= share.Low && share.Mean <= share.High : double.IsNaN(share.Mean) && double.IsNaN(share.Low));
    }

    [Test]
    public void Cells_are_counted_by_their_best_strategy_the_most_frequent_first()
    {
        // Paid nothing, connecting brings something; paid a thousand an hour it is a loss.
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, """
            { "days": 30, "replicates": 8, "community": { "members": 100 }, "strategies": { "absent": {}, "connect": { "solve": 0.8, "bond": 0.2 } },
              "sweep": { "brand.hourlyWage": [0, 1000, 1100, 1200, 1300, 1400, 1500] } }
            """);

        using ExperimentResult result = ResultFolder.Load(place);
        Recommendation advice = new ExperimentAnalysis(result).Recommendation!;

        Assert.That(advice.Clear.Select(found => (result.Config.Strategies[found.Option].Name, found.Cells.Count)), Is.EqualTo(new[] { ("absent", 6), ("connect", 1) }));
        Assert.That(advice.Open, Is.Zero);
        Assert.That(advice.Clear[1].Cells.Single().Cell.Cell.Values[0], Is.EqualTo(0.0));
        Assert.That(File.ReadAllText(Path.Combine(place, "summary.md")), Does.Contain("absent in 6 and connect in 1").And.Contain("(hourlyWage = 0)"));
    }

    [Test]
    public void Studies_go_on_where_they_were_and_are_verified_with_the_rest()
    {
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, Small);
        IReadOnlyDictionary<string, string> whole = Command.Bytes(place);
        File.Delete(Path.Combine(place, "manifest.json"));
        File.Delete(Path.Combine(place, "space.db"));
        Command.RunWithoutCharts(folder, Small);

        Assert.That(Command.Bytes(place), Is.EqualTo(whole));
        Assert.That(Command.SayWithoutCharts("verify", place, "--sample", "2").Code, Is.Zero);

        string sensitivity = Path.Combine(place, "sensitivity.csv");
        File.WriteAllText(sensitivity, File.ReadAllText(sensitivity).Replace('1', '2'));
        Assert.That(Command.SayWithoutCharts("verify", place, "--sample", "1").Output, Does.Contain("sensitivity.csv has been changed"));
    }

    [Test]
    public void A_screening_ranks_by_the_size_of_elementary_effects()
    {
        using TestFolder folder = new();
        using ExperimentResult result = ResultFolder.Load(Command.RunWithoutCharts(folder, Small.Replace("\"points\": 4", "\"method\": \"morris\", \"points\": 6", StringComparison.Ordinal)));
        SpaceStudy study = new ExperimentAnalysis(result).Space!;

        Assert.That(study.Indices.Select(index => index.First.Mean), Is.Ordered.Descending);
        Assert.That(study.Shares, Is.Empty, "walks are not spread evenly");
        Assert.That(File.ReadAllText(Path.Combine(folder["out/mine"], "sensitivity.csv")), Does.Contain(",muStar,").And.Contain(",sigma,"));
    }

    [TestCase("latinHypercube")]
    [TestCase("sobol")]
    public void A_sample_has_a_cell_for_each_point_and_each_swept_value(string design)
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", $$"""
            { "days": 3, "replicates": 1, "keep": "outcomes", "community": { "members": 20 }, "sweep": { "brand.skill": [0.5, 1] },
              "sample": { "design": "{{design}}", "points": 8, "over": { "member.seesaw": { "from": 0, "to": 1 }, "brand.offer": { "from": 0.5, "to": 2 } } } }
            """), []);
        IReadOnlyList<Cell> cells = config.Cells();
        double[] seesaws = [.. cells.Take(8).Select(cell => (double)cell.Values[1])];

        Assert.Multiple(() =>
        {
            Assert.That(cells, Has.Count.EqualTo(16));
            Assert.That(cells[0].Axes.Select(axis => axis.Path), Is.EqualTo(new[] { "brand.skill", "member.seesaw", "brand.offer" }));
            Assert.That(seesaws.Select(value => (int)(value * 8)).Order(), Is.EqualTo(Enumerable.Range(0, 8)), "each eighth of the range once");
            Assert.That(cells.Skip(8).Select(cell => cell.Values[1]), Is.EqualTo(cells.Take(8).Select(cell => cell.Values[1])), "the same points at the other value");
            Assert.That(ConfigWriter.Write(ExperimentReader.Read(folder.Write("again.json", ConfigWriter.Write(config)), [])), Is.EqualTo(ConfigWriter.Write(config)));
        });
    }

    [Test]
    public void Points_that_rounding_makes_alike_are_one_cell()
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", """{ "sample": { "design": "sobol", "points": 64, "over": { "community.members": { "from": 10, "to": 12 } } } }"""), []);

        Assert.That(config.Cells().Select(cell => cell.Values[0]).Order(), Is.EqualTo(new object[] { 10, 11, 12 }));
    }

    [TestCaseSource(typeof(ShippedResults), nameof(ShippedResults.Names))]
    public void A_shipped_experiment_comes_back_from_its_config_as_it_was(string name)
    {
        string file = Path.Combine(ShippedResults.Folder, name, "config.json");

        Assert.That(ConfigWriter.Write(ExperimentReader.Read(file, [])), Is.EqualTo(File.ReadAllText(file)));
    }
}
