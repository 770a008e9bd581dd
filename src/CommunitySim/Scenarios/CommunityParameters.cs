namespace CommunitySim;

/// <summary>The kind of network.</summary>
public enum NetworkKind
{
    /// <summary>Groups with many ties inside and few between.</summary>
    Groups,
    /// <summary>A ring with some ties rewired (Watts &amp; Strogatz 1998).</summary>
    SmallWorld,
    /// <summary>Newcomers tie to well-connected members (Barabási &amp; Albert 1999).</summary>
    ScaleFree,
    /// <summary>Ties between any two members, equally likely (Erdős &amp; Rényi 1959).</summary>
    Random,
    /// <summary>All members tied to all others. No tie is stored.</summary>
    Complete,
    /// <summary>A real network, read from a file.</summary>
    File,
}

/// <summary>How disapproval depends on n, the share of neighbours who endorse.</summary>
public enum DissentForm
{
    /// <summary>(1 − n)^allyEffect.</summary>
    Power,
    /// <summary>1 − n.</summary>
    Linear,
    /// <summary>1 if nobody endorses, else (1 − n)/4.</summary>
    Unanimity,
    /// <summary>1 if n is below dissentThreshold, else 0.</summary>
    Threshold,
}

/// <summary>The rule that says which seats are lurkers'.</summary>
public enum LurkersBy
{
    /// <summary>Chance: each seat with probability lurkerShare.</summary>
    Random,
    /// <summary>Ties: the members who have the fewest.</summary>
    Degree,
}

/// <summary>The community: its seats, its ties and its values.</summary>
public sealed record CommunityParameters
{
    [Parameter(
        "Seats in the community; a network file brings its own number.", "members", 1, 100_000_000, Status.Design,
        "a community that one person can look after")]
    public int Members { get; init; } = 1000;

    [Parameter(
        "Chance that a seat gets a newcomer.", "per day", 0, 1, Status.Assumed,
        "about one seat in six a year", Low = 0, High = 0.02,
        Measure = "departures / (members × days); communitysim import computes it")]
    public double Turnover { get; init; } = 0.0005;

    [Parameter(
        "How firmly the group stands for its purpose: its disapproval of an ask that nobody endorses.",
        "share", 0, 1, Status.Assumed, "1 takes the article at its word; sweep it", Low = 0, High = 1)]
    public double Cohesion { get; init; } = 1;

    [Parameter(
        "Form of disapproval: how it falls with the share of neighbours who endorse the brand.", "", 0, 0, Status.Design,
        "power: Asch's experiments; threshold: Granovetter 1978, Centola & Macy 2007")]
    public DissentForm Dissent { get; init; } = DissentForm.Power;

    [Parameter(
        "Share of endorsing neighbours from which nobody disapproves (dissent threshold).", "share", 0, 1, Status.Assumed,
        "one neighbour in four")]
    public double DissentThreshold { get; init; } = 0.25;

    [Parameter(
        "Rate at which a group's norm adapts: share of the distance from its cohesion to the share of the day's pitches " +
            "that it sanctioned. A group is a run of community.network.groupSize seats.",
        "per day", 0, 1, Status.Assumed, "0: the norm is fixed")]
    public double NormRate { get; init; } = 0;

    [Parameter(
        "Spill-over between rivals: when a pitch costs one brand trust, the other brand loses this share of it as well.",
        "share", 0, 1, Status.Assumed, "defensive distrust spills over: Darke & Ritchie 2007; no size is known; 0: none")]
    public double SpillOver { get; init; } = 0;

    [Parameter(
        "Share of seats whose members always endorse the brand, whatever they think of it.", "share", 0, 1, Status.Design,
        "committed minorities: Centola et al. 2018, doi 10.1126/science.aas8827; 0: nobody is seeded")]
    public double Allies { get; init; } = 0;

    [Parameter(
        "Threshold of expulsion: above this share of members who have muted the brand, the group expels it for good. 1 means never.",
        "share", 0, 1, Status.Design,
        "a committed share of about 0.25 tips a convention: Centola et al. 2018, doi 10.1126/science.aas8827; " +
            "that muting is an objection is ours")]
    public double ExpulsionShare { get; init; } = 1;

    [Parameter(
        "How far members avoid an expelled brand's name: the share by which the chance of hearing of it in the feed falls.",
        "share", 0, 1, Status.Assumed, "0: the name is met as before")]
    public double NameBan { get; init; } = 0;

    [Parameter(
        "Chance that a member who sees a neighbour sanctioned severs the tie, at full disapproval. Less disapproval lowers it in proportion.",
        "per sighting", 0, 1, Status.Assumed,
        "43% unfollow somebody within 51 days: Kwak et al. 2011; 0: ties are never severed")]
    public double Cut { get; init; } = 0;

    [Parameter("Chance that a severed tie mends.", "per day", 0, 1, Status.Assumed, "0: never")]
    public double Mend { get; init; } = 0;

    [Parameter(
        "How pain drives members away: the logarithm of the factor by which a unit of pain raises turnover.",
        "per unit of pain", 0, 100, Status.Assumed, "0: turnover does not depend on pain")]
    public double LeaveByPain { get; init; } = 0;

    [Parameter(
        "How an answer keeps members: the logarithm of the factor by which a solved last problem lowers turnover.",
        "", 0, 100, Status.Assumed,
        "an answer raises the chance to post again from 44 to 56%: Joyce & Kraut 2006; 0: turnover does not depend on answers")]
    public double LeaveByAnswer { get; init; } = 0;

    [Parameter(
        "How ties keep members: the logarithm of the factor by which a full share of live ties lowers turnover.",
        "per share of ties", 0, 100, Status.Assumed, "0: turnover does not depend on ties")]
    public double LeaveByTies { get; init; } = 0;

    [Parameter(
        "Which members lurk: a random share (random), or those with the fewest ties (degree).", "", 0, 0, Status.Design,
        "random: who posts does not depend on ties")]
    public LurkersBy LurkersBy { get; init; } = LurkersBy.Random;

    /// <summary>The members on the morning of day 1.</summary>
    public BeginParameters Begin { get; init; } = new();

    /// <summary>The social network.</summary>
    public NetworkParameters Network { get; init; } = new();
}

/// <summary>The network. Parameters of other kinds than the chosen one have no effect.</summary>
public sealed record NetworkParameters
{
    [Parameter(
        "Kind of network.", "", 0, 0, Status.Design,
        "groups: ties are dense inside small groups and thin between them")]
    public NetworkKind Kind { get; init; } = NetworkKind.Groups;

    [Parameter(
        "Seats in a group (kind groups).", "members", 2, 1_000_000, Status.Secondary,
        "the 50 of Dunbar's layers 5, 15, 50, 150")]
    public int GroupSize { get; init; } = 50;

    [Parameter("Mean ties per member inside the group (kind groups).", "ties", 0, 100_000, Status.Assumed, "")]
    public double TiesInside { get; init; } = 8;

    [Parameter("Mean ties per member to other groups (kind groups).", "ties", 0, 100_000, Status.Assumed, "")]
    public double TiesOutside { get; init; } = 2;

    [Parameter(
        "Ties per member on the ring before rewiring, an even number (kind smallWorld).", "ties", 2, 100_000, Status.Assumed,
        "as many as in groups", Even = true)]
    public int Degree { get; init; } = 10;

    [Parameter(
        "Share of ties that are rewired (kind smallWorld).", "share", 0, 1, Status.Assumed,
        "within the small-world region of Watts & Strogatz 1998, doi 10.1038/30918")]
    public double Rewiring { get; init; } = 0.1;

    [Parameter(
        "Ties that a newcomer makes (kind scaleFree).", "ties", 1, 10_000, Status.Assumed,
        "a mean of twice as many, as in groups")]
    public int TiesPerNewcomer { get; init; } = 5;

    [Parameter("Mean ties per member (kind random).", "ties", 0, 100_000, Status.Assumed, "as many as in groups")]
    public double MeanDegree { get; init; } = 10;

    [Parameter(
        "Path of a list of ties (CSV, plain or gzip), relative to the experiment file's folder (kind file).",
        "", 0, 0, Status.Design, "none")]
    public string Path { get; init; } = "";
}
