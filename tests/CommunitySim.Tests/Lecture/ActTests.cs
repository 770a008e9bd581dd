using System.Text.Json;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Act;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Members;
using CommunitySim.Tracing;

namespace CommunitySim.Tests.Lecture;

/// <summary>Act one tells what the model does: a world with its members day by day, and the race that the hall guesses.</summary>
internal sealed class ActTests
{
    private static readonly ActStory Story = ActStory.Find();

    private static readonly JsonElement Told = JsonDocument.Parse(ActAnswer.Write(Story)).RootElement;

    [Test]
    public void The_world_that_is_told_has_the_events_of_the_story()
    {
        MemberTrace[] fliers = Mia(ActExperiment.Fliers), help = Mia(ActExperiment.Help);

        Assert.That(fliers[0].Ask.Accepted, Is.False, "no to the first flier");
        Assert.That(fliers[ActExperiment.DaysOfFliers - 1].Evening.Muted, Is.True, "deaf in the end");
        Assert.That(help[^1].Ask.Accepted, Is.True, "yes after help");
        Assert.That(help[^1].Ask.Neighbours.Count(friend => friend.Endorses), Is.EqualTo(1), "one friend nods");
        Assert.That(help.SkipLast(1).Any(day => day.Evening.Customer), Is.False, "her first yes");
        Assert.That(help.Last(day => day.Events.Any(one => one.Kind == TraceEventKind.Solved)).Day, Is.EqualTo(Told.GetProperty("solved").GetInt32()));
        Assert.That(help.Any(day => day.Events.Any(one => one.Kind == TraceEventKind.Newcomer)), Is.False, "the same Mia");
        Assert.That(help[^1].Ask.Chance, Is.GreaterThan(fliers[0].Ask.Chance));
    }

    [TestCase("fliers")]
    [TestCase("help")]
    public void Every_member_is_told_as_simulated(string strategy)
    {
        JsonElement[] days = [.. Told.GetProperty(strategy).EnumerateArray()];
        Simulation simulation = ActExperiment.View(Story.World).Begin(ActExperiment.Config.IndexOf(strategy));
        foreach (JsonElement day in days)
        {
            simulation.Step();
            foreach ((int seat, JsonElement member) in day.EnumerateArray().Index())
            {
                MemberState state = simulation.Population[seat];
                Assert.That(member.GetProperty("trust").GetDouble(), Is.EqualTo(state.Trust).Within(5e-5));
                Assert.That(member.GetProperty("pain").GetDouble(), Is.EqualTo(state.Pain).Within(5e-5));
                Assert.That(
                    (member.GetProperty("muted").GetBoolean(), member.GetProperty("customer").GetBoolean(), member.GetProperty("aware").GetBoolean(), member.GetProperty("problem").GetBoolean()),
                    Is.EqualTo((state.Muted, state.Customer, state.Aware, state.OpenProblem)));
            }
        }

        Assert.That(days, Has.Length.EqualTo(strategy == ActExperiment.Fliers ? ActExperiment.DaysOfFliers : ActExperiment.Config.Days));
    }

    [Test]
    public void The_share_of_worlds_in_which_she_buys_is_counted_over_all_worlds()
    {
        int bought = Enumerable.Range(0, ActExperiment.Config.Replicates.AtMost).Count(world =>
        {
            Simulation simulation = ActExperiment.View(world).Begin(ActExperiment.Config.IndexOf(ActExperiment.Fliers));
            bool customer = false;
            while (simulation.Day < ActExperiment.Config.Days)
            {
                simulation.Step();
                customer |= simulation.Population[ActExperiment.Mia].Customer;
            }

            return customer;
        });
        Assert.That(Story.BuysOfFliers, Is.EqualTo(bought));
        Assert.That(Story.BuysAfterHelp, Is.GreaterThan(bought));
        Assert.That(Story.Fitting, Is.InRange(1, Story.Worlds));
    }

    [Test]
    public void Reach_of_the_race_is_the_mean_of_the_lectures_worlds()
    {
        JsonElement race = JsonDocument.Parse(ActCache.Race(2)).RootElement;
        ExperimentConfig config = LectureExperiment.Base;
        int[] guessed = [20, config.Days];
        double[][] reach = [.. Enumerable.Range(0, config.Replicates.AtMost).Select(world =>
        {
            Simulation simulation = new WorldView(config, config.Cells()[0], world).Begin(config.IndexOf("convert"));
            while (simulation.Day < config.Days)
            {
                simulation.Step();
            }

            return guessed.Select(day => simulation.Series[Observable.Reach, day]).ToArray();
        })];
        JsonElement[] told = [.. race.GetProperty("convertGuessed").EnumerateArray()];
        for (int at = 0; at < guessed.Length; at++)
        {
            Assert.That(race.GetProperty("guessed")[at].GetInt32(), Is.EqualTo(guessed[at]));
            Assert.That(told[at].GetProperty("mean").GetDouble(), Is.EqualTo(reach.Average(world => world[at])).Within(1e-9));
        }
    }

    private static MemberTrace[] Mia(string strategy)
    {
        Simulation simulation = ActExperiment.View(Story.World).Begin(ActExperiment.Config.IndexOf(strategy));
        List<MemberTrace> days = [];
        while (simulation.Day < ActExperiment.Config.Days)
        {
            days.Add(MemberTrace.Next(simulation, ActExperiment.Mia));
            simulation.Step();
        }

        return [.. days];
    }
}
