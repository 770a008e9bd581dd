namespace CommunitySim.Experiments.Config;

/// <summary>
/// Doses and schedules of a strategy. Every combination is a policy of the strategy's family, so that a comparison can
/// give each side its best one.
/// </summary>
[Key("Doses and schedules to try for this strategy. Each combination joins the strategy's family; "
    + "\"best of NAME\" in a claim is the best of them.")]
public sealed record PolicyGrid
{
    internal const string HoursPath = "brand.hoursPerThousandMembers", CapPath = "brand.pitchCap";

    [Key("Hours a day for a thousand members; by default the file's.", Min = 0, Max = 100_000, Most = 20, Unique = true)]
    public IReadOnlyList<double> Hours { get; init; } = [];

    [Key("Most pitches to a member in a week; by default the file's.", Min = 0, Max = 7, Most = 20, Unique = true)]
    public IReadOnlyList<double> PitchesPerWeek { get; init; } = [];

    [Key("Days after which the brand leaves; a policy that stays is always tried.", Min = 1, Max = 100_000, Most = 20, Unique = true)]
    public IReadOnlyList<int> LeaveAfter { get; init; } = [];

    /// <summary>Returns the policies of a strategy beside the strategy itself, with their family.</summary>
    /// <param name="strategy">A strategy without a manager.</param>
    /// <param name="days">Days of a run; a policy that leaves later never leaves.</param>
    public IEnumerable<StrategyConfig> Expand(StrategyConfig strategy, int days) =>
        from hours in Or(Hours)
        from cap in Or(PitchesPerWeek)
        from leave in LeaveAfter.Where(day => day < days).Select(day => (int?)day).Prepend(null)
        where hours is not null || cap is not null || leave is not null
        select Policy(strategy, hours, cap, leave);

    private static IEnumerable<double?> Or(IReadOnlyList<double> values) => values.Select(value => (double?)value).Prepend(null);

    private static StrategyConfig Policy(StrategyConfig strategy, double? hours, double? cap, int? leave)
    {
        Dictionary<string, object> brand = new(strategy.Brand, StringComparer.Ordinal);
        List<string> parts = [];
        if (hours is { } dose)
        {
            brand[HoursPath] = dose;
            parts.Add(FormattableString.Invariant($"{dose} h"));
        }

        if (cap is { } most)
        {
            brand[CapPath] = most;
            parts.Add(FormattableString.Invariant($"at {most} a week"));
        }

        IEnumerable<Stage> stages = strategy.Strategy.Stages;
        if (leave is { } last)
        {
            stages = stages.Where(stage => stage.FromDay <= last).Append(new Stage(last + 1, default));
            parts.Add($"for {last} days");
        }

        return strategy with
        {
            Strategy = new Strategy($"{strategy.Name} {string.Join(' ', parts)}", [.. stages]),
            Brand = brand,
            Label = strategy.Label is null ? null : $"{strategy.Label} {string.Join(' ', parts)}",
            Family = strategy.FamilyName,
            Best = null,
        };
    }
}
