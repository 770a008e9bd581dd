namespace CommunitySim.Experiments.Config;

/// <summary>Every way to split the hours among pitch, solve and bond in equal steps: the triangle of which C9 asks for the best point.</summary>
public static class HourSplits
{
    /// <summary>One strategy for each split, "pitch 10 solve 60 bond 30" (percent), by ascending pitch, then solve.</summary>
    /// <param name="steps">Steps along a side, at least 1; (steps + 1)(steps + 2)/2 strategies.</param>
    public static IEnumerable<StrategyConfig> All(int steps) =>
        from pitch in Enumerable.Range(0, steps + 1)
        from solve in Enumerable.Range(0, steps + 1 - pitch)
        let shares = new Shares(Share(pitch, steps), Share(solve, steps), Share(steps - pitch - solve, steps))
        select new StrategyConfig(new Strategy(NameOf(shares), shares), new Dictionary<string, object>(StringComparer.Ordinal));

    /// <summary>Those of the splits that no strategy makes or is named for.</summary>
    public static IEnumerable<StrategyConfig> Lacking(IReadOnlyList<StrategyConfig> strategies, int steps)
    {
        HashSet<string> names = strategies.Select(strategy => strategy.Name).ToHashSet(StringComparer.Ordinal);
        HashSet<Shares?> shares = [.. strategies.Select(Of)];
        return All(steps).Where(split => !names.Contains(split.Name) && !shares.Contains(Of(split)));
    }

    /// <summary>The shares of a strategy that splits all hours the same way every day and is told apart by nothing else; null for any other.</summary>
    public static Shares? Of(StrategyConfig strategy) =>
        strategy.Brand.Count == 0
            && strategy.Strategy.Stages is [{ Shares: { Absent: false } shares }]
            && Math.Abs(shares.Pitch + shares.Solve + shares.Bond - 1) < 1e-9
                ? shares
                : null;

    private static string NameOf(Shares shares) =>
        FormattableString.Invariant($"pitch {100 * shares.Pitch:0} solve {100 * shares.Solve:0} bond {100 * shares.Bond:0}");

    // Twelve digits: 3 of 10 is to be 0.3.
    private static double Share(int part, int steps) => Math.Round((double)part / steps, 12);
}
