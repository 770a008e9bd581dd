using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

internal sealed class StrategyTests
{
    private static Shares Ask { get; } = new(1, 0, 0);

    private static Shares Help { get; } = new(0, 0.8, 0.2);

    [Test]
    public void A_schedule_holds_from_its_day_on()
    {
        Strategy strategy = new("turn", [new Stage(1, Ask), new Stage(10, default), new Stage(20, Help)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(strategy.On(1), Is.EqualTo(Ask));
            Assert.That(strategy.On(9), Is.EqualTo(Ask));
            Assert.That(strategy.On(10).Absent);
            Assert.That(strategy.On(19).Absent);
            Assert.That(strategy.On(20), Is.EqualTo(Help));
            Assert.That(strategy.On(100_000), Is.EqualTo(Help));
            Assert.That(new Strategy("always", Help).On(1), Is.EqualTo(Help));
        }
    }

    [Test]
    public void Before_the_first_stage_the_brand_stays_away() =>
        Assert.That(new Strategy("later", [new Stage(5, Ask)]).On(4).Absent);

    [Test]
    public void Stages_that_do_not_ascend_from_day_1_are_refused()
    {
        foreach (Stage[] stages in (Stage[][])[[], [new Stage(0, Ask)], [new Stage(20, Ask), new Stage(1, Help)]])
        {
            Assert.That(() => new Scenario(new(), new(), new(), new Strategy("wrong", stages)), Throws.ArgumentException.With.Message.Contains("stage"));
        }
    }

    [TestCase(0, 0, 0, true)]
    [TestCase(1, 0, 0, false)]
    [TestCase(0, 0.01, 0, false)]
    [TestCase(0, 0, 1e-9, false)]
    public void Only_a_brand_without_any_share_is_absent(double pitch, double solve, double bond, bool absent) =>
        Assert.That(new Shares(pitch, solve, bond).Absent, Is.EqualTo(absent));

    [TestCase(0.7, 0.2, 0.1, true)]
    [TestCase(0.1, 0.1, 0.1, true)]
    [TestCase(0.5, 0.5, 0.1, false)]
    [TestCase(-0.1, 0.5, 0.1, false)]
    [TestCase(0, 1.1, 0, false)]
    [TestCase(0, 0, double.NaN, false)]
    public void Shares_split_at_most_what_there_is(double pitch, double solve, double bond, bool allowed)
    {
        Strategy strategy = new("split", [new Stage(1, Help), new Stage(2, new Shares(pitch, solve, bond))]);
        Assert.That(() => new Scenario(new(), new(), new(), strategy), allowed ? Throws.Nothing : Throws.ArgumentException.With.Message.Contains("split"));
    }

    [Test]
    public void A_schedule_runs_as_its_stages_do()
    {
        World world = World.Generate(new() { Members = 100 }, new(), new RandomStreams(8, 0));
        DailySeries Run(Strategy strategy) => Simulation.Run(new Scenario(new(), new(), new(), strategy), world, 40);
        DailySeries turned = Run(new Strategy("turn", [new Stage(1, Ask), new Stage(20, default)])), asked = Run(new Strategy("ask", Ask));
        for (int day = 1; day < 20; day++)
        {
            Assert.That(turned.On(day).ToArray(), Is.EqualTo(asked.On(day).ToArray()));
        }

        for (int day = 20; day <= 40; day++)
        {
            Assert.That(turned[Observable.Pitches, day], Is.Zero);
            Assert.That(turned[Observable.Value, day], Is.GreaterThanOrEqualTo(turned[Observable.Value, day - 1]), "no hours, no cost");
        }
    }

    [Test]
    public void The_name_of_a_strategy_has_no_effect()
    {
        World world = World.Generate(new() { Members = 100 }, new(), new RandomStreams(8, 1));
        double[] Last(string name) => Simulation.Run(new Scenario(new(), new(), new(), new Strategy(name, Ask)), world, 60).On(60).ToArray();
        Assert.That(Last("connect"), Is.EqualTo(Last("convert")));
    }
}
