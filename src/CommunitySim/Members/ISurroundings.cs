namespace CommunitySim.Members;

/// <summary>What a member meets in its day, and who is told of it. A struct, so that a day that nobody listens to is compiled as if nobody could.</summary>
internal interface IMemberContext
{
    /// <summary>Whether anybody is told.</summary>
    static abstract bool Listens { get; }

    /// <summary>Traits of a seat.</summary>
    Traits Traits(int seat);

    /// <summary>Whether the brand leaves a member's group alone.</summary>
    bool IsHeldOut(int seat);

    /// <summary>Whether the brand may pitch to a member, muting aside.</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="newcomer">Somebody has come into it today, of whom nothing is known.</param>
    bool MayPitch(int seat, bool newcomer);

    /// <summary>Whether it may meet a member one to one, muting aside.</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="newcomer">Somebody has come into it today.</param>
    bool MayBond(int seat, bool newcomer);

    /// <summary>What is published of a member since yesterday evening.</summary>
    uint Yesterday(int seat);

    /// <summary>Disapproval D that a member meets, of yesterday's endorsements.</summary>
    float Disapproval(int seat);

    /// <summary>Something has happened to the member.</summary>
    void Tell(TraceEventKind what, int? neighbour = null);

    /// <summary>The morning: a newcomer has come, if one comes, and nothing else has happened.</summary>
    void Wake(in MemberState state);

    /// <summary>The moment of the ask: problems and contacts have taken place, and nothing has been asked yet.</summary>
    void BeforeTheAsk(in MemberState state);
}
