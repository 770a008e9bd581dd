using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Members with parameters of their own, by chance or from a table, and the rules of who lurks.</summary>
internal sealed class SegmentTests
{
    private const int Seats = 20_000;

    // Six standard errors of a share.
    private const double Error = 6 * 0.5 / 141;

    private static readonly CommunityParameters Place = new() { Members = Seats, Turnover = 0.02 };

    private static readonly MemberParameters People = new() { ProblemRate = 0.2, UnmuteRate = 0.1, NeedRate = 0.1, Effort = 0 };

    private static readonly Strategy Mix = new("mix", new Shares(0.3, 0.4, 0.2));

    private static readonly BrandParameters Firm = new() { HoursPerThousandMembers = 60 };

    [Test]
    public void Seats_belong_to_segments_in_the_shares_asked_for_and_have_their_traits()
    {
        Segment[] segments =
        [
            new("leads", 0.1, People with { LossAversion = 4, LurkerShare = 0, OfferFit = 1 }),
            new("fans", 0.25, People with { LossAversion = 0, LurkerShare = 1 }),
        ];
        World world = World.Generate(Place, People, new RandomStreams(3, 0), segments);
        int[] of = [.. Enumerable.Range(0, Seats).Select(world.SegmentOf)];
        double Median(int segment) => Enumerable.Range(0, Seats).Where(seat => of[seat] == segment).Select(seat => world.Traits(seat).LossAversion).Order().ElementAt(of.Count(one => one == segment) / 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int[])[0, 1, 2]).Select(segment => of.Count(one => one == segment) / (double)Seats), Is.EqualTo(new[] { 0.65, 0.1, 0.25 }).Within(Error));
            // 0.3/√2000 is the error of a median of logarithms, times 1.25 and 4.
            Assert.That(Median(1), Is.EqualTo(4).Within(4 * 6 * 1.25 * 0.3 / Math.Sqrt(2000)));
            Assert.That(Median(2), Is.Zero);
            Assert.That(Enumerable.Range(0, Seats).All(seat => of[seat] == 0 || world.IsPoster(seat) == (of[seat] == 1)));
            Assert.That(Enumerable.Range(0, Seats).All(seat => of[seat] != 1 || world.Traits(seat).OfferFit == 1));
        }
    }

    /// <summary>All but the mean pain of declined pitches, which is summed in another order.</summary>
    [Test]
    public void A_segment_that_is_like_everybody_changes_no_bit([Values] bool withRival)
    {
        CommunityParameters place = Place with { Members = 1500 };
        Rival? rival = withRival ? new Rival(Firm with { Offer = 1.4 }, new Strategy("ask", new Shares(1, 0, 0))) : null;
        Segment[] segments = [new("some", 0.3, People), new("others", 0.3, People)];
        Simulation plain = new(new Scenario(place, People, Firm, Mix, rival), World.Generate(place, People, new RandomStreams(3, 0)), 60);
        Simulation split = new(new Scenario(place, People, Firm, Mix, rival, segments), World.Generate(place, People, new RandomStreams(3, 0), segments), 60);
        while (plain.Day < 60)
        {
            plain.Step();
            split.Step();
            foreach (Observable observable in Observables.All.Where(one => one != Observable.PainPerDecline))
            {
                Assert.That(split.Series[observable, split.Day], Is.EqualTo(plain.Series[observable, plain.Day]), $"{observable.Name()} on day {plain.Day}");
            }

            Assert.That(split.Series[Observable.PainPerDecline, split.Day], Is.EqualTo(plain.Series[Observable.PainPerDecline, plain.Day]).Within(1e-6));
        }
    }

    [Test]
    public void A_target_reaches_its_segment_alone()
    {
        CommunityParameters place = Place with { Members = 2000, Turnover = 0 };
        Segment[] segments = [new("leads", 0.2, People)];
        World world = World.Generate(place, People, new RandomStreams(3, 0), segments);
        BrandParameters brand = Firm with { PitchTarget = Target.Of("leads"), HoldOut = 0.3, HoursPerThousandMembers = 1e6 };
        Simulation simulation = new(new Scenario(place, People with { AwarenessRate = 0 }, brand, new Strategy("ask", new Shares(1, 0, 0)), null, segments), world, 1);
        simulation.Step();
        bool[] asked = [.. Enumerable.Range(0, 2000).Select(seat => simulation.Population[seat].Aware)];
        Assert.That(asked, Is.EqualTo(Enumerable.Range(0, 2000).Select(seat => world.SegmentOf(seat) == 1 && !simulation.Targeting.IsHeldOut(seat))));
    }

    [TestCase(0.25)]
    [TestCase(0.9)]
    public void By_degree_those_with_the_fewest_ties_lurk(double share)
    {
        CommunityParameters place = new() { Members = 3001, LurkersBy = LurkersBy.Degree, Network = new() { Kind = NetworkKind.ScaleFree } };
        World world = World.Generate(place, People with { LurkerShare = share }, new RandomStreams(3, 0));
        int[] seats = [.. Enumerable.Range(0, 3001)];
        Assert.That(seats.Count(seat => !world.IsPoster(seat)), Is.EqualTo((int)Math.Ceiling(share * 3001)));
        Assert.That(seats.Where(seat => !world.IsPoster(seat)).Max(world.Network.Degree), Is.LessThanOrEqualTo(seats.Where(world.IsPoster).Min(world.Network.Degree)));
    }

    /// <summary>Where all have as many ties, chance decides and not the order of seats.</summary>
    [Test]
    public void By_degree_equals_are_chosen_by_chance()
    {
        World world = new(SocialNetwork.Complete(2000), new CommunityParameters { LurkersBy = LurkersBy.Degree }, new MemberParameters { LurkerShare = 0.5 }, new RandomStreams(3, 0));
        Assert.That(Enumerable.Range(0, 1000).Count(world.IsPoster), Is.EqualTo(500).Within(6 * Math.Sqrt(250)));
    }

    [Test]
    public void A_table_says_who_is_who()
    {
        MemberTable table = new() { Segment = [0, 1, 1, 0], Lurker = [true, false, true, false], Trust = [0, 0.5f, 1, 0.25f] };
        Segment[] segments = [new("leads", 0, People with { InitialTrust = 0.9 })];
        CommunityParameters place = new() { Turnover = 0, Begin = new() { Aware = 1 } };
        World world = new(SocialNetwork.Complete(4), place, People, new RandomStreams(3, 0), segments, table);
        Simulation simulation = new(new Scenario(place, People, Firm, Mix, new Rival(Firm, Mix), segments), world, 1);
        int[] seats = [0, 1, 2, 3];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seats.Select(world.SegmentOf), Is.EqualTo(table.Segment));
            Assert.That(seats.Select(world.IsPoster), Is.EqualTo(table.Lurker!.Select(lurks => !lurks)));
            Assert.That(seats.Select(seat => simulation.Population[seat].Trust), Is.EqualTo(table.Trust));
            Assert.That(seats.Select(seat => simulation.Population[seat].Aware), Has.All.True);
            Assert.That(seats.Select(seat => simulation.Rival!.Population[seat].Trust), Is.EqualTo(new[] { 0.3f, 0.9f, 0.9f, 0.3f }).Within(1e-6), "the table is about the first brand");
        }
    }

    [TestCase(0.6, "leads", 0.1, "add up")]
    [TestCase(-0.1, "fans", 0.1, "between 0 and 1")]
    [TestCase(0.1, "leads", 0.1, "has that name")]
    [TestCase(0.1, "hubs", 0.1, "has that name")]
    [TestCase(0.1, "fans", 0.2, "lurkerActivity")]
    public void What_cannot_be_a_segment_is_refused(double share, string name, double activity, string message) =>
        Assert.That(
            () => new Scenario(Place, People, Firm, Mix, null, [new("leads", 0.5, People), new(name, share, People with { LurkerActivity = activity })]),
            Throws.ArgumentException.With.Message.Contains(message));

    [Test]
    public void A_target_that_nobody_is_and_too_many_segments_are_refused()
    {
        Assert.That(() => new Scenario(Place, People, Firm with { BondTarget = Target.Of("laeds") }, Mix, null, [new("leads", 0.5, People)]), Throws.ArgumentException.With.Message.Contains("laeds"));
        Assert.That(() => new Scenario(Place, People, Firm, Mix, null, [.. Enumerable.Range(0, 9).Select(n => new Segment($"s{n}", 0.1, People))]), Throws.ArgumentException.With.Message.Contains("at most 8"));
        Assert.That(() => new Scenario(Place, People, Firm, Mix, null, [new("leads", 0.5, People with { Seesaw = 2 })]), Throws.ArgumentException.With.Message.Contains("seesaw"));
    }
}
