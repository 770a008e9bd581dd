using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Fitting;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Fitting;

/// <summary>A fit is honest about data that the model made, and about data that it did not.</summary>
public sealed class FitTests
{
    private const int Truths = 200;

    private const string Experiment = """
        "days": 150, "horizons": [150], "community": { "members": 300 }, "calendar": { "start": "2024-01-01" },
        "history": { "decideOn": 61, "pitch": 1, "schedule": [{ "fromDay": 31, "solve": 0.8, "bond": 0.2 }] },
        """;

    private static readonly Lazy<ExperimentResult> Shared = new(() => Fit(Truth("trust", "newCustomers", "letDown"), """ "points": 600, "otherForms": 4, """));

    private static FitStudy Study => FitStudy.Of(Shared.Value)!;

    [OneTimeTearDown]
    public void Dispose()
    {
        if (Shared.IsValueCreated)
        {
            Shared.Value.Dispose();
        }
    }

    [Test]
    public void Intervals_cover_pretended_truths_as_often_as_they_say()
    {
        // At most one strategy of three can be left out of each truth, so a truth counts as one case.
        double error = Math.Sqrt(0.9 * 0.1 / Truths);
        Assert.That(Study.Truths.Coverage.Mean, Is.InRange(0.85 - (3 * error), 0.95 + (3 * error)));
    }

    [Test]
    public void The_choice_is_best_about_as_often_as_the_fit_says()
    {
        PretendedTruths truths = Study.Truths;
        double error = Math.Sqrt(truths.Best.Mean * (1 - truths.Best.Mean) / Truths);
        Assert.That(truths.Said, Is.EqualTo(truths.Best.Mean).Within(0.1 + (3 * error)));
    }

    [Test]
    public void Data_lower_the_regret_and_no_series_raises_it_beyond_its_error()
    {
        FitStudy study = Study;
        Assert.That(study.Truths.Regret.Mean, Is.LessThan(study.Truths.RegretBefore.Mean));
        Assert.That(study.Without.Concat(study.With).Select(series => series.Regret.Low), Is.All.LessThanOrEqualTo(0));
        Assert.That(study.Without.Select(series => series.Measure.Name), Is.EquivalentTo((string[])["trust", "newCustomers", "letDown"]));
    }

    [Test]
    public void Data_of_the_model_are_shown_and_data_that_it_cannot_make_are_not()
    {
        Assert.That(Study.Standing, Is.EqualTo(FitStanding.Shows));
        using ExperimentResult other = Fit(
            Rows("trust", [0.9, 0.1, 0.9, 0.1, 0.9, 0.1]), """ "points": 200, "otherForms": 0, "truths": 20, """);
        FitStudy impossible = FitStudy.Of(other)!;
        Assert.That(impossible.Standing, Is.EqualTo(FitStanding.CannotShow));
        Assert.That(new FitText(new ExperimentAnalysis(other)).Lead[0].Plain, Does.Contain("cannot show").And.Contain("trust"));
    }

    [Test]
    public void The_page_answers_data_then_decision_then_before_and_after()
    {
        FitText text = new(new ExperimentAnalysis(Shared.Value));
        Assert.That(text.Lead, Has.Count.EqualTo(4));
        Assert.That(text.Lead[0].Plain, Does.StartWith("The model shows your data"));
        Assert.That(text.Lead[1].Plain, Does.StartWith("Recommendation after your data"));
        Assert.That(text.Lead[2].Plain, Does.StartWith("The simple before/after comparison says"));
        Assert.That(text.Lead[3].Plain, Does.Contain("form"));
    }

    [Test]
    public void Most_parameters_are_told_nothing_and_an_observed_one_is_told_much()
    {
        FitStudy study = Study;
        Assert.That(study.Parameters.Count(one => one.Tells == "nothing"), Is.GreaterThan(study.Parameters.Count / 2));
        LearntParameter trust = study.Parameters.Single(one => one.Parameter.Path == "member.initialTrust");
        Assert.That(trust.Ratio, Is.EqualTo(study.Parameters.Min(one => one.Ratio)), "trust was surveyed from the first day");
    }

    [Test]
    public void More_points_lie_where_the_data_may_lie()
    {
        using ExperimentResult result = Fit(Truth("trust", "newCustomers", "customers", "muted"), """ "points": 300, "otherForms": 0, "truths": 20, """);
        FitStudy study = FitStudy.Of(result)!;
        Assume.That(study.NotRuledOutFirst, Is.LessThan(FitWave.Enough));

        Assert.That(study.HasWave);
        double before = study.NotRuledOutFirst / (double)study.FirstPoints, after = study.Posterior.NotRuledOut / (double)study.Posterior.Considered;
        Assert.That(after, Is.GreaterThan(before));
    }

    [Test]
    public void A_score_tells_the_course_of_trust_whatever_its_yardstick()
    {
        ExperimentConfig config = Config(Truth("trust"), "");
        using ExperimentResult result = Runner.Run(Config(Truth("trust"), """ "points": 200, """), 2);
        FitPool pool = FitPool.Read(300, result);
        Observation[] scores = [.. config.Observations.Select(one => one with { Value = 2 + (5 * one.Value), Error = 5 * one.Error, Unit = ObservationUnit.Score })];
        Observation[] others = [.. scores.Select(one => one with { Value = 10 * one.Value, Error = 10 * one.Error })];

        ObservedData data = new(scores, pool, NoLuck(scores), 0.05, 300), same = new(others, pool, NoLuck(others), 0.05, 300);

        Assert.That(same.Observed, Is.EqualTo(data.Observed).Within(1e-9));
        Assert.That(same.Distances(same.Seen[3], same.Observed), Is.EqualTo(data.Distances(data.Seen[3], data.Observed)).Within(1e-6));
    }

    [Test]
    public void The_same_fit_gives_the_same_bytes_and_its_posterior_runs()
    {
        using TestFolder folder = new();
        folder.Write("data.csv", Truth("trust", "newCustomers"));
        folder.Write("mine.json", $"{{ {Experiment} \"fit\": {{ \"points\": 200, \"otherForms\": 1, \"truths\": 20, \"data\": \"none.csv\" }} }}");
        string[] words = ["fit", folder["mine.json"], "--data", folder["data.csv"], "--out"];
        (int code, string output, string error) = Command.SayWithoutCharts([.. words, folder["one"], "--threads", "1"]);
        (int other, _, _) = Command.SayWithoutCharts([.. words, folder["two"], "--threads", "2", "--quiet"]);
        (int again, string told, _) = Command.SayWithoutCharts([.. words, folder["one"]]);
        (int verified, string checks, _) = Command.SayWithoutCharts("verify", folder["one/mine-fit"]);
        File.Copy(folder["one/mine-fit/posterior.csv"], folder["posterior.csv"]);
        folder.Write("after.json", """{ "days": 20, "replicates": 1, "community": { "members": 40 }, "sample": { "points": "posterior.csv" } }""");
        (int ran, string text, _) = Command.SayWithoutCharts("run", folder["after.json"], "--out", folder["one"]);

        Assert.That((code, other, again, verified, ran), Is.EqualTo((0, 0, 0, 0, 0)), error + checks + text);
        Assert.That(output, Does.Contain("minutes"));
        Assert.That(told, Does.Contain("finished before"));
        IReadOnlyDictionary<string, string> one = Command.Bytes(folder["one/mine-fit"]), two = Command.Bytes(folder["two/mine-fit"]);
        Assert.That(two.Where(file => file.Key != "manifest.json"), Is.EquivalentTo(one.Where(file => file.Key != "manifest.json")));
        Assert.That(File.ReadLines(folder["posterior.csv"]).Count(), Is.EqualTo(1 + FitMethod.Kept));
    }

    [TestCase("""{ "calendar": { "start": "2024-01-01" }, "fit": { "data": "data.csv" } }""", "history")]
    [TestCase("""{ "history": { "decideOn": 61, "pitch": 1 }, "fit": { "data": "data.csv" } }""", "calendar")]
    [TestCase("""
        { "calendar": { "start": "2024-01-01" }, "history": { "decideOn": 61, "pitch": 1 }, "fit": { "data": "data.csv" },
          "sweep": { "member.effort": [0.1, 0.2] } }
        """, "sweep")]
    [TestCase("""{ "calendar": { "start": "2024-01-01" }, "history": { "decideOn": 61, "pitch": 1 }, "fit": { "data": "other.csv" } }""", "other.csv")]
    public void What_a_fit_lacks_is_said(string text, string key)
    {
        using TestFolder folder = new();
        folder.Write("data.csv", Rows("trust", [0.3]));
        InputException fault = Assert.Throws<InputException>(() => ExperimentReader.Read(folder.Write("mine.json", text), []))!;
        Assert.That(fault.Message, Does.Contain(key));
    }

    [Test]
    public void The_comparison_without_a_model_takes_the_stage_that_earned_more()
    {
        ExperimentConfig config = Config(Rows("newCustomers", [90, 60, 30, 3, 2, 1]), "");
        BeforeAfter benchmark = BeforeAfter.Of(config)!;
        double[] data = [.. config.Observations.Select(one => one.Value)];

        Assert.That(benchmark.Stages.Select(stage => config.Strategies[stage.Strategy].Name), Is.EqualTo((string[])["convert", "connect"]));
        Assert.That(config.Strategies[benchmark.Choose(data)].Name, Is.EqualTo("convert"));

        // 180 customers in 30 days at 60 each, less 8 hours a thousand members a day at 30.
        Assert.That(benchmark.Score(benchmark.Stages[0], data), Is.EqualTo((180 / 30.0 * 60) - (8 * 0.3 * 30)).Within(1e-9));
        Assert.That(BeforeAfter.Of(config with { History = new HistoryConfig(61, config.Strategies[0]) }), Is.Null, "one stage has no other to compare with");
    }

    private static RowLuck[] NoLuck(IReadOnlyList<Observation> rows) => [.. rows.Select(_ => new RowLuck(false, 0))];

    private static ExperimentResult Fit(string data, string plan) => Studies.Run(Config(data, plan), 2);

    private static ExperimentConfig Config(string data, string plan)
    {
        using TestFolder folder = new();
        folder.Write("data.csv", data);
        return ExperimentReader.Read(folder.Write("mine.json", $"{{ {Experiment} \"fit\": {{ {plan} \"data\": \"data.csv\" }} }}"), []);
    }

    /// <summary>Data that the model makes at its defaults, in windows of ten days.</summary>
    private static string Truth(params string[] measures)
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(
            folder.Write("truth.json", $"{{ {Experiment} \"replicates\": 1, \"keep\": \"daily\", \"seed\": 7 }}"), []);
        using ExperimentResult truth = Runner.Run(config, 2);
        return Text(measures.SelectMany(name =>
        {
            ObservedMeasure measure = ObservedMeasure.All.Single(found => found.Name == name);
            return Enumerable.Range(0, 6).Select(window =>
            {
                double sum = Enumerable.Range((10 * window) + 1, 10)
                    .Sum(day => measure.Observables.Sum(observable => truth.Record.Outcomes(0, 0, day)[(int)observable]));
                return (name, window, measure.IsCount ? sum : sum / 10);
            });
        }));
    }

    private static string Rows(string measure, double[] values) => Text(values.Select((value, window) => (measure, window, value)));

    private static string Text(IEnumerable<(string Measure, int Window, double Value)> rows) =>
        "date_from,date_to,measure,value,se,n,unit\n" + string.Concat(rows.Select(row => FormattableString.Invariant(
            $"{Date((10 * row.Window) + 1)},{Date((10 * row.Window) + 10)},{row.Measure},{row.Value},{(row.Measure == "trust" ? "0.02" : "")},,\n")));

    private static string Date(int day) =>
        new DateOnly(2024, 1, 1).AddDays(day - 1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
