using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>
/// The figures that the words of a result rest on and that no other table has, each by name: findings.csv. Whoever writes a
/// figure into a sentence notes it here.
/// </summary>
public sealed class Findings
{
    private readonly List<string[]> _rows = [];

    /// <summary>Columns of findings.csv.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["finding", "where", "day", "value", "value_low", "value_high", "level", "worlds"];

    /// <summary>The figures, in the order in which they were noted.</summary>
    public IEnumerable<IEnumerable<string>> Rows => _rows;

    /// <summary>Notes a figure without an interval.</summary>
    /// <param name="finding">What it is.</param>
    /// <param name="where">Of which cell, strategy or parameter; may be empty.</param>
    /// <param name="value">The figure.</param>
    /// <param name="day">Of which day, or null.</param>
    public double Note(string finding, string where, double value, int? day = null)
    {
        Add([finding, where, Day(day), Csv.Text(value), "", "", "", ""]);
        return value;
    }

    /// <summary>Notes a count.</summary>
    public int Count(string finding, string where, int value, int? day = null) => (int)Note(finding, where, value, day);

    /// <summary>Notes a figure with its interval.</summary>
    /// <param name="finding">What it is.</param>
    /// <param name="where">Of which cell, strategy or parameter; may be empty.</param>
    /// <param name="value">The figure.</param>
    /// <param name="worlds">Worlds, or points, that it rests on.</param>
    /// <param name="day">Of which day, or null.</param>
    /// <param name="level">Confidence of the interval.</param>
    public Interval Note(string finding, string where, Interval value, int worlds, int? day = null, double level = 0.95)
    {
        Add([finding, where, Day(day), Csv.Text(value.Mean), Csv.Text(value.Low), Csv.Text(value.High), Csv.Text(level), $"{worlds}"]);
        return value;
    }

    private static string Day(int? day) => day is null ? "" : $"{day}";

    // The same figure may stand in several sentences.
    private void Add(string[] row)
    {
        if (!_rows.Exists(known => known.AsSpan().SequenceEqual(row)))
        {
            _rows.Add(row);
        }
    }
}
