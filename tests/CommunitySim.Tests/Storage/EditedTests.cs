using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Storage;

/// <summary>An experiment that was edited after it was run: only what is missing is run, and it ends with the bytes of a run from nothing.</summary>
public class EditedTests
{
    private const string Strategies = """{ "a": { "pitch": 1 }, "b": { "solve": 0.8, "bond": 0.2 }, "d": { "solve": 1, "rival": { "pitch": 1 } } }""";

    private const string Small = $$"""
        { "days": 12, "replicates": 4, "horizons": [5, 12], "community": { "members": 20 }, "sweep": { "member.seesaw": [0, 0.5] },
          "strategies": {{Strategies}} }
        """;

    private const string Days = "{ \"days\"", Outcomes = "{ \"keep\": \"outcomes\", \"days\"", Daily = "{ \"keep\": \"daily\", \"days\"", Named = "{ \"baseline\": \"a\", \"challenger\": \"b\", \"days\"";
    private const string First = "{ \"a\"", New = "{ \"c\": { \"pitch\": 0.5 }, \"a\"";
    private const string Count = "\"replicates\": 4", Precise = """ "replicates": { "precision": 0.03, "of": "reach", "atLeast": 3, "atMost": 40 }""";
    private const string Price = "\"brand\": { \"saleMargin\": 0.1, \"retainedMargin\": 0.7, \"hourlyWage\": 33.3, \"outsideReturn\": 0.9 }";
    private const string PreciseValue = """ "replicates": { "precision": 300, "of": "value", "atLeast": 3, "atMost": 40 }""";
    private const string Lift = """{ "brand": { "holdOut": 0.3 }, "manager": { "by": "lift", "every": 3, "options": [{ "name": "ask", "pitch": 1 }, { "name": "help", "solve": 1 }, { "name": "leave" }] } }""";
    private const string Wages = """ "a": { "pitch": 1, "schedule": [{ "fromDay": 4, "pitch": 0.5, "hourlyWage": 12.7 }, { "fromDay": 9, "hoursPerThousandMembers": 3, "pitch": 1 }] }""";
    private const string Rivals = """ "rivals": [{ "pitch": 1 }, { "solve": 0.5 }]""", Decided = "{ \"history\": { \"decideOn\": 5, \"pitch\": 0.4, \"hourlyWage\": 9 }, \"days\"";
    private const string Studied = """
        { "sensitivity": { "points": 4, "levels": 3, "levelReplicates": 4, "over": { "member.tolerance": { "from": 0.5, "to": 2 }, "brand.offer": { "from": 0.5, "to": 2 } } }, "days"
        """;

    // What stands there before and after; what the last line says of runs that were stored, or that nothing was.
    private static IEnumerable<TestCaseData> Edits() =>
    [
        Edit("a_new_strategy_at_the_end", "24 of 32", Small, "} } }", "} }, \"c\": { \"pitch\": 0.5 } }"),
        Edit("a_new_strategy_before_the_others", "24 of 32", Put(Small, Days, Named), First, New),
        Edit("another_name", "24 of 24", Small, "\"a\": {", "\"z z\": {"),
        Edit("names_that_change_places", "24 of 24", Small, Strategies, """{ "b": { "pitch": 1 }, "a": { "solve": 0.8, "bond": 0.2 }, "d": { "solve": 1, "rival": { "pitch": 1 } } }"""),
        Edit("another_order", "24 of 24", Put(Small, Days, Named), Strategies, """{ "d": { "solve": 1, "rival": { "pitch": 1 } }, "b": { "solve": 0.8, "bond": 0.2 }, "a": { "pitch": 1 } }"""),
        Edit("an_order_that_makes_another_pair", "24 of 24", Small, Strategies, """{ "b": { "solve": 0.8, "bond": 0.2 }, "a": { "pitch": 1 }, "d": { "solve": 1, "rival": { "pitch": 1 } } }"""),
        Edit("a_strategy_less", "16 of 16", Small, ", \"d\": { \"solve\": 1, \"rival\": { \"pitch\": 1 } }", ""),
        Edit("another_share", "16 of 24", Small, "\"d\": { \"solve\": 1", "\"d\": { \"solve\": 0.9"),
        Edit("another_rival", "16 of 24", Small, "\"rival\": { \"pitch\": 1", "\"rival\": { \"pitch\": 0.7"),
        Edit("another_challenger", "24 of 24", Small, Days, "{ \"challenger\": \"d\", \"days\""),
        Edit("fewer_replicates", "12 of 12", Small, Count, "\"replicates\": 2"),
        Edit("a_horizon_less", "24 of 24", Small, "[5, 12]", "[12]"),
        Edit("another_horizon", "24 of 24", Small, "[5, 12]", "[7, 12]"),
        Edit("fewer_days", "24 of 24", Small, "\"days\": 12, \"replicates\": 4, \"horizons\": [5, 12]", "\"days\": 9, \"replicates\": 4, \"horizons\": [5, 9]"),
        Edit("another_price", "24 of 24", Small, Days, $"{{ {Price}, \"days\""),
        Edit("the_price_of_one_strategy", "24 of 24", Small, "\"a\": {", "\"a\": { \"brand\": { \"retainedMargin\": -0.1, \"outsideReturn\": 7.7 },"),
        Edit("the_price_of_a_rival", "24 of 24", Small, "\"rival\": {", "\"rival\": { \"brand\": { \"saleMargin\": 0.3 },"),
        Edit("a_swept_price", "48 of 48", Small, "\"sweep\": {", "\"sweep\": { \"brand.saleMargin\": [60, 0.7],"),
        Edit("other_values_of_a_swept_price", "48 of 48", Put(Small, "\"sweep\": {", "\"sweep\": { \"brand.hourlyWage\": [3, 9],"), "[3, 9]", "[9.1, 0.7]"),
        Edit("a_price_where_a_manager_decides_by_earnings", "16 of 24", Put(Small, "\"a\": { \"pitch\": 1 }", $"\"a\": {Lift}"), Days, $"{{ {Price}, \"days\""),
        Edit("a_price_where_a_rival_decides_by_earnings", "16 of 24", Put(Small, "\"rival\": { \"pitch\": 1 }", $"\"rival\": {Lift}"), Days, $"{{ {Price}, \"days\""),
        Edit("a_price_where_a_manager_decides_by_impressions", "24 of 24", Put(Small, "\"a\": { \"pitch\": 1 }", $"\"a\": {Lift.Replace("lift", "theatre", StringComparison.Ordinal)}"), Days, $"{{ {Price}, \"days\""),
        Edit("a_price_beside_wages_of_stages", "24 of 24", Put(Small, "\"a\": { \"pitch\": 1 }", Wages), Days, $"{{ {Price}, \"days\""),
        Edit("a_price_of_the_second_rival", "24 of 24", Put(Small, "\"rival\": { \"pitch\": 1 }", Rivals), "\"solve\": 0.5", "\"solve\": 0.5, \"brand\": { \"saleMargin\": 0.3 }"),
        Edit("a_price_after_a_decision", "24 of 24", Put(Put(Small, Days, Decided), "\"a\": { \"pitch\": 1 }", Wages), Decided, Put(Decided, "\"days\"", $"{Price}, \"days\"")),
        Edit("another_share_beside_a_rival_after_a_decision", "16 of 24", Put(Small, Days, Decided), "\"d\": { \"solve\": 1", "\"d\": { \"solve\": 0.9"),
        Edit("a_horizon_after_a_decision", "24 of 24", Put(Small, Days, Decided), "[5, 12]", "[7, 12]"),
        Edit("a_price_of_outcomes", "24 of 24", Put(Small, Days, Outcomes), "{ \"keep\"", $"{{ {Price}, \"keep\""),
        Edit("a_price_and_another_name_and_order", "24 of 24", Put(Small, Days, Named), Strategies, """{ "d": { "solve": 1, "rival": { "pitch": 1 } }, "b": { "brand": { "hourlyWage": 1.1 }, "solve": 0.8, "bond": 0.2 }, "a": { "pitch": 1 } }"""),
        Edit("a_price_and_more_replicates", "24 of 36", Small, Count, $"{Price}, \"replicates\": 6"),
        Edit("a_price_under_a_precision_of_value", null, Put(Small, Count, PreciseValue), Days, $"{{ {Price}, \"days\""),
        Edit("a_price_and_studies", "172 of 172", Put(Small, Days, Studied), Days[2..], $"{Price}, \"days\""),
        Edit("every_day_kept", "24 of 24", Small, Days, Daily),
        Edit("only_outcomes_kept", "24 of 24", Small, Days, Outcomes),
        Edit("another_cell_in_place_of_one", "12 of 24", Small, "[0, 0.5]", "[0.5, 0.2]"),
        Edit("outcomes_of_fewer_replicates", "12 of 12", Put(Small, Days, Outcomes), Count, "\"replicates\": 2"),
        Edit("outcomes_at_another_horizon", "", Put(Small, Days, Outcomes), "[5, 12]", "[7, 12]"),
        Edit("outcomes_of_another_pair", "8 of 24", Put(Small, Days, Outcomes), "{ \"keep\"", "{ \"challenger\": \"d\", \"keep\""),
        Edit("outcomes_no_more", "", Put(Small, Days, Outcomes), Outcomes, Days),
        Edit("daily_no_more", "24 of 24", Put(Small, Days, Daily), Daily, Days),
        Edit("daily_and_other_horizons", "24 of 24", Put(Small, Days, Daily), "[5, 12]", "[3, 7]"),
        Edit("precision_and_a_new_strategy", null, Put(Put(Small, Count, Precise), Days, Named), First, New),
        Edit("precision_and_another_challenger", null, Put(Small, Count, Precise), Days, "{ \"challenger\": \"d\", \"days\""),
        Edit("precision_and_a_new_challenger", null, Put(Small, Count, Precise), "\"b\": { \"solve\": 0.8", "\"b\": { \"solve\": 0.7"),
        Edit("studies_and_another_name", null, Put(Small, Days, Studied), "\"a\": {", "\"z\": {"),
        Edit("studies_and_a_new_strategy", null, Put(Put(Small, Days, Named), "{ \"baseline\"", Put(Studied, "\"days\"", "\"baseline\"")), First, New),
        Edit("studies_of_fewer_points", null, Put(Small, Days, Studied), "\"points\": 4, \"levels\": 3, \"levelReplicates\": 4", "\"points\": 2, \"levels\": 2, \"levelReplicates\": 3"),
        Edit("no_studies_any_more", null, Put(Small, Days, Studied), Studied, Days),
    ];

    [TestCaseSource(nameof(Edits))]
    public void Only_what_is_missing_is_run_and_the_bytes_are_those_of_a_run_from_nothing(string? stored, string before, string after)
    {
        using TestFolder edited = new(), whole = new();
        Command.RunWithoutCharts(edited, before);
        ExperimentConfig config = ExperimentReader.Read(edited.Write("mine.json", after), []);
        if (stored is not null && StudyRuns.For(config).Count == 0)
        {
            Assert.That(ResultStore.Preview(edited["out/mine/results.db"], config).Runs, Is.EqualTo(stored.Length == 0 ? 0 : int.Parse(stored.Split(' ')[0])), "check says the same beforehand");
        }

        (int code, string output, string error) = Command.SayWithoutCharts("run", edited.Write("mine.json", after), "--out", edited["out"]);

        Assert.That((code, error), Is.EqualTo((0, error)));
        Assert.That(output, stored is null ? Does.Contain("results.db") : stored.Length == 0 ? Does.Not.Contain("stored before").And.Contain("must run again") : Does.Contain($"; {stored} runs were stored before"));
        Assert.That(Command.Bytes(edited["out/mine"]), Is.EqualTo(Command.Bytes(Command.RunWithoutCharts(whole, after))));
    }

    [Test]
    public void Runs_that_are_taken_out_are_told()
    {
        using TestFolder folder = new();
        Command.RunWithoutCharts(folder, Small);

        Assert.That(Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--set", "sweep.member.seesaw=[0]").Output, Does.Contain("results.db: 12 of the stored runs are no longer needed and are removed."));
    }

    [TestCase("strategies.c={\"pitch\":0.5}", "24 of 32 runs are stored, 8 are missing")]
    [TestCase("brand.hourlyWage=9", "24 of 24 runs are stored, 0 are missing")]
    [TestCase("days=13", "days was 12 and is 13 now")]
    public void Check_tells_what_an_edit_costs_and_changes_nothing(string setting, string words)
    {
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, Small);
        IReadOnlyDictionary<string, string> before = Command.Bytes(place);
        (int code, string output, _) = Command.SayWithoutCharts("check", folder["mine.json"], "--out", folder["out"], "--set", setting);

        Assert.That((code, output), Is.EqualTo((0, output)));
        Assert.That(output, Does.Contain(words));
        Assert.That(Command.Bytes(place), Is.EqualTo(before));
    }

    [Test]
    public void Results_at_other_prices_are_verified_in_all_worlds()
    {
        using TestFolder folder = new();
        string text = Put(Small, Days, Studied);
        Command.RunWithoutCharts(folder, text);
        string place = Command.RunWithoutCharts(folder, Put(text, Days[2..], $"{Price}, \"days\""));

        Assert.That(Command.SayWithoutCharts("verify", place, "--all").Output, Does.EndWith($"{place} is verified.{Environment.NewLine}"));
    }

    [TestCase("days", 13, "days was 12 and is 13 now")]
    [TestCase("seed", 2, "seed was 1 and is 2 now")]
    public void What_makes_every_run_another_is_said(string key, int value, string words)
    {
        using TestFolder folder = new();
        Command.RunWithoutCharts(folder, Small);

        Assert.That(Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--set", $"{key}={value}").Error, Does.Contain(words).And.Contain("--fresh"));
    }

    [Test]
    public void Cut_off_while_a_new_strategy_is_run_it_runs_that_alone_and_ends_with_the_same_bytes([Values(0, 1, 3, 5)] int worlds)
    {
        using TestFolder cut = new(), whole = new();
        string old = Put(Small, Days, Named), more = Put(old, First, New);
        Command.RunWithoutCharts(cut, old);
        List<string> lived = RunPart(cut, more, worlds);
        string place = Command.RunWithoutCharts(cut, more);

        Assert.That(lived, Is.Not.Empty.And.All.EqualTo("c"));
        Assert.That(Command.Bytes(place), Is.EqualTo(Command.Bytes(Command.RunWithoutCharts(whole, more))));
    }

    [Test]
    public void Back_to_the_old_file_in_the_midst_of_the_new_one_nothing_is_run()
    {
        using TestFolder folder = new();
        string old = Put(Small, Days, Named);
        Command.RunWithoutCharts(folder, old);
        RunPart(folder, Put(old, First, New), 1);

        Assert.That(Command.SayWithoutCharts("run", folder.Write("mine.json", old), "--out", folder["out"]).Output, Does.Contain("24 of 24 runs were stored before"));
    }

    /// <summary>A world that fails under a new strategy counts for none, though the others have lived it.</summary>
    [Test]
    public void A_world_that_fails_under_a_new_strategy_is_left_out_under_all()
    {
        using TestFolder grown = new(), whole = new();
        string old = Put(Small, Days, Named);
        Command.RunWithoutCharts(grown, old);

        Assert.That(Failing(grown, Put(old, First, New)), Is.EqualTo(Failing(whole, Put(old, First, New))));
    }

    private static string Failing(TestFolder folder, string text)
    {
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), []);
        Directory.CreateDirectory(folder["out/mine"]);
        using ResultStore store = ResultStore.Open(folder["out/mine/results.db"], config);
        Assert.That(Runner(config, store, (strategy, world) => strategy == "c" && world == 1 ? throw new InvalidOperationException("the world ends") : strategy).Run(2, CancellationToken.None), Is.True);
        ExperimentResult result = new(config, store);
        Assert.That(result.Cells.Select(cell => cell.Faults.Count), Is.EqualTo(new[] { 1, 1 }));
        ResultFolder.Write(new ExperimentAnalysis(result), folder["draft"], []);
        return string.Concat(new[] { "daily.csv", "runs.csv", "comparisons.csv" }.Select(name => File.ReadAllText(Path.Combine(folder["draft"], name))));
    }

    /// <summary>Runs on one thread until so many more runs are begun, as if stopped then.</summary>
    /// <returns>The strategies that were begun.</returns>
    private static List<string> RunPart(TestFolder folder, string text, int runs)
    {
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), []);
        using ResultFolder results = ResultFolder.Acquire(folder["out"], "mine");
        using ResultStore store = ResultStore.Open(results.Database, config);
        using CancellationTokenSource stop = new();
        List<string> begun = [];
        Runner(config, store, (strategy, _) =>
        {
            begun.Add(strategy);
            if (begun.Count > runs)
            {
                stop.Cancel();
            }

            return strategy;
        }).Run(1, stop.Token);
        return begun;
    }

    private static Runner Runner(ExperimentConfig config, ResultStore store, Func<string, uint, string> begin) => new(config, store, progress => new WorldRun(config, progress)
    {
        BeginRun = (scenario, world, days) =>
        {
            begin(scenario.Strategy.Name, world.RandomStreams.Replicate);
            return new Simulation(scenario, world, days);
        },
    });

    private static string Put(string text, string old, string made)
    {
        string put = text.Replace(old, made, StringComparison.Ordinal);
        Assert.That(put, Is.Not.EqualTo(text), old);
        return put;
    }

    private static TestCaseData Edit(string name, string? stored, string before, string old, string made) => new TestCaseData(stored, before, Put(before, old, made)).SetArgDisplayNames(name);
}
