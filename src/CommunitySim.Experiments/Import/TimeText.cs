using System.Buffers;
using System.Buffers.Text;

namespace CommunitySim.Experiments.Import;

/// <summary>The forms of a time. All times of a column have the same.</summary>
internal enum TimeForm
{
    None, Iso, Slashes, Dots, Dashes, Compact, Seconds, Milliseconds, Microseconds,
}

/// <summary>One time as its text has it.</summary>
/// <param name="Form">The form; None if the text is no time.</param>
/// <param name="Year">The year; 0 if <paramref name="Seconds"/> count from 1970.</param>
/// <param name="Month">The month, or the first field if the order is open.</param>
/// <param name="Date">The day of the month, or the second field.</param>
/// <param name="Seconds">Seconds of the day in UTC, which a zone may put outside of the day; or seconds since 1970.</param>
/// <param name="HasHours">Whether the text says more than the day.</param>
internal readonly record struct TimeText(TimeForm Form, int Year, int Month, int Date, long Seconds, bool HasHours)
{
    private const int FirstYear = 1900, LastYear = 2199, Noon = 12, SecondsOfHour = 3600, CompactLength = 8;

    // 1973 to 5138 in seconds; smaller numbers are days of a spreadsheet, or no times.
    private const double LeastSeconds = 1e8, MostSeconds = 1e11, MostMilliseconds = 1e14, MostMicroseconds = 1e17;

    private static readonly SearchValues<byte> NumberLetters = SearchValues.Create("0123456789."u8);

    /// <summary>Reads a text; its form is None if it is no time.</summary>
    public static TimeText Parse(ReadOnlySpan<byte> text)
    {
        int at = 0, one = Number(text, ref at), length = at;
        byte mark = at < text.Length ? text[at] : (byte)0;
        bool isDay = mark is (byte)'-' or (byte)'/' or (byte)'.' && length is 1 or 2 or 4;
        if (!isDay || one < 0)
        {
            return ParseNumber(text);
        }

        at++;
        int other = Number(text, ref at);
        if (at >= text.Length || text[at] != mark || other < 0)
        {
            return ParseNumber(text);
        }

        int before = ++at, third = Number(text, ref at);
        bool yearFirst = length == 4;
        bool hasFourDigits = at - before == 4;
        if (third < 0 || yearFirst == hasFourDigits || !TryParseHours(text[at..], out int seconds, out bool hours))
        {
            return default;
        }

        if (yearFirst)
        {
            return IsDate(one, other, third) ? new(TimeForm.Iso, one, other, third, seconds, hours) : default;
        }

        TimeForm form = mark == (byte)'/' ? TimeForm.Slashes : mark == (byte)'.' ? TimeForm.Dots : TimeForm.Dashes;
        return IsDate(third, other, one) || IsDate(third, one, other) ? new(form, third, one, other, seconds, hours) : default;
    }

    private static TimeText ParseNumber(ReadOnlySpan<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out double number, out int used) || used != text.Length || number < 0
            || text.ContainsAnyExcept(NumberLetters))
        {
            return default;
        }

        int date = (int)Math.Min(number, int.MaxValue);
        if (text.Length == CompactLength && IsDate(date / 10_000, date / 100 % 100, date % 100))
        {
            return new(TimeForm.Compact, date / 10_000, date / 100 % 100, date % 100, 0, HasHours: false);
        }

        return number < LeastSeconds || number >= MostMicroseconds ? default
            : number < MostSeconds ? new(TimeForm.Seconds, 0, 0, 0, (long)number, HasHours: true)
            : number < MostMilliseconds ? new(TimeForm.Milliseconds, 0, 0, 0, (long)(number / 1e3), HasHours: true)
            : new(TimeForm.Microseconds, 0, 0, 0, (long)(number / 1e6), HasHours: true);
    }

    private static bool IsDate(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>Reads what follows the day: nothing, or hours and minutes, perhaps with seconds, half of the day and zone.</summary>
    private static bool TryParseHours(ReadOnlySpan<byte> text, out int seconds, out bool hasHours)
    {
        (seconds, hasHours) = (0, !text.IsEmpty);
        if (text.IsEmpty)
        {
            return true;
        }

        int at = text[0] is (byte)'T' or (byte)'t' or (byte)' ' or (byte)',' ? 1 : 0;
        at += at < text.Length && text[at] == (byte)' ' ? 1 : 0;
        int hour = Number(text, ref at);
        if (at is 0 or > 4 || hour is < 0 or > 24 || at >= text.Length || text[at++] != (byte)':')
        {
            return false;
        }

        int minute = Number(text, ref at), second = 0;
        if (at < text.Length && text[at] == (byte)':')
        {
            at++;
            second = Number(text, ref at);
            SkipFraction(text, ref at);
        }

        ReadOnlySpan<byte> rest = text[at..].Trim((byte)' ');
        bool isHalf = rest.Length >= 2 && rest[1] is (byte)'M' or (byte)'m' && rest[0] is (byte)'A' or (byte)'a' or (byte)'P' or (byte)'p';
        if (isHalf && hour is >= 1 and <= Noon)
        {
            hour = (hour % Noon) + (rest[0] is (byte)'P' or (byte)'p' ? Noon : 0);
            rest = rest[2..].Trim((byte)' ');
        }

        bool isZone = TryParseZone(rest, out int zone);
        seconds = (hour * SecondsOfHour) + (minute * 60) + second - zone;
        return isZone && minute is >= 0 and < 60 && second is >= 0 and <= 60;
    }

    private static void SkipFraction(ReadOnlySpan<byte> text, ref int at)
    {
        if (at < text.Length && text[at] is (byte)'.' or (byte)',')
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit((char)text[at]))
            {
                at++;
            }
        }
    }

    private static bool TryParseZone(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.IsEmpty || text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8) || text.SequenceEqual("UTC"u8) || text.SequenceEqual("GMT"u8))
        {
            return true;
        }

        int at = 1, hours = Number(text, ref at), digits = at - 1, minutes = 0;
        if (digits == 4)
        {
            (hours, minutes) = (hours / 100, hours % 100);
        }
        else if (at < text.Length && text[at] == (byte)':')
        {
            at++;
            minutes = Number(text, ref at);
        }

        bool isBack = text[0] == (byte)'-';
        seconds = ((hours * 60) + minutes) * 60 * (isBack ? -1 : 1);
        return (isBack || text[0] == (byte)'+') && digits is 2 or 4 && at == text.Length && hours is >= 0 and <= 14 && minutes is >= 0 and < 60;
    }

    /// <summary>Reads digits and moves behind them. Returns −1 if there is none, or too many.</summary>
    private static int Number(ReadOnlySpan<byte> text, ref int at)
    {
        int start = at, number = 0;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9 && at - start < 9; at++)
        {
            number = (10 * number) + text[at] - '0';
        }

        return at > start ? number : -1;
    }
}
