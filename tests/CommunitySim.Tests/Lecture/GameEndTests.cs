using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Game;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Tests.Lecture;

/// <summary>The end of a game, in a group of forty for thirty days and with twelve worlds, so that it takes a moment.</summary>
internal sealed class GameEndTests
{
    private const int World = 4, Worlds = 12;

    private static readonly ExperimentConfig Small = LectureExperiment.Read(new LectureRequest(null, null), "days=30", "community.members=40", "strategies.you.pitch=0.3", "strategies.you.bond=0.7") with { Replicates = Replicates.Exactly(Worlds) };

    [Test]
    public async Task Curves_come_first_then_luck_then_the_best_split()
    {
        List<EndPart> parts = await Told(Observable.Value, new SplitCache());

        Assert.That(parts[0].Year!.World, Is.EqualTo(World));
        Assert.That(parts[0].Year!.Series.Keys, Is.EquivalentTo(new[] { "you", "convert", "connect", "absent" }));
        Assert.That(parts[1].Luck, Is.Not.Null);
        Assert.That(parts[^1].Best, Is.Not.Null);
    }

    [Test]
    public async Task Luck_is_what_the_same_choices_come_to_in_every_world_of_the_experiment()
    {
        GameWorlds worlds = new(Small);
        List<EndPart> parts = await Told(Observable.Trust, new SplitCache());
        LuckPart[] luck = [.. parts.Select(part => part.Luck).OfType<LuckPart>()];

        Assert.That(luck.SelectMany(told => told.Worlds), Is.EqualTo(Enumerable.Range(0, Worlds)));
        foreach (string name in new[] { "you", "convert", "connect" })
        {
            double[][] expected = [.. Enumerable.Range(0, Worlds).Select(world => GameWorlds.Outcome(Simulation.Run(worlds.ScenarioOf(name), worlds.World(world), 30)))];
            Assert.That(luck.SelectMany(told => told.Outcomes[name]), Is.EqualTo(expected), name);
        }

        Assert.That(parts[0].Year!.Series["you"]["trust"][^1], Is.EqualTo(luck.SelectMany(told => told.Outcomes["you"]).ElementAt(World)[1]));
    }

    [Test]
    public async Task The_world_that_was_played_in_is_no_evidence()
    {
        List<EndPart> parts = await Told(Observable.Trust, new SplitCache());
        double[][] Of(string name) => [.. parts.Select(part => part.Luck).OfType<LuckPart>().SelectMany(told => told.Outcomes[name])];
        double[] differences = [.. Enumerable.Range(0, Worlds).Where(world => world != World).Select(world => Of("connect")[world][1] - Of("you")[world][1])];
        Lead connect = parts.Select(part => part.Leads).OfType<IReadOnlyList<Lead>>().Single().Single(lead => lead.Strategy == "connect");

        Assert.That(connect.Worlds, Is.EqualTo(Worlds - 1));
        Assert.That(connect.Difference.Mean, Is.EqualTo(differences.Average()).Within(1e-12));
        Assert.That(connect.Difference.Low, Is.EqualTo(Interval.OfMean(differences, Bounds.Balance).Low).Within(1e-12));
        Assert.That(connect.Ahead, Is.EqualTo(differences.Count(difference => difference > 0)));
    }

    [Test]
    public async Task The_best_split_is_screened_chosen_and_measured_in_worlds_that_differ()
    {
        BestPart best = (await Told(Observable.Value, new SplitCache()))[^1].Best!;
        int[] all = [.. best.Found.ScreenedIn, .. best.Found.ChosenIn, .. best.Luck.Worlds];

        Assert.That(all, Is.Unique);
        Assert.That(best.Found.ScreenedIn.Concat(best.Found.ChosenIn), Is.All.GreaterThanOrEqualTo(GameExperiment.Worlds), "worlds of a whole game are no part of the choice either");
        Assert.That(best.Found.Splits, Is.EqualTo(66));
        Assert.That(best.Found.Finalists, Has.Count.EqualTo(10).And.Contains(best.Found.Split));
        Assert.That(best.Found.NotTold, Is.SubsetOf(best.Found.Finalists.Where(split => split != best.Found.Split)));
        GameWorlds worlds = new(Small);
        Scenario split = worlds.ScenarioOf(new StrategyConfig(new Strategy("best", best.Found.Split), new Dictionary<string, object>(StringComparer.Ordinal)));
        Assert.That(best.Luck.Outcomes["best"], Is.EqualTo(best.Luck.Worlds.Select(world => GameWorlds.Outcome(Simulation.Run(split, worlds.World(world), 30)))));
        Assert.That(best.Lead.Mean.Mean, Is.EqualTo(best.Luck.Outcomes["best"].Where((_, world) => world != World).Average(outcome => outcome[0])).Within(1e-9));
    }

    /// <summary>By hand: the ten best means of the screening, and among them the best mean of the choice.</summary>
    [Test]
    public async Task The_best_split_is_the_best_of_the_ten_that_the_screening_left()
    {
        BestPart told = (await Told(Observable.Value, new SplitCache()))[^1].Best!;
        GameWorlds worlds = new(Small);
        double Mean(StrategyConfig split, IEnumerable<int> replicates) => replicates.Average(replicate => worlds.Outcomes([worlds.ScenarioOf(split)], replicate, default)[0][0]);
        StrategyConfig[] ten = [.. HourSplits.All(10).OrderByDescending(split => Mean(split, told.Found.ScreenedIn)).Take(10)];

        Assert.That(told.Found.Finalists, Is.EqualTo(ten.Select(split => HourSplits.FindShares(split)!.Value)));
        Assert.That(told.Found.Split, Is.EqualTo(HourSplits.FindShares(ten.MaxBy(split => Mean(split, told.Found.ChosenIn))!)!.Value));
    }

    [Test]
    public async Task What_was_found_is_not_looked_for_again_for_the_same_settings_and_goal()
    {
        SplitCache known = new();
        await Told(Observable.Value, known);
        Assert.That((await Told(Observable.Value, known)).Any(part => part.Search is not null), Is.False);
        Assert.That((await Told(Observable.Reach, known)).Any(part => part.Search is not null), Is.True);
        Assert.That(known.Find(Small with { Seed = 2 }, Observable.Value), Is.Null);
    }

    [Test]
    public void What_was_found_holds_whatever_months_were_chosen_but_not_for_another_group()
    {
        SplitCache known = new();
        FoundSplit found = new(new Shares(0, 1, 0), 66, [101], [new Shares(0, 1, 0)], [102], []);
        known.Keep(Small, Observable.Value, found);
        ExperimentConfig Other(string setting) => LectureExperiment.Read(new LectureRequest(null, null), "days=30", "community.members=40", "strategies.you.pitch=1", setting) with { Replicates = Replicates.Exactly(Worlds) };

        Assert.That(known.Find(Other("strategies.you.bond=0"), Observable.Value), Is.SameAs(found));
        Assert.That(known.Find(Other("member.lossAversion=3"), Observable.Value), Is.Null);
    }

    [Test]
    public void Who_leaves_stops_the_work()
    {
        using CancellationTokenSource stop = new();
        Assert.That(async () =>
        {
            await foreach (EndPart part in new GameEnd(new GameWorlds(Small), World, Observable.Value).Stream(new TimeSlices(new WorkQueue(2), new ClientId("hall", "page")), new SplitCache(), stop.Token))
            {
                if (part.Search is not null)
                {
                    await stop.CancelAsync();
                }
            }
        }, Throws.InstanceOf<OperationCanceledException>());
    }

    private static async Task<List<EndPart>> Told(Observable goal, SplitCache known)
    {
        List<EndPart> parts = [];
        await foreach (EndPart part in new GameEnd(new GameWorlds(Small), World, goal).Stream(new TimeSlices(new WorkQueue(2), new ClientId("hall", "page")), known, default))
        {
            parts.Add(part);
        }

        return parts;
    }
}
