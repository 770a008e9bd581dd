using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Import;

/// <summary>The days that count, both ends included. A day is a number of days since 1970.</summary>
/// <param name="From">The first day, or null.</param>
/// <param name="To">The last day, or null.</param>
public sealed record Window(long? From, long? To)
{
    /// <summary>Number of days, if both ends are known.</summary>
    public long Days => To!.Value - From!.Value + 1;

    /// <summary>Reads the ends of a window.</summary>
    /// <exception cref="InputException">An end is no date, or the first comes after the second.</exception>
    public static Window Parse(string? from, string? to)
    {
        Window window = new(ParseDay("--from", from), ParseDay("--to", to));
        return window.From <= window.To || window.From is null || window.To is null ? window
            : throw new InputException(
                $"--from {from}", "", $"this day comes after --to {to}; change one of the two, or exchange them.");
    }

    /// <summary>Formats a day, such as 2025-03-01.</summary>
    public static string Text(long day) => DateTime.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Returns the day of a time, in days since 1970.</summary>
    internal static long DayOf(long seconds) => (seconds - (((seconds % Times.Day) + Times.Day) % Times.Day)) / Times.Day;

    /// <summary>Whether a time lies in the window. A missing time does not.</summary>
    internal bool Contains(long seconds) =>
        seconds != Times.None
        && (From is not { } from || seconds >= from * Times.Day)
        && (To is not { } to || seconds < (to + 1) * Times.Day);

    private static long? ParseDay(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber
            : throw new InputException($"{option} {Quotation.Escape(text)}", "", "this is no day; write it such as 2025-03-01.");
    }
}
