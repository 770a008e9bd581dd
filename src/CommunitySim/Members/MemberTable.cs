namespace CommunitySim.Members;

/// <summary>What is known of each member, by seat. A column that is null is not known.</summary>
public sealed record MemberTable
{
    /// <summary>The number of the segment: 0 for members who belong to none, else its place in the list from 1.</summary>
    public byte[]? Segment { get; init; }

    /// <summary>Whether the member is a lurker.</summary>
    public bool[]? Lurker { get; init; }

    /// <summary>Trust in the first brand on day 1, 0 to 1.</summary>
    public float[]? Trust { get; init; }
}
