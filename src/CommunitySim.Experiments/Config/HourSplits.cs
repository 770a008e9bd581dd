namespace CommunitySim.Experiments.Config;

/// <summary>All ways to split the hours among pitch, solve and bond in equal steps, as in claim C9.</summary>
public static class HourSplits
{
    /// <summary>Returns the strategies "pitch 10 solve 60 bond 30" (percent), by ascending pitch, then solve.</summary>
    /// <param name="steps">Steps from 0 to all hours. They make (steps + 1)(steps + 2)/2 strategies.</param>
    public static IEnumerable<StrategyConfig> All(int steps) =>
        from pitch in Enumerable.Range(0, steps + 1)
        from solve in Enumerable.Range(0, steps + 1 - pitch)
        let shares = new Shares(Share(pitch, steps), Share(solve, steps), Share(steps - pitch - solve, steps))
        select new StrategyConfig(new Strategy(NameOf(shares), shares), new Dictionary<string, object>(StringComparer.Ordinal))
        {
            Family = FamilyOf(shares),
        };

    /// <summary>Returns the splits whose shares and names no strategy has yet.</summary>
    public static IEnumerable<StrategyConfig> FindMissing(IReadOnlyList<StrategyConfig> strategies, int steps)
    {
        HashSet<string> names = strategies.Select(strategy => strategy.Name).ToHashSet(StringComparer.Ordinal);
        HashSet<Shares?> shares = [.. strategies.Select(FindShares)];
        return All(steps).Where(split => !names.Contains(split.Name) && !shares.Contains(FindShares(split)));
    }

    /// <summary>Returns the shares of a strategy that only splits all hours in a constant way, or null.</summary>
    public static Shares? FindShares(StrategyConfig strategy) =>
        strategy.Brand.Count == 0
            && strategy.Strategy.Stages is [{ Shares: { Absent: false } shares }]
            && Math.Abs(shares.Pitch + shares.Solve + shares.Bond - 1) < 1e-9
                ? shares
                : null;

    /// <summary>Returns the activities with a share, such as "solve and bond".</summary>
    private static string FamilyOf(Shares shares)
    {
        (string Name, double Share)[] activities = [("pitch", shares.Pitch), ("solve", shares.Solve), ("bond", shares.Bond)];
        string[] used = [.. activities.Where(activity => activity.Share > 0).Select(activity => activity.Name)];
        return used.Length == 1 ? $"{used[0]} only" : $"{string.Join(", ", used[..^1])} and {used[^1]}";
    }

    private static string NameOf(Shares shares) =>
        FormattableString.Invariant($"pitch {100 * shares.Pitch:0} solve {100 * shares.Solve:0} bond {100 * shares.Bond:0}");

    // Twelve digits make 3 of 10 equal to 0.3.
    private static double Share(int part, int steps) => Math.Round((double)part / steps, 12);
}
