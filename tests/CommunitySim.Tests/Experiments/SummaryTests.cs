using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Experiments;

/// <summary>The verdict follows the figures, whoever they favour.</summary>
public class SummaryTests
{
    [Test]
    public void Connect_is_said_to_be_ahead_where_it_is()
    {
        string summary = Summarise("{ \"days\": 365, \"replicates\": 4 }");

        Assert.That(summary, Does.Contain("**Trust: connect is ahead** on day 365").And.Contain("**Value: connect is ahead** on day 365"));
        Assert.That(summary, Does.Contain("But convert is ahead on days 30 and 90."));
    }

    [Test]
    public void Convert_is_said_to_be_ahead_where_it_is()
    {
        string summary = Summarise("{ \"days\": 365, \"replicates\": 4, \"community\": { \"cohesion\": 0 } }");

        Assert.That(summary, Does.Contain("**Value: convert is ahead** on day 365"));
    }

    [Test]
    public void High_turnover_makes_convert_win_on_value_in_its_cells()
    {
        string summary = Summarise("{ \"days\": 365, \"replicates\": 4, \"sweep\": { \"community.turnover\": [0.0005, 0.02] } }");

        Assert.That(summary, Does.Contain("**Value** on day 365: connect is ahead in 1 of 2 cells, convert in 1, undecided in 0. Convert is ahead at (turnover = 0.02)."));
    }

    [Test]
    public void A_third_strategy_that_is_better_than_both_is_named()
    {
        string summary = Summarise("{ \"days\": 90, \"replicates\": 4, \"brand\": { \"hourlyWage\": 300 } }");

        Assert.That(summary, Does.Contain("Absent is better than both: 0.000."));
    }

    [Test]
    public void The_crossover_is_said_of_the_day_up_to_which_it_was_looked_for()
    {
        string summary = Summarise("{ \"days\": 60, \"replicates\": 4, \"horizons\": [30] }");

        Assert.That(summary, Does.Contain("**Trust: connect is ahead** on day 30").And.Match("Connect (overtakes convert|stays ahead from) [^.]+ until day 60\\."));
    }

    [Test]
    public void A_sweep_of_one_value_has_no_steps()
    {
        string summary = Summarise("{ \"days\": 30, \"replicates\": 2, \"sweep\": { \"member.effort\": [0.2] } }");

        Assert.That(summary, Does.Not.Contain("no effect").And.Not.Contain("Effect of each step"));
    }

    [Test]
    public void A_sweep_that_changes_the_worlds_has_no_steps()
    {
        string summary = Summarise("{ \"days\": 30, \"replicates\": 2, \"sweep\": { \"community.members\": [20, 30] } }");

        Assert.That(summary, Does.Not.Contain("Effect of each step").And.Contain("of 20 to 30 members"));
    }

    [Test]
    public void A_sweep_says_what_became_of_every_strategy_in_every_cell()
    {
        string summary = Summarise("{ \"days\": 30, \"replicates\": 2, \"sweep\": { \"brand.skill\": [0, 1] } }");

        Assert.That(summary, Does.Contain("| 0 | absent |").And.Contain("| 1 | connect |").And.Contain("Cells in which connect / convert / nobody is ahead"));
    }

    [Test]
    public void Two_equal_strategies_are_undecided()
    {
        string summary = Summarise("{ \"days\": 30, \"replicates\": 4, \"strategies\": { \"a\": { \"pitch\": 1 }, \"b\": { \"pitch\": 1 } } }");

        Assert.That(summary, Does.Contain("**Trust: undecided** on day 30").And.Not.Contain("is ahead"));
    }

    [Test]
    public void One_world_decides_nothing()
    {
        ExperimentAnalysis analysis = Analyse("{ \"days\": 30, \"replicates\": 1 }");

        Assert.That(analysis.Recommendation!.Choices.Single().Standing, Is.EqualTo(ChoiceStanding.TooFewWorlds));
        Assert.That(analysis.Recommendation.Elsewhere, Is.Empty);
        Assert.That(analysis.Comparison!.Leads.Select(lead => lead.Leader), Is.All.Null);
        Assert.That(Summary.Of(analysis).Text, Does.Contain("**Trust: undecided**").And.Contain("**Recommendation: none yet.**"));
    }

    [Test]
    public void One_strategy_is_reported_without_a_verdict()
    {
        string summary = Summarise("{ \"days\": 30, \"replicates\": 2, \"strategies\": { \"only\": { \"bond\": 1 } } }");

        Assert.That(summary, Does.Contain("Final level of each strategy").And.Not.Contain("## Verdict"));
    }

    [Test]
    public void A_strategy_that_a_sweep_does_not_touch_is_said_not_to_be()
    {
        string summary = Summarise("{ \"days\": 60, \"replicates\": 4, \"sweep\": { \"brand.consistency\": [0, 0.5, 1] } }");

        Assert.That(summary, Does.Contain("| convert | any | no effect in 4 worlds |").And.Contain("| connect | last step − first step |"));
    }

    [TestCase(0.3984, "0.398")]
    [TestCase(-0.0001, "0.000")]
    [TestCase(-12.4, "−12.4")]
    [TestCase(124.4, "124")]
    [TestCase(1234, "1.2k")]
    [TestCase(378_123, "378.1k")]
    [TestCase(-2_710_000, "−2.71M")]
    public void Amounts_are_short(double value, string text)
    {
        Assert.That(NumberText.Amount(value), Is.EqualTo(text));
    }

    [TestCase(0.0004, 0.0172, "0.009 [0.0004, 0.017]")]
    [TestCase(-0.0003, 0.0021, "0.001 [−0.0003, 0.002]")]
    [TestCase(0.0008, 0.0021, "0.001 [0.001, 0.002]")]
    [TestCase(-1e-9, 1e-9, "0.000 [0.000, 0.000]")]
    public void On_which_side_of_zero_an_interval_ends_can_be_read(double low, double high, string text)
    {
        Assert.That(NumberText.Amount(new Interval((low + high) / 2, low, high)), Is.EqualTo(text));
    }

    [Test]
    public void Strategies_that_come_to_the_same_are_not_ranked()
    {
        ExperimentAnalysis analysis = Analyse("{ \"days\": 60, \"replicates\": 20, \"brand\": { \"hoursPerThousandMembers\": 0 } }");
        StrategyChoice choice = analysis.Recommendation!.Choices.Single();

        Assert.That(choice.Standing, Is.EqualTo(ChoiceStanding.AllEqual));
        Assert.That(choice.GreatestDiffering, Is.EqualTo(1 - Math.Pow(0.025, 1.0 / 20)).Within(1e-12));
        Assert.That(Summary.Of(analysis).Text, Does.Contain("in each of 20 worlds").And.Contain("up to 17% of worlds").And.Not.Contain("is ahead**"));
    }

    [Test]
    public void The_recommendation_leads_by_the_difference_to_the_runner_up_in_the_same_worlds()
    {
        ExperimentAnalysis analysis = Analyse("{ \"days\": 365, \"replicates\": 12 }");
        (CellResult cell, StrategyChoice choice) = (analysis.Result.Cells[0], analysis.Recommendation!.Choices.Single());
        double[] means = [.. Enumerable.Range(0, 3).Select(option => cell.Runs(option, Observable.Value, 3).Average())];

        Assert.That(choice.Standing, Is.EqualTo(ChoiceStanding.Clear));
        Assert.That(means[choice.Best.Option], Is.EqualTo(means.Max()));
        Assert.That(means.Order().ToArray()[1], Is.EqualTo(means[choice.RunnerUp]));
        Assert.That(choice.Lead.Mean, Is.EqualTo(means[choice.Best.Option] - means[choice.RunnerUp]).Within(1e-9 * means.Max()));
        Assert.That(analysis.Recommendation.Earlier, Is.All.Matches<(int Day, int Option)>(found => found.Day < 365 && found.Option != choice.Best.Option));
    }

    [Test]
    public void Every_cell_is_counted_once_for_the_strategy_that_is_best_there()
    {
        Recommendation advice = Analyse("{ \"days\": 365, \"replicates\": 4, \"sweep\": { \"community.turnover\": [0.0005, 0.02] } }").Recommendation!;

        Assert.That(advice.Highest.Sum(found => found.Cells.Count), Is.EqualTo(2));
        Assert.That(advice.Clear.Sum(found => found.Cells.Count) + advice.Open, Is.EqualTo(2));
        Assert.That((advice.Earlier, advice.Elsewhere), Is.EqualTo((Array.Empty<(int, int)>(), Array.Empty<(Observable, BestOf)>())));
    }

    private static ExperimentAnalysis Analyse(string text)
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), []);
        return new ExperimentAnalysis(Runner.Run(config, 2));
    }

    private static string Summarise(string text) => Summary.Of(Analyse(text)).Text;
}
