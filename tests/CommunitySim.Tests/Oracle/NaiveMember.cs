using CommunitySim.Members;

namespace CommunitySim.Tests.Oracle;

/// <summary>A member of the naive community, and what neighbours saw of it yesterday.</summary>
internal sealed class NaiveMember(int seat, Traits traits)
{
    public int Seat { get; } = seat;

    /// <summary>What the member is like, by its segment.</summary>
    public required MemberParameters Own { get; init; }

    public double LossAversion { get; } = traits.LossAversion;

    public double PainSensitivity { get; } = traits.PainSensitivity;

    public double OfferFit { get; } = traits.OfferFit;

    /// <summary>Those who post first, then the lurkers.</summary>
    public List<NaiveMember> Neighbours { get; } = [];

    /// <summary>Those of them whose ties are live today, in the same order.</summary>
    public List<NaiveMember> Known { get; set; } = [];

    public bool IsAlly { get; set; }

    public bool HeldOut { get; set; }

    public bool Receptive { get; set; }

    /// <summary>What the member thinks of the brand while nothing annoys it.</summary>
    public double Trust { get; set; }

    public double Annoyance { get; set; }

    public double Expectation { get; set; }

    public bool Deceived { get; set; }

    /// <summary>The trust that the member acts on and others see.</summary>
    public double TrustShown => Trust * (1 - Annoyance);

    /// <summary>The member's own, whichever brand it is about.</summary>
    public NaiveFeelings Feelings { get; init; } = new();

    public double Pain
    {
        get => Feelings.Pain;
        set => Feelings.Pain = value;
    }

    public double Obligation { get; set; }

    public double SocialMode
    {
        get => Feelings.SocialMode;
        set => Feelings.SocialMode = value;
    }

    public bool Aware { get; set; }

    public bool Customer { get; set; }

    public bool Muted { get; set; }

    public bool OpenProblem { get; set; }

    public bool Ignored { get; set; }

    public int ProblemAge { get; set; }

    public bool Asked { get; set; }

    public bool Helped { get; set; }

    /// <summary>The trust in this brand that its pitches cost.</summary>
    public double TakenToday { get; set; }

    public double TakenYesterday { get; set; }

    public MemberEvent Event { get; set; }

    /// <summary>What was faced at the last pitch.</summary>
    public double Disapproval { get; set; }

    public double SeenDisapproval { get; private set; }

    public double SeenTrust { get; private set; }

    public bool SeenAware { get; private set; }

    public MemberEvent SeenEvent { get; private set; }

    public void BecomeNewcomer(MemberParameters member)
    {
        (Pain, SocialMode) = (0, member.SocialMode);
        BecomeNewTo(member);
    }

    public void BecomeNewTo(MemberParameters member)
    {
        (Trust, Obligation) = (member.InitialTrust, 0);
        (Aware, Customer, Muted) = (false, false, false);
        (Annoyance, Expectation, Deceived) = (0, member.InitialExpectation, false);
        (Asked, Helped) = (false, false);
        CloseProblem();
    }

    public void CloseProblem() => (OpenProblem, Ignored, ProblemAge) = (false, false, 0);

    public void Publish()
    {
        Trust = NaiveCommunity.InSteps(Trust);
        (SeenTrust, SeenAware, SeenEvent, SeenDisapproval) = (NaiveCommunity.InSteps(TrustShown), Aware, Event, Disapproval);
    }
}

/// <summary>What a member feels, whoever did it.</summary>
internal sealed class NaiveFeelings
{
    public double Pain { get; set; }

    public double SocialMode { get; set; }

    /// <summary>The help that the member gave lately, as of the morning.</summary>
    public double Help { get; set; }

    public int HelpedToday { get; set; }

    /// <summary>A brand solved the last problem that was closed.</summary>
    public bool Answered { get; set; }

    /// <summary>Somebody new has come this morning.</summary>
    public bool IsNew { get; set; }
}

/// <summary>The ways a day can go, counted so that a comparison that never takes one of them is noticed.</summary>
internal enum Branch
{
    NobodyReachable,
    SomebodyReachable,
    ManagerTries,
    ManagerStays,
    ManagerReturns,
    NobodyWaiting,
    AllLookedAt,
    SomeLookedAt,
    NoneLookedAt,
    Newcomer,
    Solved,
    AnswerFailed,
    Ignored,
    PeersHelped,
    Disappointed,
    GivenUpQuietly,
    Raised,
    Bonded,
    AskedAsDebtor,
    AskedAsCreditor,
    SoldByPitch,
    Sanctioned,
    PitchDetected,
    MutedAfterPitch,
    SoldByOwnDemand,
    SoldByOwnDemandThoughMuted,
    NeededAndDeclined,
    GoodPurchase,
    BadPurchase,
    AwareByNeighbour,
    PitchHiddenFromMuted,
    Unmuted,
    WitnessedSolved,
    WitnessedLetDown,
    WitnessedPitchDetected,
    WitnessedSanction,
    CustomerLeft,
    Alone,
    NoAlly,
    SomeAllies,
    OnlyAllies,
    HeldOut,
    AnybodyMay,
    HubsMay,
    OthersThanHubsMayNot,
    ReceptiveMay,
    UnreceptiveMayNot,
    Expelled,
    CapReached,
    CapNotReached,
    DissentLinear,
    Unanimous,
    UnanimityBroken,
    BelowThreshold,
    FromThreshold,
    NormConfirmed,
    NormEroded,
    Informed,
    DistrustSpilledOver,
    DistrustDrowned,
    AwareDespiteBan,
    TieSevered,
    TieMended,
    TieStaysSevered,
    TieOfNewcomerRestored,
    CutOfSomebodyWhoLeft,
    MemberCuts,
    MutedMemberCuts,
    NewcomerKnowsAll,
    SomeTiesSevered,
    AllTiesLive,
    LostAllTies,
    AnyTie,
    LeftMoreEasily,
    LeftThoughHeld,
    StayedOrLeftByChance,
    PeersHelpForCertain,
    PeersHelpHelpers,
    PeersHelpOthers,
    Annoyed,
    AnnoyedByWitnessing,
    AnsweredAsExpected,
    WaitedAsExpected,
    AnsweredByExpectation,
    WaitedByExpectation,
    MutedAfterLetDown,
    KeptAfterLetDown,
    Deceived,
    CutToCeiling,
    BeganUnaware,
    BeganAware,
    BeganAsCustomer,
    BeganMuted,
    BeganAsCustomerWhoMuted,
    BeganWithProblem,
    BeganWithoutProblem,
    SegmentMay,
    OtherSegmentsMayNot,
}
