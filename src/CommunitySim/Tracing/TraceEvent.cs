namespace CommunitySim.Tracing;

/// <summary>The events of a member's day, in the order of the phases.</summary>
public enum TraceEventKind
{
    /// <summary>A newcomer has taken the seat.</summary>
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
    /// <summary>The member has given up on an expected answer from the brand.</summary>
    Disappointed,
    /// <summary>The member has given up on the problem, and had expected nothing from the brand.</summary>
    GaveUp,
    /// <summary>The brand has made a one-to-one contact.</summary>
    Bonded,
    /// <summary>The brand has asked.</summary>
    Pitched,
    /// <summary>The member has accepted the ask.</summary>
    Sale,
    /// <summary>The member, who is no customer, has declined the ask.</summary>
    Refused,
    /// <summary>The group has shown its disapproval of the acceptance.</summary>
    Sanctioned,
    /// <summary>The purchase has deceived the member, whose trust has a ceiling from now on.</summary>
    Deceived,
    /// <summary>The member has recognised a pitch as persuasion, received or seen.</summary>
    Recognised,
    /// <summary>The pitch has told the member, who had not known the brand, something of worth.</summary>
    Informed,
    /// <summary>The member has muted the brand.</summary>
    Muted,
    /// <summary>The member has bought by own demand.</summary>
    OwnSale,
    /// <summary>The member has seen what happened to a neighbour yesterday.</summary>
    Saw,
    /// <summary>The member has only learnt of a neighbour's trust.</summary>
    Heard,
    /// <summary>The member has severed the tie with a neighbour who was sanctioned.</summary>
    CutTie,
    /// <summary>The member has unmuted the brand.</summary>
    Unmuted,
    /// <summary>The member has left and is no longer a customer.</summary>
    Left,
}

/// <summary>An event of a member's day.</summary>
/// <param name="Kind">The kind of event.</param>
/// <param name="Neighbour">Seat of the neighbour who caused it, or null.</param>
public readonly record struct TraceEvent(TraceEventKind Kind, int? Neighbour = null);
