using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Reads a file of observations: date_from, date_to, measure, value, se, n, unit. The columns may stand in any order, and the last
/// three may be missing or empty.
/// </summary>
internal sealed class ObservationFile
{
    private const string Key = "fit.data";

    private static readonly string[] Columns = ["date_from", "date_to", "measure", "value", "se", "n", "unit"];

    private static readonly Dictionary<string, ObservationUnit> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["share"] = ObservationUnit.Share,
        ["mean"] = ObservationUnit.Share,
        ["%"] = ObservationUnit.Percent,
        ["percent"] = ObservationUnit.Percent,
        ["people"] = ObservationUnit.People,
        ["count"] = ObservationUnit.People,
        ["members"] = ObservationUnit.People,
        ["score"] = ObservationUnit.Score,
    };

    private readonly DateOnly _start;
    private readonly int _lastDay, _members;
    private readonly TextLines _lines;
    private readonly int[] _places;
    private string[] _cells = [];

    private ObservationFile(DateOnly start, int lastDay, int members, TextLines lines, int[] places) =>
        (_start, _lastDay, _members, _lines, _places) = (start, lastDay, members, lines, places);

    /// <summary>Reads all observations of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">The date of day 1.</param>
    /// <param name="lastDay">The last day that can be observed.</param>
    /// <param name="members">Members of the observed community, by whom people are divided.</param>
    /// <exception cref="InputException">A line cannot be read; the message names it.</exception>
    public static IReadOnlyList<Observation> Read(string file, DateOnly start, int lastDay, int members) =>
        TextFile.Read(file, lines => Read(lines, start, lastDay, members));

    private static List<Observation> Read(TextLines lines, DateOnly start, int lastDay, int members)
    {
        RowCells rows = new(lines);
        string[] titles = [.. (rows.Next() ?? []).Select(title => title.Trim().ToLowerInvariant())];
        int[] places = [.. Columns.Select(column => Array.IndexOf(titles, column))];
        if (places[..4].Any(place => place < 0))
        {
            string missing = Columns[Array.FindIndex(places, place => place < 0)];
            throw new InputException(
                lines.Where, Key, $"there is no column \"{missing}\"; the first line is {string.Join(',', Columns)}.{Nearest.Hint(missing, titles)}");
        }

        ObservationFile reader = new(start, lastDay, members, lines, places);
        List<Observation> observations = [];
        while ((reader._cells = rows.Next() ?? []).Length > 0)
        {
            if (reader._cells.Length > titles.Length || reader._cells.Length <= places[..4].Max())
            {
                throw reader.Wrong($"there are {reader._cells.Length} values, but the first line names {titles.Length} columns; write one value for each.");
            }

            observations.Add(reader.RefuseAgain(reader.ReadRow(), observations));
        }

        return observations.Count > 0
            ? observations
            : throw new InputException(lines.Where, Key, "there is no observation; write one a line, such as 2025-01-01,2025-01-31,trust,0.41,0.02,,.");
    }

    private Observation ReadRow()
    {
        (int from, int to) = (Day(0), Day(1));
        ObservedMeasure measure = Measure(Text(2));
        ObservationUnit unit = Unit(measure);
        double scale = unit switch { ObservationUnit.Percent => 0.01, ObservationUnit.People => 1.0 / _members, _ => 1 };
        double value = scale * (Number(3) ?? throw Wrong($"\"value\" is empty; write the observed number, or delete the line."));
        if (from > to)
        {
            throw Wrong($"date_from {Text(0)} is after date_to {Text(1)}; exchange them.");
        }

        if (measure.IsShare && unit != ObservationUnit.Score && value is < 0 or > 1)
        {
            throw Wrong($"{measure.Name} is {Text(3)}, but a share lies from 0 to 1; "
                + "write % as its unit, or score for a scale such as 1 to 5, or correct the number.");
        }

        if (unit == ObservationUnit.People && Number(3) is { } people && people != Math.Round(people))
        {
            throw Wrong($"\"value\" is {Text(3)}, and people are whole numbers; the point is a decimal point, so write 1379 and not 1.379.");
        }

        if (value < 0 && unit != ObservationUnit.Score)
        {
            throw Wrong($"{measure.Name} is {Text(3)}; it cannot be below 0.");
        }

        return new Observation(_lines.Number, measure, from, to, value, Error(measure, unit, value, scale), unit);
    }

    /// <summary>Refuses a day that is observed twice, because it would count twice.</summary>
    private Observation RefuseAgain(Observation found, List<Observation> before) =>
        before.Find(one => one.Measure == found.Measure && one.IsScore == found.IsScore && one.From <= found.To && one.To >= found.From) is { } same
            ? throw Wrong($"its window overlaps with that in line {same.Line}, and {found.Measure.Name} would count twice; write each day once.")
            : found;

    /// <summary>The standard error as stated, or that of a share among n people; 0 where everybody was counted.</summary>
    private double Error(ObservedMeasure measure, ObservationUnit unit, double value, double scale)
    {
        double? error = Number(4), count = Number(5);
        if (error <= 0 || count <= 0)
        {
            throw Wrong("\"se\" and \"n\" are above 0; leave them empty where everybody was counted.");
        }

        if (error is not null && count is not null)
        {
            throw Wrong("\"se\" and \"n\" say the same twice; leave one of them empty.");
        }

        if (error is null && unit == ObservationUnit.Score)
        {
            throw Wrong("a score needs its standard error; write it as \"se\".");
        }

        if (error is null && count is null && measure.IsAsked)
        {
            throw Wrong($"{measure.Name} is known only by asking; write the standard error as \"se\", or the number of people asked as \"n\".");
        }

        // Half a person more on either side, so that nobody of n is not known exactly.
        double share = count is { } people ? ((value * people) + 0.5) / (people + 1) : 0;
        return error is { } stated ? scale * stated
            : count is { } asked && unit != ObservationUnit.People ? Math.Sqrt(share * (1 - share) / asked)
            : 0;
    }

    private ObservedMeasure Measure(string name) =>
        ObservedMeasure.All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw Wrong(
            $"\"{Quotation.Escape(name)}\" is no measure that can be observed before the decision; "
                + $"allowed are {string.Join(", ", ObservedMeasure.All.Select(known => known.Name))}."
                + Nearest.Hint(name, ObservedMeasure.All.Select(known => known.Name)));

    /// <summary>The stated unit. Without one, events are people, and all else is as the model has it.</summary>
    private ObservationUnit Unit(ObservedMeasure measure)
    {
        string text = Text(6);
        ObservationUnit unit = text.Length == 0 ? (measure.IsCount ? ObservationUnit.People : ObservationUnit.Share)
            : Units.TryGetValue(text, out ObservationUnit found) ? found
            : throw Wrong($"\"{Quotation.Escape(text)}\" is no unit; allowed are share, %, people and score.");
        bool fits = measure.IsCount ? unit is ObservationUnit.People or ObservationUnit.Score
            : measure.IsOfPeople || unit != ObservationUnit.People;
        return fits
            ? unit
            : throw Wrong(
                $"{measure.Name} cannot be given in {(text.Length == 0 ? "people" : text)}; write {(measure.IsCount ? "people" : "share, % or score")}.");
    }

    private int Day(int column)
    {
        string text = Text(column);
        DateOnly date = CalendarConfig.ParseDate(text) ?? throw Wrong(CalendarConfig.Unreadable(text));
        int day = date.DayNumber - _start.DayNumber + 1;
        return day >= 1 && day <= _lastDay
            ? day
            : throw Wrong(
                $"{text} is not observed; allowed are dates from {CalendarConfig.Text(_start)} (calendar.start) "
                    + $"to {CalendarConfig.Text(_start.AddDays(_lastDay - 1))}, the day before the decision (history.decideOn).");
    }

    private double? Number(int column)
    {
        string text = Text(column);
        return text.Length == 0 ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number
            : throw Wrong(text.EndsWith('%')
                ? $"\"{Quotation.Escape(text)}\" is no number; write {Quotation.Escape(text.TrimEnd('%', ' '))}, and % in the column \"unit\"."
                : $"\"{Quotation.Escape(text)}\" is no number; write {Columns[column]} with a decimal point and without other signs, such as 0.41 or 1379.");
    }

    private string Text(int column) =>
        _places[column] is >= 0 and var place && place < _cells.Length ? _cells[place].Trim() : "";

    private InputException Wrong(string what) => new(_lines.Where, Key, what);
}
