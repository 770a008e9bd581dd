namespace CommunitySim.Experiments.Config;

/// <summary>What the best policy has the most, or the least, of.</summary>
public enum SearchGoal
{
    /// <summary>The highest mean value over the space.</summary>
    Expected,
    /// <summary>The least regret that is not exceeded in 90% of the space.</summary>
    Regret90,
}

/// <summary>Days of work and days of rest, in turns. During rest the brand is absent and costs nothing.</summary>
[Key("Days of work, then days of rest, in turns.")]
public sealed record Pulse
{
    [Key("Days of work.", Min = 1, Max = 100_000, Missing = """write { "work": 15, "rest": 75 }""")]
    public int Work { get; init; }

    [Key("Days of rest: the brand is absent and costs nothing.", Min = 1, Max = 100_000, Missing = """write { "work": 15, "rest": 75 }""")]
    public int Rest { get; init; }

    /// <summary>Returns the stages of a split that works in pulses.</summary>
    internal IEnumerable<Stage> Stages(Shares shares, int days)
    {
        for (int day = 1; day <= days; day += Work + Rest)
        {
            yield return new Stage(day, shares);
            if (day + Work <= days)
            {
                yield return new Stage(day + Work, default);
            }
        }
    }
}

/// <summary>A search for the best policy: every combination of hours, split, cap and pulses over a space of parameters.</summary>
public sealed record SearchPlan
{
    /// <summary>The most policies, with those of the file.</summary>
    public const int MostPolicies = 1_000;

    // A cap of seven pitches a week is none.
    private const double EveryDay = 7;

    [Key("Hours a day for a thousand members to try; by default the file's.", Min = 0, Max = 100_000, Most = 20, Unique = true)]
    public IReadOnlyList<double> Hours { get; init; } = [];

    [Key("Steps in which pitch, solve and bond share the hours; 4 makes 15 splits.", Min = 1, Max = 20)]
    public int Steps { get; init; } = 4;

    [Key("Most pitches to a member in a week; by default the file's.", Min = 0, Max = 7, Most = 20, Unique = true)]
    public IReadOnlyList<double> PitchesPerWeek { get; init; } = [];

    [Key("Rhythms of work and rest to try; steady work is always tried.", Most = 20)]
    public IReadOnlyList<Pulse> Pulses { get; init; } = [];

    [Key("What to look for. expected: the highest mean value over the space; regret90: the least regret that is not exceeded in 90% of it.")]
    public SearchGoal For { get; init; }

    [Key("Points of the space. Every other point serves the choice, and the rest measures the chosen policy.", Min = 4, Max = 100_000)]
    public int Points { get; init; } = 64;

    [Key("Worlds per point; each point has worlds of its own.", Min = 1, Max = Cell.MostWorldsPerLuck)]
    public int Replicates { get; init; } = 2;

    [Key("Size of the community in these runs; by default the file's.", Min = 1, Max = 10_000_000)]
    public int? Members { get; init; }

    [Key("The parameters to vary, each with its range." + Sample.WholeSpace, Derived = true)]
    public IReadOnlyList<SampledParameter> Over { get; init; } = [];

    /// <summary>The number of policies, without the strategies of the file.</summary>
    internal int Policies => Math.Max(1, Hours.Count) * ((Steps + 1) * (Steps + 2) / 2) * Math.Max(1, PitchesPerWeek.Count) * (Pulses.Count + 1);

    /// <summary>Returns the policies of the grid.</summary>
    internal IEnumerable<StrategyConfig> Expand(int days) =>
        from hours in Or(Hours)
        from split in HourSplits.All(Steps)
        from cap in split.Strategy.Stages[0].Shares.Pitch == 0 ? [null] : Or(PitchesPerWeek) // a cap concerns pitches alone
        from pulse in Pulses.Where(found => found.Work < days).Select(found => (Pulse?)found).Prepend(null)
        select Policy(hours, split.Strategy, cap, pulse, days);

    private static IEnumerable<double?> Or(IReadOnlyList<double> values) =>
        values.Count == 0 ? [null] : values.Select(value => (double?)value);

    private static StrategyConfig Policy(double? hours, Strategy split, double? cap, Pulse? pulse, int days)
    {
        Dictionary<string, object> brand = new(StringComparer.Ordinal);
        List<string> parts = [split.Name];
        if (hours is { } dose)
        {
            brand[PolicyGrid.HoursPath] = dose;
            parts.Insert(0, FormattableString.Invariant($"{dose} h"));
        }

        if (cap is { } most)
        {
            brand[PolicyGrid.CapPath] = most;
            parts.Add(most < EveryDay ? FormattableString.Invariant($"at most {most} a week") : "no cap");
        }

        if (pulse is not null)
        {
            parts.Add($"{pulse.Work} days of {pulse.Work + pulse.Rest}");
        }

        return new StrategyConfig(
            new Strategy(string.Join(", ", parts), pulse is null ? split.Stages : [.. pulse.Stages(split.Stages[0].Shares, days)]), brand);
    }
}
