namespace CommunitySim.Lecture.Hall;

/// <summary>What the phones may do now.</summary>
internal enum Phase
{
    /// <summary>Nothing is asked.</summary>
    Wait,
    /// <summary>The question is open.</summary>
    Open,
    /// <summary>The first round is over; neighbours talk.</summary>
    Talk,
    /// <summary>The votes are shown.</summary>
    Revealed,
}

/// <summary>What happened to a vote.</summary>
internal enum VoteOutcome
{
    /// <summary>It counts, or replaces the phone's earlier vote of this round.</summary>
    Counted,
    /// <summary>No phone has this id.</summary>
    Stranger,
    /// <summary>This question or round is not open.</summary>
    Closed,
    /// <summary>The question has no such option.</summary>
    NoOption,
}

/// <summary>What the lecturer shows.</summary>
/// <param name="Question">The question; null for none.</param>
/// <param name="Round">0 for the first vote, 1 for the second.</param>
/// <param name="Phase">What phones may do.</param>
internal sealed record HallStage(HallQuestion? Question, int Round, Phase Phase);

/// <summary>A phone in the room.</summary>
/// <param name="Number">Its number in the order of joining, from 0.</param>
/// <param name="Arm">Its arm in the experiment.</param>
internal sealed record Phone(int Number, Arm Arm)
{
    /// <summary>Its votes by question and round.</summary>
    public Dictionary<(string Question, int Round), int> Votes { get; } = [];
}
