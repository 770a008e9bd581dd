namespace CommunitySim.Randomness;

/// <summary>
/// The purpose of a random number. Streams are independent: each has exactly one number per replicate, day and member,
/// whether or not it is used. A new mechanism takes a new stream and shifts no other's draws. A block of the generator
/// has eight halves of 16 bits: value / 8 is the <see cref="StreamBlock"/>, value % 8 the half. Two decisions that
/// exclude each other share a stream; its summary names both.
/// </summary>
/// <remarks>
/// The numbers that every member needs every day come from one block. Those of 16 bits get 16 more from the block
/// <see cref="StreamBlock.Fine"/> in the one case in 65,536 in which the first do not decide.
/// </remarks>
internal enum RandomStream
{
    /// <summary>Which neighbour the member looks at, and whether that neighbour is visible (24 bits).</summary>
    Feed = 0,
    /// <summary>Whether the member needs the offer today; while unaware, whether a neighbour makes aware.</summary>
    Need = 2,
    /// <summary>Whether a customer leaves today.</summary>
    Churn = 3,
    /// <summary>Whether the seat gets a newcomer today.</summary>
    Turnover = 4,
    /// <summary>Whether a problem arises today.</summary>
    ProblemArises = 5,
    /// <summary>Whether the brand makes a one-to-one contact today.</summary>
    Bond = 6,
    /// <summary>Whether the brand pitches to the member today, or a neighbour makes a muted member unmute.</summary>
    Pitch = 7,

    /// <summary>Whether the brand looks at the open problem.</summary>
    ProblemLook = 16,
    /// <summary>Whether it answers, having looked.</summary>
    ProblemAnswer = 18,
    /// <summary>Whether the answer solves the problem.</summary>
    ProblemSuccess = 20,
    /// <summary>Whether peers close the problem.</summary>
    PeerHelp = 22,

    /// <summary>Whether the member accepts a pitch, or buys by own demand.</summary>
    Accept = 24,
    /// <summary>Whether the purchase is a good experience.</summary>
    Quality = 26,
    /// <summary>
    /// After an accepted pitch, whether the group sanctions openly; after a declined one, whether it is recognised as
    /// persuasion.
    /// </summary>
    Reaction = 28,
    /// <summary>Whether a pitched member mutes the brand.</summary>
    Mute = 30,

    /// <summary>Whether a neighbour's pitch is recognised as persuasion.</summary>
    FeedReaction = 32,
    /// <summary>Whether a member who muted the brand only today unmutes it.</summary>
    Unmute = 34,

    /// <summary>Whether a member who sees a neighbour's sanction severs the tie.</summary>
    Cut = 40,

    /// <summary>Whether a severed tie mends. The lower end's position in the feed index replaces the member.</summary>
    Mend = 48,

    /// <summary>Whether a pitch informs a member who was unaware.</summary>
    Inform = 56,

    /// <summary>Which neighbour closed a problem as a peer.</summary>
    Helper = 64,

    /// <summary>Whether a member who is let down mutes the brand.</summary>
    LetDownMute = 72,
    /// <summary>Whether a bad purchase after a pitch was a deception.</summary>
    Deceived = 80,

    /// <summary>Loss aversion of the seat.</summary>
    LossAversion = 128,
    /// <summary>Pain sensitivity of the seat.</summary>
    PainSensitivity = 130,
    /// <summary>Whether the seat is a lurker's.</summary>
    Lurker = 132,
    /// <summary>Whether the seat's member always endorses the brand.</summary>
    Ally = 134,
    /// <summary>Fit of the offer: a sequence of its own, since a Beta variate takes several numbers.</summary>
    OfferFit = 136,
    /// <summary>The network's ties: one sequence.</summary>
    Network = 144,
    /// <summary>Whether a group is held out. The group's number replaces the member, and the day is 0.</summary>
    HeldOut = 152,

    /// <summary>Whether a member is a customer, and aware, on the first day (one number decides both).</summary>
    BeginAware = 160,
    /// <summary>Whether an aware member has muted the brand by the first day.</summary>
    BeginMuted = 162,
    /// <summary>Whether a member has an open problem on the first day.</summary>
    BeginProblem = 164,
    /// <summary>How old that problem is.</summary>
    BeginAge = 166,

    /// <summary>To which segment a seat belongs.</summary>
    Segment = 168,
}

/// <summary>The streams that one draw gives.</summary>
public enum StreamBlock
{
    /// <summary>The numbers that every member needs every day.</summary>
    Everyday = 0,
    /// <summary>16 bits more for each half of <see cref="Everyday"/>.</summary>
    Fine = 1,
    /// <summary>ProblemLook, ProblemAnswer, ProblemSuccess, PeerHelp.</summary>
    Problem = 2,
    /// <summary>Accept, Quality, Reaction, Mute.</summary>
    Choice = 3,
    /// <summary>FeedReaction, Unmute.</summary>
    Feed = 4,
    /// <summary>Cut.</summary>
    Cut = 5,
    /// <summary>Mend.</summary>
    Mend = 6,
    /// <summary>Inform.</summary>
    Inform = 7,
    /// <summary>Helper.</summary>
    Helper = 8,
    /// <summary>LetDownMute.</summary>
    LetDown = 9,
    /// <summary>Deceived.</summary>
    Deception = 10,
    /// <summary>LossAversion, PainSensitivity, Lurker, Ally.</summary>
    Traits = 16,
    /// <summary>OfferFit.</summary>
    OfferFit = 17,
    /// <summary>Network.</summary>
    Network = 18,
    /// <summary>HeldOut.</summary>
    HeldOut = 19,
    /// <summary>BeginAware, BeginMuted, BeginProblem, BeginAge.</summary>
    Begin = 20,
    /// <summary>Segment.</summary>
    Segment = 21,
    /// <summary>Points of an experiment's design: a sequence, independent of worlds.</summary>
    Design = 32,
    /// <summary>Observations of a resample: a sequence, independent of worlds.</summary>
    Resample = 33,
}
