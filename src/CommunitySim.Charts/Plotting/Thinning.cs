using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Selects the labels of an axis to write, because ScottPlot writes all labels.</summary>
internal static class Thinning
{
    /// <summary>The ticks within an axis, in ascending order.</summary>
    public static Tick[] Shown(Axis axis)
    {
        Scale scale = Scale.Of(axis, 0, 1);
        return [.. axis.Ticks.Where(tick => scale.Contains(tick.Value)).OrderBy(tick => tick.Value)];
    }

    /// <summary>Whether any label is not a number.</summary>
    public static bool AreNames(IEnumerable<Tick> ticks) =>
        ticks.Any(tick => tick.Label.Length > 0
            && !char.IsAsciiDigit(tick.Label[0]) && tick.Label[0] is not ('−' or '-' or '.'));

    /// <summary>
    /// Returns all ticks, without the labels that would touch a neighbour. Evenly spaced ticks keep every second or every third label:
    /// 0, 0.4, 0.8 and not 0, 0.2, 0.6, 1.
    /// </summary>
    /// <param name="ticks">In ascending order.</param>
    /// <param name="touch">Whether the labels of two ticks would touch.</param>
    public static ScottPlot.Tick[] Thin(Tick[] ticks, Func<int, int, bool> touch)
    {
        HashSet<int> kept = [.. IsEven(ticks)
            ? EveryFew(ticks.Length, touch)
            : (IEnumerable<int>)AsManyAsFit(ticks.Length, touch)];
        return [.. ticks.Select(
            (tick, index) => new ScottPlot.Tick(tick.Value, kept.Contains(index) ? tick.Label : "", isMajor: true))];
    }

    private static bool IsEven(Tick[] ticks)
    {
        double[] steps = [.. ticks.Zip(ticks.Skip(1), (low, high) => high.Value - low.Value)];
        return steps.Length == 0 || steps.Max() - steps.Min() <= 1e-6 * steps.Max();
    }

    private static int[] EveryFew(int count, Func<int, int, bool> touch)
    {
        for (int stride = 1; ; stride++)
        {
            int[] kept = [.. Enumerable.Range(0, count).Where(index => index % stride == 0)];
            if (kept.Zip(kept.Skip(1)).All(pair => !touch(pair.First, pair.Second)))
            {
                return kept;
            }
        }
    }

    // The selection starts at the lowest tick. The highest stays, because it shows the length of the axis.
    private static List<int> AsManyAsFit(int count, Func<int, int, bool> touch)
    {
        List<int> kept = [];
        for (int index = 0; index < count; index++)
        {
            if (index == count - 1)
            {
                kept.RemoveAll(other => touch(other, index));
            }

            if (kept.Count == 0 || !touch(kept[^1], index))
            {
                kept.Add(index);
            }
        }

        return kept;
    }
}
