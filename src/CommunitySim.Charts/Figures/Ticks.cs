using System.Globalization;

namespace CommunitySim.Charts.Figures;

/// <summary>Positions and labels for axes.</summary>
public static class Ticks
{
    private const int DaysOfYear = 365;

    /// <summary>
    /// Multiples of 1, 2 or 5 times a power of ten inside a range, labelled in full below ten thousand and beyond it with k,
    /// M or G (thousand, million, thousand million).
    /// </summary>
    /// <param name="min">Lower end, finite.</param>
    /// <param name="max">Upper end, finite; equal to min gives that one tick.</param>
    /// <param name="count">About how many ticks are wanted, at least 1; the result has the step that comes nearest.</param>
    /// <exception cref="ArgumentException">Ends are not finite or in the wrong order, or count is below 1.</exception>
    public static IReadOnlyList<Tick> Round(double min, double max, int count = 5)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max) || min > max)
        {
            throw new ArgumentException(
                $"Ticks need a finite range in ascending order, not {min} to {max}.", nameof(min));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (min == max || !double.IsFinite(max - min))
        {
            return [new Tick(min, Label(min, Math.Abs(min)))];
        }

        var step = Step((max - min) / count);
        var slack = step * 1e-9;
        var ticks = new List<Tick>();
        for (var k = Math.Ceiling((min - slack) / step); k * step <= max + slack; k++)
        {
            // Rounding to the step's own digits keeps 0.30000000000000004 out of positions and labels.
            var value = RoundTo(k * step, step);
            ticks.Add(new Tick(value, Label(value, Math.Max(Math.Abs(min), Math.Abs(max)))));
        }

        return ticks;
    }

    /// <summary>
    /// Whole days from 0 to <paramref name="days"/>: quarters and years where the span is long, round steps where it is
    /// short.
    /// </summary>
    /// <param name="days">Length of the axis, at least 1 day.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 day.</exception>
    public static IReadOnlyList<Tick> Days(int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        int[] wanted = days switch
        {
            > 4 * DaysOfYear => [.. Multiples((int)Math.Ceiling(days / (4.0 * DaysOfYear)) * DaysOfYear)],
            > 2 * DaysOfYear => [.. Multiples(DaysOfYear)],
            > DaysOfYear => [0, 90, 180, 365, .. days >= 2 * DaysOfYear ? [2 * DaysOfYear] : Array.Empty<int>()],
            > 180 => [0, 30, 90, 180, .. days >= 270 ? [270] : Array.Empty<int>()],
            > 60 => [.. Multiples(days > 120 ? 60 : 30)],
            _ => [.. Multiples((int)Math.Max(1, Step(days / 4.0)))],
        };
        // The last day is named too, unless a round one stands close by.
        var kept = wanted.Where(day => day == days || days - day > days / 8).Append(days).Distinct();
        return [.. kept.Select(day => new Tick(day, day.ToString(CultureInfo.InvariantCulture)))];

        IEnumerable<int> Multiples(int step) => Enumerable.Range(0, days / step + 1).Select(k => k * step);
    }

    /// <summary>One tick a name, at 0, 1, 2, …</summary>
    public static IReadOnlyList<Tick> Categories(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return [.. names.Select((name, index) => new Tick(index, name))];
    }

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var steps = new[] { power, 2 * power, 5 * power, 10 * power };
        return steps.MinBy(step => Math.Abs(Math.Log(step / rough)));
    }

    private static double RoundTo(double value, double step)
    {
        var digits = (int)Math.Max(0, -Math.Floor(Math.Log10(step)));
        return digits > 15 ? value : Math.Round(value, digits) + 0.0; // + 0.0 turns −0 into 0
    }

    // The unit follows the axis and not the tick, so that 0, 5k, 10k stand in one unit.
    private static string Label(double value, double largest)
    {
        var (unit, suffix) = largest switch
        {
            >= 1e9 => (1e9, "G"),
            >= 1e6 => (1e6, "M"),
            >= 1e4 => (1e3, "k"),
            _ => (1, ""),
        };
        var scaled = Math.Abs(value) / unit;
        var digits = scaled != 0 && scaled < 1e-4 ? scaled.ToString("0.###e0", CultureInfo.InvariantCulture)
            : scaled.ToString("0.######", CultureInfo.InvariantCulture);
        return value == 0 ? "0" : (value < 0 ? "−" : "") + digits + suffix;
    }
}
