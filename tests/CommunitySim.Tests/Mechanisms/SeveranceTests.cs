using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Tests.Limits;
using CommunitySim.Tracing;
using static CommunitySim.Tests.Limits.Laboratory;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Ties that are severed after a sanction, and mend.</summary>
internal sealed class SeveranceTests
{
    private const int Days = 60;

    /// <summary>Sanctions are frequent: members buy, leave as customers and buy again.</summary>
    private static MemberParameters Rash { get; } = new() { Effort = -0.3, NeedRate = 0, CustomerChurn = 0.5, Tolerance = 3, EndorsementThreshold = 0.6, UnmuteRate = 1, WordOfMouth = 0.1 };

    private static BrandParameters Firm { get; } = new() { HoursPerThousandMembers = 25 };

    private static CommunityParameters Place { get; } = new() { Members = 300, Turnover = 0.02, Cut = 0.8, Mend = 0.1, Network = new() { GroupSize = 20, TiesInside = 5, TiesOutside = 1 } };

    private static SocialNetwork Path { get; } = SocialNetwork.FromTies(4, [new Tie(0, 1), new Tie(1, 2), new Tie(2, 3)]);

    [Test]
    public void Both_ends_of_a_tie_agree_on_every_evening([Values] bool withRival)
    {
        Simulation simulation = Begin(Place, withRival ? new Rival(Firm, Pitching) : null);
        int most = 0;
        for (int day = 0; day < Days; day++)
        {
            simulation.Step();
            most = Math.Max(most, simulation.Ties!.Severed);
            AssertConsistent(simulation.Ties);
        }

        Assert.That(most, Is.GreaterThan(50));
    }

    [Test]
    public void Counts_of_endorsement_equal_a_recount_on_every_evening([Values] bool withRival)
    {
        Simulation simulation = Begin(Place with { Allies = 0.1 }, withRival ? new Rival(Firm, Pitching) : null);
        for (int day = 0; day < Days; day++)
        {
            simulation.Step();
            AssertRecount(simulation);
            if (withRival)
            {
                AssertRecount(simulation.Rival!);
            }
        }
    }

    /// <summary>The one has more neighbours than 16 bits can count, before and after the cuts.</summary>
    [Test]
    public void A_member_with_many_neighbours_counts_the_live_ones()
    {
        SocialNetwork network = SocialNetwork.FromTies(70_000, [.. Enumerable.Range(1, 69_999).Select(leaf => new Tie(0, leaf))]);
        World world = new(network, new(), new RandomStreams(1, 0), allies: 0.5);
        Coefficients c = new(new Scenario(new(), new(), new(), Absent));
        LiveTies ties = new(world.FeedIndex);
        EndorsementCounts counts = new(new Population(world.Members, new()), world, [c], ties);
        counts.Recount();
        TieChanges changes = new(ties, counts);
        foreach (int severed in (int[])[1000, 30_000, 69_999])
        {
            changes.Sever([.. Enumerable.Range(1, severed).Select(leaf => (leaf, 0))]);
            int allies = Enumerable.Range(severed + 1, 69_999 - severed).Count(world.IsAlly);
            float[] disapproval = new float[1];
            counts.ComputeDisapproval([0], 0, 0, disapproval);
            Assert.That(disapproval[0], Is.EqualTo(Disapproval.Compute(allies, 69_999 - severed, c.Cohesion, c)), $"{severed}");
        }
    }

    /// <summary>1 was sanctioned yesterday in full view of 0 and 2, of whom one has muted the brand. 3 sees only 2.</summary>
    [Test]
    public void Who_sees_a_sanction_severs_the_tie_muted_or_not_and_it_mends()
    {
        Simulation simulation = Plant(StillCommunity with { Cut = 1, Mend = 1 }, cohesion: 1);
        simulation.Step();
        Assert.That(Severed(simulation), Is.EquivalentTo(new[] { (0, 1), (1, 2) }.Where(tie => tie.Item1 == 0 || Saw(simulation, 2, 1))));
        AssertConsistent(simulation.Ties!);
        simulation.Step();
        Assert.That(Severed(simulation), Is.Empty);
        AssertConsistent(simulation.Ties!);
    }

    [Test]
    public void Nobody_severs_a_tie_where_no_disapproval_was_faced()
    {
        Simulation simulation = Plant(StillCommunity with { Cut = 1 }, cohesion: 0);
        simulation.Step();
        Assert.That(Severed(simulation), Is.Empty);
    }

    /// <summary>Many pairs of which one was sanctioned: the share that breaks is cut·D, with the standard error of a frequency.</summary>
    [Test]
    public void The_frequency_of_cuts_is_that_of_the_equation([Values(0.3, 1)] double cut, [Values(0.25f, 0.8f)] float faced)
    {
        const int pairs = 10_000;
        World world = new(SocialNetwork.FromTies(2 * pairs, [.. Enumerable.Range(0, pairs).Select(pair => new Tie(2 * pair, (2 * pair) + 1))]), StillMember, new RandomStreams(4, 0));
        Simulation simulation = new(new Scenario(StillCommunity with { Cut = cut }, StillMember, StillBrand, Absent), world, 1);
        Laboratory.Begin(simulation, (seat, state) => seat % 2 == 0 ? state with { Event = MemberEvent.Sanctioned } : state);
        Array.Fill(simulation.Population.Faced, faced);
        simulation.Step();
        double p = cut * faced;
        Assert.That(simulation.Ties!.Severed / (double)pairs, Is.EqualTo(p).Within(4 * Math.Sqrt(p * (1 - p) / pairs)));
    }

    /// <summary>Of each centre's posters and lurkers some are lost; the others are seen as if there had never been more.</summary>
    [Test]
    public void The_feed_shows_live_neighbours_alike([Values(0, 1, 2)] int posters, [Values(0, 1, 3)] int lurkers)
    {
        const int leaves = 12, days = 6000;
        MemberParameters member = StillMember with { LurkerShare = 0.5, LurkerActivity = 0.3 };
        World world = new(SocialNetwork.FromTies(leaves + 1, [.. Enumerable.Range(1, leaves).Select(leaf => new Tie(0, leaf))]), member, new RandomStreams(6, 0));
        Simulation simulation = new(new Scenario(StillCommunity with { Cut = 1 }, member, StillBrand, Absent), world, days);
        int[] posting = [.. Enumerable.Range(1, leaves).Where(world.IsPoster)], lurking = [.. Enumerable.Range(1, leaves).Where(leaf => !world.IsPoster(leaf))];
        int[] lost = [.. posting.Skip(1).Take(posters), .. lurking.Skip(1).Take(lurkers)], live = [.. Enumerable.Range(1, leaves).Except(lost)];
        foreach (int leaf in lost)
        {
            simulation.Ties!.Change(0, leaf);
        }

        int[] seen = new int[leaves + 1];
        while (simulation.Day < days)
        {
            seen[MemberTrace.Next(simulation, 0).Events.SingleOrDefault(told => told.Kind == TraceEventKind.Heard).Neighbour ?? 0]++;
            simulation.Step();
        }

        Assert.That(lost.Sum(leaf => seen[leaf]), Is.Zero);
        foreach (int leaf in live)
        {
            double p = world.Activity(leaf) / live.Length;
            Assert.That(seen[leaf] / (double)days, Is.EqualTo(p).Within(4 * Math.Sqrt(p * (1 - p) / days)), $"leaf {leaf}");
        }
    }

    [Test]
    public void Who_has_lost_all_ties_sees_nothing_and_faces_full_disapproval()
    {
        Simulation simulation = new(new Scenario(StillCommunity with { Cut = 1 }, StillMember, StillBrand, Pitching), new World(Path, StillMember, new RandomStreams(1, 0)), 20);
        Laboratory.Begin(simulation, (seat, state) => state with { Trust = 1 });
        simulation.Ties!.Change(0, 1);
        while (simulation.Day < 20)
        {
            MemberTrace trace = MemberTrace.Next(simulation, 0);
            Assert.That(trace.Events.Select(told => told.Kind), Has.None.EqualTo(TraceEventKind.Heard));
            Assert.That((trace.Ask.Neighbours.Count, trace.Ask.Disapproval), Is.EqualTo((0, 1f)));
            simulation.Step();
        }
    }

    [Test]
    public void A_newcomer_has_all_ties_of_the_seat_from_the_first_day()
    {
        Simulation simulation = new(new Scenario(StillCommunity with { Cut = 1, Turnover = 1 }, StillMember, StillBrand, Pitching), new World(Path, StillMember, new RandomStreams(1, 0)), 1);
        simulation.Ties!.Change(0, 1);
        simulation.Ties.Change(2, 1);
        Assert.That(MemberTrace.Next(simulation, 1).Ask.Neighbours.Select(neighbour => neighbour.Seat), Is.EqualTo(new[] { 0, 2 }));
        simulation.Step();
        Assert.That(Severed(simulation), Is.Empty);
        AssertConsistent(simulation.Ties);
    }

    /// <summary>What was severed yesterday evening is whole again, so that only today's cuts are left.</summary>
    [Test]
    public void With_certain_mending_the_severed_ties_are_those_cut_today()
    {
        Simulation simulation = Begin(Place with { Mend = 1, Turnover = 0 }, rival: null);
        int all = 0;
        while (simulation.Day < 30)
        {
            (int, int)[] cuts = [.. from seat in Enumerable.Range(0, simulation.Population.Members)
                                    from told in MemberTrace.Next(simulation, seat).Events
                                    where told.Kind == TraceEventKind.CutTie
                                    select (Math.Min(seat, told.Neighbour!.Value), Math.Max(seat, told.Neighbour!.Value))];
            simulation.Step();
            Assert.That(Severed(simulation), Is.EquivalentTo(cuts.Distinct()));
            all += cuts.Length;
        }

        Assert.That(all, Is.GreaterThan(30));
    }

    /// <summary>Where no disapproval is faced no tie breaks; the way without ties must have the same bits as the way with them.</summary>
    [Test]
    public void Without_a_cut_the_bits_are_those_without_the_mechanism()
    {
        CommunityParameters harmonious = Place with { Cohesion = 0 };
        (Simulation off, Simulation on) = (Begin(harmonious with { Cut = 0 }, new Rival(Firm, Pitching)), Begin(harmonious, new Rival(Firm, Pitching)));
        for (int day = 1; day <= Days; day++)
        {
            off.Step();
            on.Step();
            Assert.That(on.Series.On(day).ToArray(), Is.EqualTo(off.Series.On(day).ToArray()), $"day {day}");
        }

        Assert.That(off.Ties, Is.Null);
    }

    [Test]
    public void A_complete_network_is_refused()
    {
        CommunityParameters community = new() { Cut = 0.5, Network = new() { Kind = NetworkKind.Complete } };
        Assert.That(Parameters.Inconsistency(community)?.Text, Is.EqualTo(
            "community.cut is 0.5, but a complete network stores no ties that could be severed; right would be cut 0, or a network of another kind such as random"));
        Assert.That(Parameters.Inconsistency(community with { Cut = 0 }), Is.Null);
        Assert.That(
            () => new Simulation(new Scenario(new() { Cut = 0.5 }, new(), new(), Absent), new World(SocialNetwork.Complete(5), new(), new RandomStreams(1, 0)), 1),
            Throws.ArgumentException);
    }

    private static Simulation Begin(CommunityParameters place, Rival? rival)
    {
        Scenario scenario = new(place, Rash, Firm, Pitching, rival);
        return new Simulation(scenario, World.Generate(place, Rash, new RandomStreams(3, 0)), Days);
    }

    private static Simulation Plant(CommunityParameters community, float cohesion)
    {
        Simulation simulation = new(new Scenario(community, StillMember, StillBrand, Absent), new World(Path, StillMember, new RandomStreams(1, 0)), 2);
        Laboratory.Begin(simulation, (seat, state) => state with { Event = seat == 1 ? MemberEvent.Sanctioned : MemberEvent.None, Marks = seat == 0 ? Marks.Muted : Marks.None });
        simulation.Population.Faced[1] = cohesion;
        return simulation;
    }

    private static bool Saw(Simulation simulation, int seat, int neighbour)
    {
        LiveTies ties = simulation.Ties!;
        return ties.Index.Neighbour(seat, (int)(simulation.World.RandomStreams.Uniform(RandomStream.Feed, 1, seat) * ties.Index.Degree(seat))) == neighbour;
    }

    private static (int, int)[] Severed(Simulation simulation)
    {
        LiveTies ties = simulation.Ties!;
        return [.. from one in Enumerable.Range(0, ties.Index.Members)
                   from at in Enumerable.Range(0, ties.Index.Degree(one))
                   let other = ties.Index.Neighbour(one, at)
                   where one < other && ties.IsSevered(ties.Index.PositionOf(one, other))
                   select (one, other)];
    }

    private static void AssertConsistent(LiveTies ties)
    {
        int ends = 0;
        for (int one = 0; one < ties.Index.Members; one++)
        {
            int[] all = [.. Enumerable.Range(0, ties.Index.Degree(one)).Select(at => ties.Index.Neighbour(one, at))];
            bool[] severed = [.. all.Select(other => ties.IsSevered(ties.Index.PositionOf(one, other)))];
            Assert.That(all.Select(other => ties.IsSevered(ties.Index.PositionOf(other, one))), Is.EqualTo(severed));
            int[] live = [.. all.Where((_, at) => !severed[at])];
            Assert.That(ties.Degree(one), Is.EqualTo(live.Length));
            Assert.That(Enumerable.Range(0, live.Length).Select(at => ties.Index.Ends[ties.Position(one, at)]), Is.EqualTo(live));
            Assert.That(ties.HasSevered(one), Is.EqualTo(severed.Contains(true)));
            Assert.That((ties.Frayed[one / 64] >> one & 1) != 0, Is.EqualTo(severed.Contains(true)));
            Assert.That(ties.LiveShare[one], Is.EqualTo(all.Length == 0 ? 1 : (float)live.Length / all.Length));
            ends += severed.Count(tie => tie);
        }

        Assert.That(2 * ties.Severed, Is.EqualTo(ends));
    }

    private static void AssertRecount(Simulation simulation)
    {
        int members = simulation.Population.Members;
        float[] kept = new float[members], counted = new float[members];
        int[] everybody = [.. Enumerable.Range(0, members)];
        simulation.Endorsements.ComputeDisapproval(everybody, 0, 0, kept);
        simulation.Endorsements.Recount();
        simulation.Endorsements.ComputeDisapproval(everybody, 0, 0, counted);
        Assert.That(kept, Is.EqualTo(counted));
        LiveTies ties = simulation.Ties!;
        Coefficients c = new(simulation.Scenario);
        foreach (int seat in everybody)
        {
            int[] live = [.. Enumerable.Range(0, ties.Degree(seat)).Select(at => ties.Index.Ends[ties.Position(seat, at)])];
            Assert.That(counted[seat], Is.EqualTo(Disapproval.Compute(live.Count(simulation.Endorsements.Endorses), live.Length, c.Cohesion, c)));
        }
    }
}
