using System.Diagnostics;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>How long something took, round after round.</summary>
internal sealed record Times(IReadOnlyList<double> Seconds)
{
    private const double WarmUpSeconds = 1;

    /// <summary>The best: what others on the machine disturbed least.</summary>
    public double Best => Seconds.Min();

    /// <summary>The median.</summary>
    public double Median => Seconds.Order().ElementAt(Seconds.Count / 2);

    /// <summary>Measures something, after a warm-up.</summary>
    public static Times Of(int rounds, Action work)
    {
        WarmUp(work);
        return new Times([.. Enumerable.Range(0, rounds).Select(_ => Once(work))]);
    }

    /// <summary>One measurement; rubbish of what was before is collected before the clock starts.</summary>
    public static double Once(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Long enough for the runtime to have compiled what runs often as well as it can.</summary>
    public static void WarmUp(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            work();
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds);
    }
}
