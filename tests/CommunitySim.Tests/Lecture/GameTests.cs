using System.Text.Json;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Game;
using CommunitySim.Members;

namespace CommunitySim.Tests.Lecture;

internal sealed class GameTests
{
    private const int World = 3;

    private static readonly Shares Convert = new(1, 0, 0), Connect = new(0, 0.8, 0.2);

    /// <summary>A year of changes, with an idle and an absent month and thirds, as a hall votes.</summary>
    private static readonly Shares[] Varied =
    [
        new(1, 0, 0), new(0.5, 0.4375, 0.0625), new(1.0 / 3, 1.0 / 3, 1.0 / 3), default, new(0, 0.8, 0.2), new(0, 0.5, 0),
        new(0.0625, 0.9375, 0), new(0, 1, 0), new(0, 0, 1), new(0.25, 0.25, 0.5), new(0.1, 0.6, 0.3), new(2.0 / 7, 5.0 / 7, 0),
    ];

    [Test]
    public void Months_become_stages_from_their_first_days_on()
    {
        Strategy you = Read(Varied).Strategies.Single(strategy => strategy.Name == GameExperiment.You).Strategy;

        Assert.That(you.Stages.Select(stage => stage.FromDay), Is.EqualTo(new[] { 1, 31, 61, 92, 122, 153, 183, 213, 244, 274, 305, 335 }));
        Assert.That(you.Stages.Select(stage => stage.Shares), Is.EqualTo(Varied));
        Assert.That(GameYear.LastDay(12), Is.EqualTo(365));
    }

    [TestCase("convert")]
    [TestCase("connect")]
    [TestCase("absent")]
    public void Who_plays_a_strategy_every_month_has_its_series_bit_for_bit(string strategy)
    {
        Shares shares = strategy switch { "convert" => Convert, "connect" => Connect, _ => default };
        GameWorlds worlds = new(Read(Enumerable.Repeat(shares, 12)));
        DailySeries expected = Simulation.Run(worlds.ScenarioOf(strategy), worlds.World(World), 365);

        IReadOnlyDictionary<string, double[]> played = MonthAnswer.Simulate(worlds, World, 12, default).Series;
        foreach (Observable observable in MonthAnswer.Shown)
        {
            Assert.That(played[observable.Name()], Is.EqualTo(Enumerable.Range(1, 365).Select(day => expected[observable, day])), observable.Name());
        }
    }

    [Test]
    public void The_file_of_a_game_gives_its_numbers_as_those_of_its_replicate()
    {
        ExperimentConfig config = Read(Varied);
        IReadOnlyDictionary<string, double[]> played = MonthAnswer.Simulate(new GameWorlds(config), World, 12, default).Series;

        using TestFolder folder = new();
        using ExperimentResult result = Runner.Run(ExperimentReader.Read(folder.Write("game.json", GameExperiment.File(config)), [$"replicates={World + 1}"]), 2);
        foreach (Observable observable in MonthAnswer.Shown)
        {
            Assert.That(
                result.Config.Horizons.Select((_, horizon) => result.Cells[0].Runs(result.Config.IndexOf(GameExperiment.You), observable, horizon)[World]),
                Is.EqualTo(result.Config.Horizons.Select(day => played[observable.Name()][day - 1])),
                observable.Name());
        }
    }

    [Test]
    public void A_month_later_the_days_before_are_the_same()
    {
        GameWorlds earlier = new(Read(Varied.Take(4))), later = new(Read(Varied.Take(5)));
        double[] before = MonthAnswer.Simulate(earlier, World, 4, default).Series["value"], after = MonthAnswer.Simulate(later, World, 5, default).Series["value"];

        Assert.That((before.Length, after.Length), Is.EqualTo((121, 152)));
        Assert.That(after.Take(121), Is.EqualTo(before));
    }

    /// <summary>Trust in 255ths is off by half a step at most.</summary>
    [Test]
    public void Faces_and_counts_are_those_of_the_month()
    {
        GameWorlds worlds = new(Read(Varied.Take(2)));
        MonthAnswer answer = MonthAnswer.Simulate(worlds, World, 2, default);
        DailySeries series = Simulation.Run(worlds.ScenarioOf(GameExperiment.You), worlds.World(World), 365);

        Assert.That(answer.Frames.Select(frame => frame.Day), Is.EqualTo(new[] { 33, 36, 39, 42, 45, 48, 51, 54, 57, 60 }));
        foreach (Frame frame in answer.Frames)
        {
            Assert.That(frame.Members.Where((_, at) => at % 3 == 0).Average(trust => trust / 255.0), Is.EqualTo(series[Observable.Trust, frame.Day]).Within(0.5 / 255));
            Assert.That(Marked(frame, Marks.Muted), Is.EqualTo(series[Observable.Muted, frame.Day]).Within(1e-12));
            Assert.That(Marked(frame, Marks.Customer), Is.EqualTo(series[Observable.Customers, frame.Day]).Within(1e-12));
        }

        Assert.That(answer.Counts["pitches"], Is.EqualTo(Enumerable.Range(31, 30).Sum(day => series[Observable.Pitches, day])).And.GreaterThan(0));
        Assert.That(answer.Hours, Is.EqualTo(8));

        static double Marked(Frame frame, Marks mark) => frame.Members.Where((_, at) => at % 3 == 1).Count(marks => ((Marks)marks & mark) != Marks.None) / 1000.0;
    }

    [Test]
    public void What_the_group_felt_is_what_changed_most()
    {
        GameWorlds worlds = new(Read([Convert]));
        MonthAnswer answer = MonthAnswer.Simulate(worlds, World, 1, default);
        Dictionary<string, double> before = new(StringComparer.Ordinal) { ["trust"] = worlds.ScenarioOf(GameExperiment.You).Member.InitialTrust };

        Assert.That(answer.Felt, Is.Not.Empty);
        Assert.That(answer.Felt.Select(change => change.Size), Is.Ordered.Descending.And.All.GreaterThanOrEqualTo(0.01));
        foreach (Change change in answer.Felt.Where(change => answer.Series.ContainsKey(change.Of)))
        {
            Assert.That((change.From, change.To), Is.EqualTo((before.GetValueOrDefault(change.Of), answer.Series[change.Of][^1])), change.Of);
        }

        double least = answer.Felt[^1].Size;
        foreach (string other in new[] { "trust", "reach", "customers", "muted" }.Except(answer.Felt.Select(change => change.Of), StringComparer.Ordinal))
        {
            Assert.That(Math.Abs(answer.Series[other][^1] - before.GetValueOrDefault(other)), Is.LessThanOrEqualTo(least), other);
        }
    }

    /// <summary>Pain counts in what a member tolerates, so that it stands beside shares and trust; where nothing is tolerated it counts as it is.</summary>
    [TestCase(0.25, 2)]
    [TestCase(4, 0.125)]
    [TestCase(0, 0.5)]
    public void Pain_is_felt_by_what_members_tolerate(double tolerance, double size)
    {
        DailySeries series = new(30) { [Observable.Trust, 30] = 0.3, [Observable.Pain, 30] = 0.5, [Observable.Reach, 30] = 0.25 };
        IReadOnlyList<Change> felt = Change.Largest(series, 1, 30, new MemberParameters { InitialTrust = 0.3, Tolerance = tolerance });

        Assert.That(felt.OrderBy(change => change.Of, StringComparer.Ordinal), Is.EqualTo(new[] { new Change("pain", 0, 0.5, size), new Change("reach", 0, 0.25, 0.25) }));
        Assert.That(felt[0].Of, Is.EqualTo(size > 0.25 ? "pain" : "reach"));
    }

    [Test]
    public void Who_gives_up_lives_no_further_day()
    {
        GameWorlds worlds = new(Read([Convert]));
        using CancellationTokenSource stop = new();
        int last = 0;

        Assert.That(() => worlds.Simulate(worlds.ScenarioOf(GameExperiment.You), worlds.World(World), 30, stop.Token, Evening), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(last, Is.EqualTo(3));

        void Evening(Simulation simulation)
        {
            last = simulation.Day;
            if (last == 3)
            {
                stop.Cancel();
            }
        }
    }

    [TestCase("""{ "months": [{ "pitch": 0.8, "solve": 0.4 }] }""", "the shares of hours add up to 1.2")]
    [TestCase("""{ "months": [{ "pitch": 1 }, { "bond": -0.1 }] }""", "from 0 to 1")]
    [TestCase("""{ "months": [] }""", "1 to 12 months")]
    [TestCase("""{ "months": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}] }""", "found 13")]
    [TestCase("""{}""", "found 0")]
    [TestCase("""{ "world": 101, "months": [{}] }""", "0 to 100")]
    [TestCase("""{ "world": -1, "months": [{}] }""", "0 to 100")]
    [TestCase("""{ "months": [{}], "values": { "member.lossAversion": -1 } }""", "member.lossAversion")]
    [TestCase("""{ "months": [{}], "values": { "member.trust": 1 } }""", "no such parameter")]
    public void What_is_no_game_is_refused_in_words(string game, string words) =>
        Assert.That(() => GameExperiment.Read(Request(game)), Throws.TypeOf<InputException>().With.Message.Contains(words));

    [Test]
    public void Settings_of_the_page_hold_in_the_game()
    {
        ExperimentConfig config = GameExperiment.Read(Request("""{ "months": [{}], "values": { "member.lossAversion": 3, "community.members": 200 } }"""));
        Assert.That((config.Values["member.lossAversion"], config.Values["community.members"]), Is.EqualTo((3.0, 1000)), "the group has its thousand members whatever the page shows elsewhere");
    }

    [Test]
    public void An_end_has_twelve_months_and_a_goal()
    {
        Assert.That(() => GameEnd.Read(new GameRequest(null, null, World, Varied[..11])), Throws.TypeOf<InputException>().With.Message.Contains("found 11"));
        Assert.That(() => GameEnd.Read(new GameRequest(null, null, World, Varied, "fame")), Throws.TypeOf<InputException>().With.Message.Contains("value, trust, reach"));
    }

    private static ExperimentConfig Read(IEnumerable<Shares> months) => GameExperiment.Read(new GameRequest(null, null, World, [.. months]));

    private static GameRequest Request(string game) => JsonSerializer.Deserialize<GameRequest>(game, JsonSerializerOptions.Web)!;
}
