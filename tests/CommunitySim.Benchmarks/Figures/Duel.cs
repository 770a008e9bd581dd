namespace CommunitySim.Benchmarks.Figures;

/// <summary>Two ways of doing the same, measured in turn, so that a machine that others slow down slows both.</summary>
internal sealed record Duel(Times Fast, Times Slow)
{
    /// <summary>How many times as fast the first is: the best of each.</summary>
    public double Ratio => Slow.Best / Fast.Best;

    /// <summary>The ratio, and between what it lay in single rounds.</summary>
    public string RatioText
    {
        get
        {
            double[] rounds = [.. Slow.Seconds.Zip(Fast.Seconds, (slow, fast) => slow / fast)];
            return $"{Ratio:0.00} × ({rounds.Min():0.00} to {rounds.Max():0.00})";
        }
    }

    /// <summary>Measures both, round by round.</summary>
    public static Duel Of(int rounds, Action fast, Action slow)
    {
        Times.WarmUp(fast);
        Times.WarmUp(slow);
        (double Fast, double Slow)[] seconds = [.. Enumerable.Range(0, rounds).Select(_ => (Times.Once(fast), Times.Once(slow)))];
        return new Duel(new Times([.. seconds.Select(round => round.Fast)]), new Times([.. seconds.Select(round => round.Slow)]));
    }
}
