namespace CommunitySim.Randomness;

/// <summary>
/// What a random number is for. Every stream is independent of the others: for each replicate, day and member it has
/// exactly one number, whether or not anybody looks at it. A new mechanism takes a new stream and shifts no other's draws.
/// A block of the generator has eight halves of 16 bits: value / 8 is the <see cref="StreamBlock"/>, value % 8 the half.
/// Where two decisions exclude each other, they share a stream; its summary says which.
/// </summary>
/// <remarks>
/// The numbers that every member needs every day all come from one block. Those of 16 bits are followed by 16 more, of the
/// block <see cref="StreamBlock.Fine"/>, in the one case in 65,536 where the first do not decide.
/// </remarks>
internal enum RandomStream
{
    /// <summary>Which neighbour the member looks at, and whether there is something to be seen (24 bits).</summary>
    Feed = 0,
    /// <summary>Whether the member needs what the brand sells today; while unaware, whether a neighbour makes aware.</summary>
    Need = 2,
    /// <summary>Whether a customer leaves today.</summary>
    Churn = 3,
    /// <summary>Whether the seat gets a newcomer today.</summary>
    Turnover = 4,
    /// <summary>Whether a problem arises today.</summary>
    ProblemArises = 5,
    /// <summary>Whether the brand makes a one-to-one contact today.</summary>
    Bond = 6,
    /// <summary>Whether the brand pitches to the member today; for a member who had muted it, whether a neighbour makes unmute.</summary>
    Pitch = 7,

    /// <summary>Whether the brand looks at the open problem.</summary>
    ProblemLook = 16,
    /// <summary>Whether it answers, having looked.</summary>
    ProblemAnswer = 18,
    /// <summary>Whether the answer solves the problem.</summary>
    ProblemSuccess = 20,
    /// <summary>Whether peers close the problem.</summary>
    PeerHelp = 22,

    /// <summary>Whether the member accepts: what was pitched, or what it needs.</summary>
    Accept = 24,
    /// <summary>Whether what was bought is good.</summary>
    Quality = 26,
    /// <summary>After a pitch: whether the group sanctions the acceptance openly; of a declined one, whether it is recognised as persuasion.</summary>
    Reaction = 28,
    /// <summary>Whether a pitched member mutes the brand.</summary>
    Mute = 30,

    /// <summary>Whether a neighbour's pitch is recognised as persuasion.</summary>
    FeedReaction = 32,
    /// <summary>Whether a member who muted the brand only today unmutes it.</summary>
    Unmute = 34,

    /// <summary>Loss aversion of the seat.</summary>
    LossAversion = 128,
    /// <summary>Pain sensitivity of the seat.</summary>
    PainSensitivity = 130,
    /// <summary>Whether the seat is a lurker's.</summary>
    Lurker = 132,
    /// <summary>Whether the seat's member endorses the brand whatever it thinks.</summary>
    Ally = 134,
    /// <summary>Fit of the offer: a sequence of its own, since a Beta variate takes several numbers.</summary>
    OfferFit = 136,
    /// <summary>The network's ties: one sequence.</summary>
    Network = 144,
    /// <summary>Whether the brand leaves a group alone; the group's number stands for the member, the day is 0.</summary>
    HeldOut = 152,
}

/// <summary>Streams that are drawn together.</summary>
public enum StreamBlock
{
    /// <summary>What every member needs every day.</summary>
    Everyday = 0,
    /// <summary>16 bits more for each half of <see cref="Everyday"/>.</summary>
    Fine = 1,
    /// <summary>ProblemLook, ProblemAnswer, ProblemSuccess, PeerHelp.</summary>
    Problem = 2,
    /// <summary>Accept, Quality, Reaction, Mute.</summary>
    Choice = 3,
    /// <summary>FeedReaction, Unmute.</summary>
    Feed = 4,
    /// <summary>LossAversion, PainSensitivity, Lurker, Ally.</summary>
    Traits = 16,
    /// <summary>OfferFit.</summary>
    OfferFit = 17,
    /// <summary>Network.</summary>
    Network = 18,
    /// <summary>HeldOut.</summary>
    HeldOut = 19,
    /// <summary>Points of an experiment's design: no world's, and a sequence.</summary>
    Design = 32,
    /// <summary>Which observations a resample takes: no world's, and a sequence.</summary>
    Resample = 33,
}
