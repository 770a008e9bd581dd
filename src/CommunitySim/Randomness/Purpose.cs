namespace CommunitySim.Randomness;

/// <summary>
/// What a random number is for. Every purpose has a stream of its own: for each replicate, day and member it has
/// exactly one number, whether or not anybody looks at it. A new mechanism takes a new purpose and shifts no other's draws.
/// Four purposes share one output of the generator: value / 4 is the <see cref="Block"/>, value % 4 the word.
/// </summary>
public enum Purpose
{
    /// <summary>Whether the seat gets a newcomer today.</summary>
    Turnover = 0,
    /// <summary>Whether a problem arises today.</summary>
    ProblemArises = 1,
    /// <summary>Whether the brand makes a one-to-one contact today.</summary>
    Bond = 2,
    /// <summary>Whether the brand pitches to the member today.</summary>
    Pitch = 3,

    /// <summary>Which neighbour the member looks at.</summary>
    FeedNeighbour = 4,
    /// <summary>Whether that neighbour has something to be seen.</summary>
    FeedSeen = 5,
    /// <summary>Whether the member needs what the brand sells today.</summary>
    Need = 6,
    /// <summary>Whether a customer leaves today.</summary>
    Churn = 7,

    /// <summary>Whether the brand looks at the open problem.</summary>
    ProblemLook = 8,
    /// <summary>Whether it answers, having looked.</summary>
    ProblemAnswer = 9,
    /// <summary>Whether the answer solves the problem.</summary>
    ProblemSuccess = 10,
    /// <summary>Whether peers close the problem.</summary>
    PeerHelp = 11,

    /// <summary>Whether a pitched member accepts.</summary>
    PitchAccept = 12,
    /// <summary>Whether what was bought after a pitch is good.</summary>
    PitchQuality = 13,
    /// <summary>Whether the group sanctions the acceptance openly.</summary>
    PitchSanction = 14,
    /// <summary>Whether a declined pitch is recognised as persuasion.</summary>
    PitchDetected = 15,

    /// <summary>Whether a pitched member mutes the brand.</summary>
    Mute = 16,
    /// <summary>Whether a member in need accepts.</summary>
    OwnAccept = 17,
    /// <summary>Whether what was bought by own demand is good.</summary>
    OwnQuality = 18,

    /// <summary>Whether the member learns of the brand from a neighbour.</summary>
    FeedAwareness = 20,
    /// <summary>Whether a neighbour's pitch is recognised as persuasion.</summary>
    FeedDetected = 21,
    /// <summary>Whether the member unmutes the brand.</summary>
    Unmute = 22,

    /// <summary>Loss aversion of the seat.</summary>
    LossAversion = 64,
    /// <summary>Pain sensitivity of the seat.</summary>
    PainSensitivity = 65,
    /// <summary>Whether the seat is a lurker's.</summary>
    Lurker = 66,
    /// <summary>Fit of the offer: a sequence of its own, since a Beta variate takes several numbers.</summary>
    OfferFit = 68,
    /// <summary>The network's ties: one sequence.</summary>
    Network = 72,
}

/// <summary>Four purposes that are drawn together.</summary>
public enum Block
{
    /// <summary>Turnover, ProblemArises, Bond, Pitch: needed by every member every day.</summary>
    Everyday = 0,
    /// <summary>FeedNeighbour, FeedSeen, Need, Churn.</summary>
    Company = 1,
    /// <summary>ProblemLook, ProblemAnswer, ProblemSuccess, PeerHelp.</summary>
    Problem = 2,
    /// <summary>PitchAccept, PitchQuality, PitchSanction, PitchDetected.</summary>
    Pitch = 3,
    /// <summary>Mute, OwnAccept, OwnQuality.</summary>
    Decision = 4,
    /// <summary>FeedAwareness, FeedDetected, Unmute.</summary>
    Feed = 5,
    /// <summary>LossAversion, PainSensitivity, Lurker.</summary>
    Traits = 16,
    /// <summary>OfferFit.</summary>
    OfferFit = 17,
    /// <summary>Network.</summary>
    Network = 18,
}
