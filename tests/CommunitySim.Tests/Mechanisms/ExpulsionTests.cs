using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>A group that has had enough of a brand.</summary>
internal sealed class ExpulsionTests
{
    private const int Days = 200;

    private static CommunityParameters Community { get; } = new() { Members = 400 };

    private static Strategy Mix { get; } = new("mix", new Shares(0.7, 0.1, 0.1));

    [Test]
    public void An_expelled_brand_is_absent_for_good()
    {
        CommunityParameters community = Community with { ExpulsionShare = 0.25 };
        MemberParameters member = new() { ProblemRate = 0.1, UnmuteRate = 0.2, InitialTrust = 0.5, Tolerance = 0.5, NeedRate = 0 };
        DailySeries series = Simulation.Run(new Scenario(community, member, new(), Mix), World.Generate(community, member, new RandomStreams(2, 0)), Days);
        int last = Enumerable.Range(1, Days).First(day => series[Observable.Muted, day] > 0.25);
        Assert.That(last, Is.InRange(2, 100));
        for (int day = 1; day <= Days; day++)
        {
            Assert.That(series[Observable.Expelled, day], Is.EqualTo(day < last ? 0 : 1), $"day {day}");
            Assert.That(series[Observable.Hours, day], Is.EqualTo(3.2 * Math.Min(day, last)).Within(1e-9), $"day {day}");
            if (day > last)
            {
                Assert.That(((Observable[])[Observable.Pitches, Observable.SalesPitched, Observable.Solved, Observable.LetDown]).Sum(one => series[one, day]), Is.Zero, $"day {day}");
            }
        }

        Assert.That(series[Observable.Muted, Days], Is.LessThan(0.25), "that they have forgiven does not bring it back");
    }

    [Test]
    public void Nobody_is_expelled_by_default_though_all_have_muted()
    {
        MemberParameters member = new() { Tolerance = 0, ToleranceSensitivity = 1000, UnmuteRate = 0 };
        CommunityParameters community = Community with { Turnover = 0 };
        DailySeries series = Simulation.Run(new Scenario(community, member, new() { HoursPerThousandMembers = 1e6 }, Mix), World.Generate(community, member, new RandomStreams(2, 0)), 30);
        Assert.That(series[Observable.Muted, 30], Is.EqualTo(1));
        Assert.That(series[Observable.Expelled, 30], Is.Zero);
        Assert.That(series[Observable.Hours, 30], Is.EqualTo(30 * 4e5).Within(1e-3));
    }

    [TestCase(0, 0)]
    [TestCase(1, 0)]
    [TestCase(2, 1)]
    [TestCase(4, 1)]
    public void It_takes_more_than_the_share(int muted, int expelled)
    {
        MemberParameters member = new() { UnmuteRate = 0 };
        Scenario scenario = new(new() { Turnover = 0, ExpulsionShare = 0.25 }, member, new() { HoursPerThousandMembers = 0 }, Mix);
        Simulation simulation = new(scenario, new World(SocialNetwork.FromTies(4, []), member, new RandomStreams(1, 0)), 1);
        for (int seat = 0; seat < muted; seat++)
        {
            simulation.Population[seat] = simulation.Population[seat] with { Marks = Marks.Muted };
        }

        simulation.Step();
        Assert.That(simulation.Series[Observable.Expelled, 1], Is.EqualTo(expelled));
    }
}
