using System.Globalization;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes numbers for sentences: shares with three digits after the point, thousands as k.</summary>
public static class NumberText
{
    private const int MostDigits = 6;

    /// <summary>A value of an observable: 0.398, or 378k for large amounts.</summary>
    public static string Amount(double value) => Math.Abs(value) switch
    {
        double.NaN => "unknown",
        >= 999_500 => Signed(value / 1e6, "0.00", "M"),
        >= 1_000 => Signed(value / 1e3, "0.0", "k"),
        >= 99.95 => Signed(value, "0", ""),
        >= 10 => Signed(value, "0.0", ""),
        _ => Signed(value, "0.000", ""),
    };

    /// <summary>
    /// A mean with its interval, such as "0.398 [0.396, 0.400]", or with the reason why it has none. Ends near zero get
    /// more digits, so that their sign is visible.
    /// </summary>
    public static string Amount(Interval interval) => double.IsNaN(interval.Low)
        ? $"{End(interval.Mean)} [{Missing(interval.Basis)}]"
        : $"{End(interval.Mean)} [{End(interval.Low)}, {End(interval.High)}]";

    /// <summary>A difference with its sign: "+0.398 [0.396, 0.400]".</summary>
    public static string Difference(Interval interval) => interval.Mean > 0 ? $"+{Amount(interval)}" : Amount(interval);

    /// <summary>A difference with its sign: "+0.398".</summary>
    public static string Difference(double difference) => difference > 0 ? $"+{Amount(difference)}" : Amount(difference);

    /// <summary>"1 world" or "20 worlds".</summary>
    public static string Worlds(int count) => Count(count, "world");

    /// <summary>"1 member" or "20 members".</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun in the singular. The plural takes an s.</param>
    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A share in percent: "83%".</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="digits">Digits after the point.</param>
    public static string Percent(double share, int digits = 0) =>
        (100 * share).ToString($"F{digits}", CultureInfo.InvariantCulture) + "%";

    /// <summary>A share in percent with its interval: "83% [80%, 86%]".</summary>
    public static string Percent(Interval share) =>
        $"{Percent(share.Mean)} [{Percent(share.Low)}, {Percent(share.High)}]";

    /// <summary>A parameter's value with three significant digits. Larger numbers are rounded to whole ones.</summary>
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) is >= 999.5 and < 1e9 ? "F0" : "G3", CultureInfo.InvariantCulture)
            .Replace('-', '−');

    /// <summary>The name with a capital, as at the start of a sentence.</summary>
    public static string Capital(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>"a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count < 2
        ? string.Join("", items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    /// <summary>Such as "day 30" or "days 30, 90 and 180".</summary>
    public static string Days(IReadOnlyList<int> days) =>
        $"day{(days.Count == 1 ? "" : "s")} {List([.. days.Select(day => $"{day}")])}";

    private static string Missing(Basis basis) => basis switch
    {
        Basis.AllAlike => "the same in all worlds",
        Basis.FewDiffering => "too few worlds differ",
        _ => "too few worlds",
    };

    private static string End(double value)
    {
        int digits = (int)Math.Ceiling(-Math.Log10(Math.Abs(value)));
        return Math.Abs(value) < 0.0005 && digits <= MostDigits ? Signed(value, $"F{digits}", "") : Amount(value);
    }

    private static string Signed(double value, string format, string unit)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        return (text.TrimStart('-', '0', '.').Length == 0 ? text.TrimStart('-') : text.Replace('-', '−')) + unit;
    }
}
