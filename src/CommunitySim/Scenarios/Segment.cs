namespace CommunitySim;

/// <summary>
/// A segment: a part of the members with member parameters of its own. It is a trait of the seat. Whoever belongs to no
/// segment is as the scenario's member.
/// </summary>
/// <param name="Name">The name, by which the brand may target it.</param>
/// <param name="Share">Share of seats, 0 to 1. Without effect where a table of members names each one's segment.</param>
/// <param name="Member">The parameters of its members.</param>
public sealed record Segment(string Name, double Share, MemberParameters Member)
{
    /// <summary>The most segments of a community, besides the members who belong to none.</summary>
    public const int Most = 8;

    /// <summary>The error in a list of segments, or null.</summary>
    /// <param name="segments">The segments.</param>
    /// <param name="member">The parameters of all other members.</param>
    internal static string? Fault(IReadOnlyList<Segment> segments, MemberParameters member)
    {
        double sum = 0;
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Segment segment in segments)
        {
            sum += segment.Share;
            if (segment.Share is not (>= 0 and <= 1) || sum > 1 + 1e-9)
            {
                return $"segment {segment.Name}: the shares of the segments lie between 0 and 1 and add up to at most 1";
            }

            if (!names.Add(segment.Name) || Target.IsBuiltIn(segment.Name))
            {
                return $"segment {segment.Name}: another segment or a target of the brand has that name";
            }

            if (segment.Member.LurkerActivity != member.LurkerActivity)
            {
                return $"segment {segment.Name}: member.lurkerActivity is the same for all members, "
                    + "because one number chooses among all neighbours in the feed";
            }
        }

        return segments.Count > Most ? $"there are {segments.Count} segments; at most {Most} are possible" : null;
    }
}
