namespace CommunitySim.Experiments.Config;

/// <summary>A file with a row for each member, and the columns that are used.</summary>
public sealed record MembersFile
{
    [Key("Path of a table of the members (CSV), relative to the experiment file's folder. The first line names the columns. "
        + "The column \"number\" counts the members from 0, in the order of the network file.",
        Missing = "write \"file\": \"members.csv\"")]
    public string File { get; init; } = "";

    [Key("The column with the name of each member's segment. Members with any other word belong to no segment.")]
    public string? Segment { get; init; }

    [Key("The column that says who is a lurker: 1 or 0, yes or no, true or false. It replaces member.lurkerShare.")]
    public string? Lurker { get; init; }

    [Key("The column with each member's trust on the first day, from 0 to 1. It replaces community.begin.trust.")]
    public string? Trust { get; init; }

    /// <summary>The columns that are used.</summary>
    internal IEnumerable<string> Columns => ((string?[])[Segment, Lurker, Trust]).OfType<string>();
}
