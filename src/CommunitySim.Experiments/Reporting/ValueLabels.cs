using System.Globalization;
using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Shortens swept values for charts and tables. CSV files hold them in full.</summary>
public static class ValueLabels
{
    /// <summary>The length up to which a text is not shortened.</summary>
    private const int Short = 6;

    // Cached, because a sweep may have 100,000 values and each cell asks for its own.
    private static readonly ConditionalWeakTable<SweepAxis, Dictionary<object, string>> Known = [];

    // A double has at most this many digits.
    private const int MostDigits = 17;

    /// <summary>
    /// Writes a label for each value; different values get different labels. Long numbers get two significant digits,
    /// or as many more as neighbours need to differ. Files are written by their name.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<object> values)
    {
        if (values.All(value => value is double or int))
        {
            double[] numbers = [.. values.Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];
            return Numbers(numbers);
        }

        string[] full = [.. values.Select(ParameterDefinition.Text)], names = [.. values.Select(ShortName)];
        return names.Distinct(StringComparer.Ordinal).Count() == full.Distinct(StringComparer.Ordinal).Count()
            ? names
            : full;
    }

    /// <summary>Writes the label of a value among those of its axis. A sampled value is labelled alone.</summary>
    public static string Of(SweepAxis axis, object value) =>
        Known.GetValue(axis, Table).GetValueOrDefault(value) ?? Of([value])[0];

    /// <summary>Writes the label of a cell: "turnover = 0.0033, cohesion = 0". Empty for a single cell.</summary>
    public static string Of(Cell cell) =>
        string.Join(", ", cell.Axes.Zip(cell.Values, (axis, value) => $"{axis.Name} = {Of(axis, value)}"));

    private static string ShortName(object value) =>
        value is string file ? Path.GetFileName(file).Split('.')[0] : ParameterDefinition.Text(value);

    private static Dictionary<object, string> Table(SweepAxis axis)
    {
        Dictionary<object, string> labels = [];
        foreach ((object value, string label) in axis.Values.Zip(Of(axis.Values)))
        {
            labels[value] = label;
        }

        return labels;
    }

    private static string[] Numbers(double[] numbers)
    {
        double[] ascending = [.. numbers.Distinct().Order()];
        int digits = Enumerable.Range(2, MostDigits - 1)
            .First(
                tried => tried == MostDigits || Ascends([.. ascending.Select(number => Parse(Text(number, tried)))]));
        return [.. numbers.Select(number => Text(number, digits))];
    }

    private static bool Ascends(double[] numbers) => numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);

    private static double Parse(string text) => double.Parse(text.Replace('−', '-'), CultureInfo.InvariantCulture);

    private static string Text(double number, int digits)
    {
        string full = number.ToString(CultureInfo.InvariantCulture);
        double size = Math.Abs(number);
        string text = full.Length <= Short && !full.Contains('E', StringComparison.Ordinal) ? full
            : size is >= 1e-4 and < 1e6
                ? number.ToString(
                    $"0.{new string('#', Math.Max(0, digits - 1 - (int)Math.Floor(Math.Log10(size))))}",
                    CultureInfo.InvariantCulture)
            : number.ToString($"0.{new string('#', digits - 1)}e0", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }
}
