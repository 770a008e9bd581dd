namespace CommunitySim.Tracing;

/// <summary>What a day may bring a member, in the order of its phases.</summary>
public enum TraceEventKind
{
    /// <summary>Somebody new has come into the seat.</summary>
    Newcomer,
    /// <summary>A problem has arisen.</summary>
    Raised,
    /// <summary>The brand has looked at the problem and will not answer it.</summary>
    Ignored,
    /// <summary>The brand has solved the problem.</summary>
    Solved,
    /// <summary>The brand has answered and failed.</summary>
    Failed,
    /// <summary>Peers have closed the problem.</summary>
    PeerHelped,
    /// <summary>The member has given up on an answer that was expected of the brand.</summary>
    Disappointed,
    /// <summary>The member has given up on the problem, and had expected nothing of the brand.</summary>
    GaveUp,
    /// <summary>The brand has made a one-to-one contact.</summary>
    Bonded,
    /// <summary>The brand has asked.</summary>
    Pitched,
    /// <summary>The member has accepted the ask.</summary>
    Sale,
    /// <summary>The member, no customer, has not accepted the ask.</summary>
    Refused,
    /// <summary>The group has shown its disapproval of the acceptance.</summary>
    Sanctioned,
    /// <summary>The member has recognised a pitch as persuasion: the own one, or a neighbour's.</summary>
    Recognised,
    /// <summary>The member has muted the brand.</summary>
    Muted,
    /// <summary>The member has bought by own demand.</summary>
    OwnSale,
    /// <summary>The member has seen what happened to a neighbour yesterday.</summary>
    Saw,
    /// <summary>The member has heard of a neighbour's trust and no more.</summary>
    Heard,
    /// <summary>The member has unmuted the brand.</summary>
    Unmuted,
    /// <summary>The member has left, a customer no longer.</summary>
    Left,
}

/// <summary>One thing that happened to a member.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Neighbour">Seat of the neighbour it came from; null where it came from none.</param>
public readonly record struct TraceEvent(TraceEventKind Kind, int? Neighbour = null);
