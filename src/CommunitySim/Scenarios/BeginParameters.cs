namespace CommunitySim;

/// <summary>The starting state of a running community. By default all members are newcomers.</summary>
public sealed record BeginParameters
{
    [Parameter(
        "Trust of all members on the first day. Without it they trust as newcomers do (member.initialTrust).",
        "trust", 0, 1, Status.Design, "none", Otherwise = "member.initialTrust")]
    public double? Trust { get; init; }

    [Parameter(
        "Share of members who are aware of the brand on the first day. Customers and members who have muted it always are.",
        "share", 0, 1, Status.Design, "0: a launch")]
    public double Aware { get; init; }

    [Parameter("Share of members who are customers on the first day.", "share", 0, 1, Status.Design, "0: a launch")]
    public double Customers { get; init; }

    [Parameter("Share of members who have muted the brand by the first day.", "share", 0, 1, Status.Design, "0: a launch")]
    public double Muted { get; init; }

    [Parameter("Share of members with an open problem on the first day.", "share", 0, 1, Status.Design, "0: a launch")]
    public double OpenProblems { get; init; }
}
