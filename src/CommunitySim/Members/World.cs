using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Members;

/// <summary>
/// The world that all strategies of one replicate share: network, traits of the seats, and streams (common random
/// numbers).
/// </summary>
public sealed class World
{
    private readonly ushort[] _lossAversion, _painSensitivity, _offerFit;
    private readonly byte[] _segmentOf;
    private readonly double _lurkerActivity;
    private SocialNetwork? _network;

    /// <summary>Draws the traits of the seats of a network. Other worlds may share the network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="member">Medians, means and spreads of the traits.</param>
    /// <param name="streams">The replicate's random numbers.</param>
    /// <param name="allies">Share of seats whose members always endorse the brand: community.allies.</param>
    public World(SocialNetwork network, MemberParameters member, RandomStreams streams, double allies = 0)
        : this(network, new CommunityParameters { Allies = allies }, member, streams)
    {
    }

    /// <summary>Draws the traits of the seats of a network, by segment and table.</summary>
    /// <param name="network">The network.</param>
    /// <param name="community">Allies, and who the lurkers are.</param>
    /// <param name="member">The members who belong to no segment.</param>
    /// <param name="streams">The replicate's random numbers.</param>
    /// <param name="segments">Members with parameters of their own.</param>
    /// <param name="table">What is known of each member, or null.</param>
    public World(
        SocialNetwork network, CommunityParameters community, MemberParameters member, RandomStreams streams,
        IReadOnlyList<Segment>? segments = null, MemberTable? table = null)
        : this(network, community, member, streams, segments ?? [], table, keeps: true)
    {
    }

    private World(
        SocialNetwork network, CommunityParameters community, MemberParameters member, RandomStreams streams,
        IReadOnlyList<Segment> segments, MemberTable? table, bool keeps)
    {
        double allies = community.Allies;
        (RandomStreams, _lurkerActivity, _network) = (streams, member.LurkerActivity, keeps ? network : null);
        int seats = Population.Padded(network.Members);
        (_lossAversion, _painSensitivity, _offerFit) = (new ushort[seats], new ushort[seats], new ushort[seats]);
        ulong[] posters = new ulong[seats / Population.Row];
        Allies = allies > 0 ? new ulong[seats / Population.Row] : [];
        (SegmentSets, _segmentOf) = SegmentsOfSeats.Find(segments, network.Members, seats / Population.Row, streams, table);
        TrustOfTable = table?.Trust;
        MemberParameters[] members = [member, .. ListMembers(segments)];
        Func<int, bool>? lurks = Lurkers.Find(network, community.LurkersBy, members, _segmentOf, streams, table);
        RandomSequence fits = streams.Sequence(StreamBlock.OfferFit);
        for (int seat = 0; seat < network.Members; seat++)
        {
            member = members[SegmentOf(seat)];
            double logOfLossAversion = LogOf(member.LossAversion);
            Draws draws = streams.Draw(StreamBlock.Traits, 0, seat);
            _lossAversion[seat] = TraitCode.EncodeNumber(
                LogNormalVariate(logOfLossAversion, member.LossAversionSpread, draws[RandomStream.LossAversion]));
            _painSensitivity[seat] = TraitCode.EncodeNumber(
                LogNormalVariate(0, member.PainSensitivitySpread, draws[RandomStream.PainSensitivity]));
            fits.Restart(seat);
            _offerFit[seat] = TraitCode.EncodeShare(BetaVariate(member.OfferFit, member.OfferFitConcentration, fits));
            if (lurks is null ? draws[RandomStream.Lurker] >= member.LurkerShare : !lurks(seat))
            {
                _offerFit[seat] |= TraitCode.Poster;
                posters[seat / Population.Row] |= 1UL << seat;
            }

            if (draws[RandomStream.Ally] < allies)
            {
                Allies[seat / Population.Row] |= 1UL << seat;
            }
        }

        FeedIndex = new FeedIndex(network, posters);
    }

    private World(World first)
    {
        (_lossAversion, _painSensitivity) = (first._lossAversion, first._painSensitivity);
        (_offerFit, _lurkerActivity) = (first._offerFit, first._lurkerActivity);
        (_network, FeedIndex, Allies) = (first._network, first.FeedIndex, first.Allies);
        (SegmentSets, _segmentOf) = (first.SegmentSets, first._segmentOf);
        RandomStreams = first.RandomStreams with { Brand = first.RandomStreams.Brand + 1 };
    }

    /// <summary>Creates the world of a replicate on a generated network.</summary>
    /// <exception cref="ArgumentException">The network is of kind file.</exception>
    public static World Generate(
        CommunityParameters community, MemberParameters member, RandomStreams streams,
        IReadOnlyList<Segment>? segments = null, MemberTable? table = null) =>
        new(NetworkGenerator.Build(community, streams), community, member, streams, segments ?? [], table, keeps: false);

    /// <summary>The network. A generated world rebuilds it from the feed index on first use.</summary>
    public SocialNetwork Network => _network ??= FeedIndex.ToNetwork();

    /// <summary>The replicate's random numbers.</summary>
    public RandomStreams RandomStreams { get; }

    /// <summary>The same world for the next brand: it shares network and traits, and has its own streams.</summary>
    internal World ForRival() => new(this);

    /// <summary>Number of seats.</summary>
    public int Members => FeedIndex.Members;

    /// <summary>The traits of a seat.</summary>
    public Traits Traits(int seat) => new(
        TraitCode.DecodeNumber(_lossAversion[seat]),
        TraitCode.DecodeNumber(_painSensitivity[seat]),
        TraitCode.DecodeShare(_offerFit[seat]));

    /// <summary>Whether a seat's member is a poster rather than a lurker.</summary>
    public bool IsPoster(int seat) => (_offerFit[seat] & TraitCode.Poster) != 0;

    /// <summary>The number of the segment of a seat: 0 for members who belong to none, else its place in the list from 1.</summary>
    public int SegmentOf(int seat) => _segmentOf.Length == 0 ? 0 : _segmentOf[seat];

    /// <summary>Whether a seat's member always endorses the brand.</summary>
    public bool IsAlly(int seat) => Allies.Length > 0 && (Allies[seat / Population.Row] >> seat & 1) != 0;

    /// <summary>The chance that a seat's member is visible in the feed on a day: 1 for a poster.</summary>
    public double Activity(int seat) => IsPoster(seat) ? 1 : _lurkerActivity;

    /// <summary>The network in the order of the feed.</summary>
    internal FeedIndex FeedIndex { get; }

    /// <summary>Members who always endorse: one bit per seat, 64 seats per number. Empty if there are none.</summary>
    internal ulong[] Allies { get; }

    /// <summary>The members of each segment, by its number: one bit per seat. Empty without segments.</summary>
    internal ulong[][] SegmentSets { get; }

    /// <summary>Trust of each member on day 1, where a table gives it. It is trust in the first brand.</summary>
    internal float[]? TrustOfTable { get; }

    /// <summary>Codes of loss aversion, by seat.</summary>
    internal ushort[] LossAversion => _lossAversion;

    /// <summary>Codes of pain sensitivity.</summary>
    internal ushort[] PainSensitivity => _painSensitivity;

    /// <summary>Codes of the offer's fit, with the bit that marks posters.</summary>
    internal ushort[] OfferFit => _offerFit;

    private static MemberParameters[] ListMembers(IReadOnlyList<Segment> segments)
    {
        MemberParameters[] members = new MemberParameters[segments.Count];
        for (int place = 0; place < members.Length; place++)
        {
            members[place] = segments[place].Member;
        }

        return members;
    }

    private static double LogNormalVariate(double logOfMedian, double spread, double uniform)
    {
        // Half a step is added, because the quantile of u = 0 would be 0. A median of 0 gives 0.
        return PortableMath.Exp(logOfMedian + (spread * Variates.NormalQuantile(uniform + (0.5 / 16777216.0))));
    }

    private static double LogOf(double median) => median == 0 ? double.NegativeInfinity : PortableMath.Log(median);

    private static double BetaVariate(double mean, double concentration, RandomSequence random) => mean is 0 or 1
        ? mean
        : Variates.Beta(random, mean * concentration, (1 - mean) * concentration);
}
