using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Oracle;

/// <summary>Parameters under which some branch of the day is frequent, and a strategy: one comparison with the naive community.</summary>
internal sealed record OracleCase(string Name, CommunityParameters Community, MemberParameters Member, BrandParameters Brand, Strategy Strategy, Rival? Rival = null)
{
    /// <summary>Members with parameters of their own.</summary>
    public IReadOnlyList<Segment> Segments { get; init; } = [];

    public Calendar? Calendar { get; init; }

    public const int Days = 200;

    /// <summary>All regimes with all strategies, alone and before a rival, fixed and managed.</summary>
    public static IEnumerable<OracleCase> All =>
    [
        .. from regime in Regimes
           from strategy in Strategies
           select regime with { Name = $"{regime.Name}, {strategy.Name}", Strategy = strategy },
        .. from regime in Regimes
           from manager in Managers
           select regime with { Name = $"{regime.Name}, {manager.By}", Strategy = new Strategy($"{manager.By}", manager) },
        .. from regime in Regimes
           from duel in Duels
           select regime with { Name = $"{regime.Name}, {duel.First.Name} against {duel.Second.Name}", Strategy = duel.First, Rival = new(regime.Brand with { Offer = 1.3 }, duel.Second) },
        .. from regime in Regimes
           where regime.Community.SpillOver > 0 || regime.Community.Cut > 0
           select regime with { Name = $"{regime.Name}, three brands", Strategy = Strategies[0], Rival = new(regime.Brand, Strategies[1], new(regime.Brand with { Offer = 1.3 }, Strategies[3])) },
    ];

    public Scenario Scenario => new(Community, Member, Brand, Strategy, Rival, Segments, Calendar);

    public IEnumerable<(string Name, World World)> Worlds =>
        from network in SmallNetworks
        where Community.Cut == 0 || !network.Network.IsComplete
        select (network.Name, new World(network.Network, Community, Member, new RandomStreams(20260101, (uint)network.Network.Members), Segments));

    private static IEnumerable<(string Name, SocialNetwork Network)> SmallNetworks { get; } =
    [
        ("alone", SocialNetwork.FromTies(1, [])),
        ("two", SocialNetwork.FromTies(2, [new Tie(0, 1)])),
        ("complete", SocialNetwork.Complete(7)),
        ("star", SocialNetwork.FromTies(8, [new Tie(0, 3), new Tie(1, 3), new Tie(2, 3), new Tie(3, 4), new Tie(3, 5), new Tie(3, 6), new Tie(3, 7)])),
        ("one isolated", SocialNetwork.FromTies(6, [new Tie(0, 1), new Tie(1, 2), new Tie(2, 3), new Tie(3, 4), new Tie(0, 4)])),
        ("groups", NetworkGenerator.Build(
            new CommunityParameters { Members = 60, Network = new NetworkParameters { GroupSize = 12, TiesInside = 4, TiesOutside = 1 } },
            new RandomStreams(7, 0))),
    ];

    private static Strategy[] Strategies { get; } =
    [
        new("convert", new Shares(1, 0, 0)),
        new("connect", new Shares(0, 0.8, 0.2)),
        new("absent", default(Shares)),
        new("mix", new Shares(0.3, 0.4, 0.2)),
        new("schedule", [new Stage(1, new Shares(1, 0, 0)), new Stage(70, default) { HourlyWage = 40 }, new Stage(120, new Shares(0, 0.8, 0.2)) { HoursPerThousandMembers = 50 }, new Stage(160, new Shares(0.5, 0.5, 0)) { HourlyWage = 20 }]),
    ];

    private static Alternative[] Options { get; } =
    [
        new("connect", new Shares(0, 0.8, 0.2)),
        new("convert", new Shares(1, 0, 0)),
        new("leave", default),
        new("mix", new Shares(0.3, 0.4, 0.2)),
    ];

    private static Manager[] Managers { get; } = [new(Belief.Theatre, 20, Options), new(Belief.Lift, 7, Options)];

    private static (Strategy First, Strategy Second)[] Duels { get; } =
    [
        (Strategies[0], Strategies[1]),
        (new("lift", Managers[1]), new("theatre", Managers[0])),
    ];

    // Problems and hours are more frequent than by default, so that 200 days of a few members see everything.
    private static CommunityParameters Place { get; } = new();

    private static MemberParameters People { get; } = new() { ProblemRate = 0.2, UnmuteRate = 0.1, CustomerChurn = 0.05, LurkerShare = 0.3 };

    private static BrandParameters Firm { get; } = new() { HoursPerThousandMembers = 30 };

    private static OracleCase[] Regimes { get; } =
    [
        new("defaults", new(), new(), new(), None),
        new("lively", Place, People, Firm, None),
        new("high turnover", Place with { Turnover = 0.1 }, People, Firm, None),
        new("unreliable", Place, People with { PeerHelp = 0.02 }, Firm with { Consistency = 0.5, Skill = 0.6, HoursPerThousandMembers = 100 }, None),
        new("work hat", Place, People with { Seesaw = 1 }, Firm with { WorkHat = 1, HoursPerThousandMembers = 60 }, None),
        new("half a work hat", Place, People with { PeerHelp = 0 }, Firm with { WorkHat = 0.5, HoursPerThousandMembers = 60 }, None),
        new("patience 1", Place, People with { Patience = 1, PeerHelp = 0 }, Firm, None),
        new("patience 2.5", Place, People with { Patience = 2.5, Disappointment = 2, ComplaintFloor = 0.1, AwarenessRate = 1 }, Firm, None),
        new("cohesion 0.5", Place with { Cohesion = 0.5 }, People with { Tolerance = 5 }, Firm with { Attribution = 2 }, None),
        new("poor quality", Place, People with { Effort = 0, NeedRate = 0.5 }, Firm with { Quality = 0.5 }, None),
        new("forgiving", Place, People with { UnmuteRate = 1, Tolerance = 0.3, WordOfMouth = 0.2 }, Firm, None),
        new("needy", Place with { Cohesion = 0.2 }, People with { NeedRate = 1, Privacy = 0.7, Effort = 0.1 }, Firm, None),
        new("allies", Place, People with { EndorsementThreshold = 0.3, AllyEffect = 1.5, WordOfMouth = 0.1, Effort = 0.05 }, Firm, None),
        new("hours without end", Place, People with { InitialTrust = 0.7, Effort = 0 }, Firm with { HoursPerThousandMembers = 1e9 }, None),
        new("no hours", Place, People, Firm with { HoursPerThousandMembers = 0 }, None),
        new("indebted", Place, People with { ObligationHalfLife = 100, Reciprocity = 2 }, Firm with { AskCost = 0.6, HelpCredit = 0.7, BondCredit = 0.5, HoursPerThousandMembers = 150 }, None),
        new("harsh", Place, People with { TrustAsymmetry = 40, TrustLearningRate = 0.3, WitnessWeight = 1, Tolerance = 10 }, Firm with { Intrusion = 3, Detectability = 0.9, HoursPerThousandMembers = 100 }, None),
        new("painful", Place, People with { WitnessedPain = 1, PainHalfLife = 0.5, ThreatPain = 1, Tolerance = 20, Effort = -1, RejectionSeverity = 2, PainSensitivitySpread = 1 }, Firm, None),
        new("curved", Place, People with { ValueCurvature = 1.5, LossAversion = 5, LossAversionSpread = 1, OfferFitConcentration = 1, Interruption = 0.9, RefocusRate = 0.1, Effort = 0 }, Firm with { Offer = 2, BondRelief = 0.1, HoursPerThousandMembers = 100 }, None),
        new("seeded allies", Place with { Allies = 0.3 }, People with { Effort = 0.05 }, Firm, None),
        new("asks its hubs", Place, People with { AwarenessRate = 0.5 }, Firm with { PitchTarget = Target.Hubs, HubShare = 0.25, BondTarget = Target.Receptive }, None),
        new("asks whom it helped", Place with { Turnover = 0.02 }, People, Firm with { PitchTarget = Target.Receptive, BondTarget = Target.Hubs, HelpCredit = 0.7, HoursPerThousandMembers = 100 }, None),
        new("leaves groups alone", Place with { Network = new() { GroupSize = 5, TiesInside = 3 } }, People with { AwarenessRate = 0.5 }, Firm with { HoldOut = 0.4, HoursPerThousandMembers = 100 }, None),
        new("expels", Place with { ExpulsionShare = 0.25, Network = new() { GroupSize = 5, TiesInside = 3 } }, People, Firm with { HoldOut = 0.2, PitchTarget = Target.Hubs, HubShare = 0.5 }, None),
        new("doses", Place with { Turnover = 0.02 }, People, Firm with { PitchCap = 0.9, OutsideReturn = 11 }, None),
        new("linear dissent", Place with { Dissent = DissentForm.Linear, SpillOver = 0.7, ExpulsionShare = 0.25, NameBan = 0.4, Turnover = 0.05 }, People with { AwarenessRate = 1, EndorsementThreshold = 0.3, WordOfMouth = 0.1, Effort = 0.05 }, Firm, None),
        new("unanimous dissent", Place with { Dissent = DissentForm.Unanimity, SpillOver = 1 }, People with { EndorsementThreshold = 0.32, TrustAsymmetry = 10, WordOfMouth = 0.1, Effort = 0, Tolerance = 5 }, Firm with { Visibility = 0.6, Attribution = 2 }, None),
        new("threshold of dissent", Place with { Dissent = DissentForm.Threshold, DissentThreshold = 0.4, Turnover = 0.05 }, People with { EndorsementThreshold = 0.3, WordOfMouth = 0.1, StakePain = 0.8, Effort = 0 }, Firm with { Informs = 0.6, InformGain = 1.5 }, None),
        new("norms that adapt", Place with { Cohesion = 0.8, NormRate = 0.2, Turnover = 0.02, Network = new() { GroupSize = 5, TiesInside = 3 } }, People with { InitialTrust = 0.6, Effort = -0.5, Tolerance = 5, CustomerChurn = 0.3, EndorsementThreshold = 0.9 }, Firm with { Visibility = 0.9, Informs = 0.3 }, None),
        new("severs ties", Place with { Cut = 1, Mend = 0.1, Turnover = 0.03 }, People with { Effort = -0.3, NeedRate = 0, CustomerChurn = 0.5, Tolerance = 3, EndorsementThreshold = 0.8, UnmuteRate = 1 }, Firm with { HoursPerThousandMembers = 20 }, None),
        new("severs ties for good", Place with { Cut = 0.7, Turnover = 0.002, Cohesion = 0.9 }, People with { Effort = -0.5, NeedRate = 0, CustomerChurn = 1, Tolerance = 10, EndorsementThreshold = 0.6, LurkerActivity = 0.5 }, Firm with { HoursPerThousandMembers = 30 }, None),
        new("leaves", Place with { Turnover = 0.05, LeaveByPain = 1, LeaveByAnswer = 2, LeaveByTies = 1, Cut = 0.5, Mend = 0.02 }, People with { Effort = -0.3, CustomerChurn = 0.5, Tolerance = 3 }, Firm with { HoursPerThousandMembers = 40 }, None),
        new("leaves for pain alone", Place with { Turnover = 0.001, LeaveByPain = 3 }, People with { Tolerance = 5 }, Firm, None),
        new("helps who helps", Place with { Turnover = 0.01, Cut = 0.2, Mend = 0.05 }, People with { MemberReciprocity = 0.9, PeerHelp = 0.4, ComplaintEcho = 1.5, Effort = -0.3, CustomerChurn = 0.3, Tolerance = 3, ObligationHalfLife = 10 }, Firm with { HoursPerThousandMembers = 60 }, None),
        new("helps whom it owes", Place, People with { MemberReciprocity = 1, PeerHelp = 0.6, ComplaintEcho = 0.5, ProblemRate = 0.5 }, Firm, None),
        new("annoyed", Place with { SpillOver = 1 }, People with { Annoyance = 0.6, AnnoyanceHalfLife = 5, ObligationHalfLife = 30, LetDownMuting = 0.8, Tolerance = 3, AwarenessRate = 0.5 }, Firm with { Skill = 0.5, HoursPerThousandMembers = 60 }, None),
        new("learns what to expect", Place, People with { ExpectationRate = 0.4, InitialExpectation = 0.8, Surprise = 2, PeerHelp = 0.02, AwarenessRate = 1 }, Firm with { Consistency = 0.6 }, None),
        new("deceives", Place with { Turnover = 0.02 }, People with { Scar = 0.8, Effort = 0, UnmuteRate = 1, CustomerChurn = 0.3 }, Firm with { Deception = 0.7, Quality = 0.3 }, None),
        new("severs, leaves and helps under a norm that adapts", Place with { Cut = 0.5, Mend = 0.05, Turnover = 0.03, LeaveByPain = 0.7, LeaveByAnswer = 0.5, LeaveByTies = 0.5, NormRate = 0.05, SpillOver = 0.5, Network = new() { GroupSize = 12 } }, People with { MemberReciprocity = 0.5, PeerHelp = 0.3, ComplaintEcho = 0.5, Effort = -0.3, CustomerChurn = 0.3, Tolerance = 3 }, Firm with { Informs = 0.5 }, None),
        new("runs already", Place with { Turnover = 0.01, Begin = new() { Trust = 0.55, Aware = 0.8, Customers = 0.4, Muted = 0.3, OpenProblems = 0.5 } }, People, Firm, None),
        new("runs already and annoys", Place with { Begin = new() { Trust = 0.1, Aware = 0.2, Customers = 0.5, Muted = 0.7, OpenProblems = 1 } }, People with { Annoyance = 0.5, Patience = 9.5 }, Firm with { PitchTarget = Target.Hubs, HoldOut = 0.3 }, None),
        new("two kinds of people", Place with { Turnover = 0.03, Begin = new() { Aware = 0.3, OpenProblems = 0.3 } }, People with { AwarenessRate = 0.5 }, Firm with { BondTarget = Target.Of("leads"), HoursPerThousandMembers = 60 }, None)
        {
            Segments = [new("leads", 0.4, People with { ProblemRate = 0.4, InitialTrust = 0.6, Effort = -0.2, NeedRate = 0.3, UnmuteRate = 0.5, AwarenessRate = 1, CustomerChurn = 0.2, WordOfMouth = 0.1, ObligationHalfLife = 10, SocialMode = 0.5, RefocusRate = 0.2, PainHalfLife = 2, EndorsementThreshold = 0.4, AllyEffect = 2, Patience = 3, LurkerShare = 0, PeerHelp = 0.3, OfferFit = 0.9 })],
        },
        new("three kinds, each with mechanisms of its own", Place with { SpillOver = 0.5, Turnover = 0.02, LurkersBy = LurkersBy.Degree }, People with { Tolerance = 3, EndorsementThreshold = 0.3 }, Firm with { PitchTarget = Target.Of("annoyed"), BondTarget = Target.Of("learners"), HoldOut = 0.2, Consistency = 0.7, Skill = 0.6, Quality = 0.5, Deception = 0.5, HoursPerThousandMembers = 60 }, None)
        {
            Segments =
            [
                new("annoyed", 0.4, People with { Annoyance = 0.5, AnnoyanceHalfLife = 4, MemberReciprocity = 0.8, PeerHelp = 0.4, ObligationHalfLife = 8, Effort = -0.3, Scar = 0.7, LurkerShare = 0.8, Tolerance = 3 }),
                new("learners", 0.3, People with { ExpectationRate = 0.4, InitialExpectation = 0.7, Surprise = 1, LetDownMuting = 0.5, Annoyance = 0.2, AwarenessRate = 1, Effort = 0, ThreatPain = 0.6, WitnessWeight = 0.8, ComplaintEcho = 0.5 }),
            ],
        },
        new("seasons", Place with { Turnover = 0.01 }, People, Firm with { OutsideReturn = 5, HoldOut = 0.2 }, None)
        {
            Calendar = new(new DateOnly(2025, 11, 20))
            {
                Hours = [0, 1, 1, 1.5, 1, 1, 0],
                ProblemRate = [1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 8],
                NeedRate = [0, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 30],
            },
        },
        new("settled", Place with { Turnover = 0 }, People with { InitialTrust = 1, CustomerChurn = 1, Effort = 0, LurkerShare = 1, LurkerActivity = 0.5 }, Firm with { SaleMargin = -5, RetainedMargin = 3, HourlyWage = 7 }, None),
    ];

    private static Strategy None => new("none", default(Shares));

    public override string ToString() => Name;
}
