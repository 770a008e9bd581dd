using System.Text;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Import;

/// <summary>
/// A column of times, all in one form. Whether 03/04 is a day in March or in April shows only once all lines are read,
/// so <see cref="Finish"/> and <see cref="Seconds"/> come after them.
/// </summary>
/// <param name="name">The column's name for messages.</param>
internal sealed class Times(string name)
{
    /// <summary>The time of an empty cell.</summary>
    public const long None = long.MinValue;

    /// <summary>Seconds of a day.</summary>
    public const int Day = 86_400;

    private const int LastMonth = 12, Field = 32, Shift = 20, Offset = 200_000;
    private static readonly long Epoch = DateTime.UnixEpoch.Ticks;

    private TimeForm _form;
    private string _first = "";
    private (int Line, string Text) _dayFirst, _monthFirst, _either;
    private int _line;

    /// <summary>Whether any time says more than the day.</summary>
    public bool HasHours { get; private set; }

    /// <summary>The form of the times, in words.</summary>
    public string Form => _form switch
    {
        TimeForm.Slashes or TimeForm.Dots or TimeForm.Dashes => _monthFirst.Line > 0 ? "month first" : "day first",
        TimeForm.Seconds => "seconds since 1970",
        TimeForm.Milliseconds => "milliseconds since 1970",
        TimeForm.Microseconds => "microseconds since 1970",
        _ => "ISO 8601",
    };

    private bool NeedsOrder => _form is TimeForm.Slashes or TimeForm.Dots or TimeForm.Dashes;

    /// <summary>Reads a time.</summary>
    /// <exception cref="InputException">The text is no time, or of another form than those before.</exception>
    public long Read(ReadOnlySpan<byte> text, Records records)
    {
        text = text.Trim(" \t"u8);
        if (text.IsEmpty)
        {
            return None;
        }

        TimeText time = TimeText.Parse(text);
        if (time.Form == TimeForm.None)
        {
            throw records.Refusal(
                $"\"{Quotation.Escape(text)}\" in the column {Quotation.Escape(name)} is no time that can be read; "
                + "write times such as 2025-03-01 12:30, 2025-03-01T12:30:00Z, or seconds since 1970.");
        }

        if (_form == TimeForm.None)
        {
            (_form, _first, _line) = (time.Form, Encoding.UTF8.GetString(text), records.Line);
        }

        if (_form != time.Form)
        {
            throw records.Refusal(
                $"\"{Quotation.Escape(text)}\" in the column {Quotation.Escape(name)} has another form than "
                + $"\"{Quotation.Escape(_first)}\" in line {_line}; write all times of a column in one form, such as 2025-03-01 12:30.");
        }

        HasHours |= time.HasHours;
        return NeedsOrder ? Pack(time, text, records) : SecondsOf(time.Year, time.Month, time.Date) + time.Seconds;
    }

    /// <summary>Decides whether the day or the month comes first.</summary>
    /// <exception cref="InputException">No time of the column decides it.</exception>
    public void Finish(Records records)
    {
        if (NeedsOrder && _either.Line > 0 && _dayFirst.Line == 0 && _monthFirst.Line == 0)
        {
            throw new InputException(
                records.At(_either.Line), "",
                $"\"{Quotation.Escape(_either.Text)}\" in the column {Quotation.Escape(name)} may have the day or the month first, "
                + "and no line of the column has a day after the 12th; write times such as 2025-03-01 12:30.");
        }
    }

    /// <summary>Converts what <see cref="Read"/> returned to seconds since 1970.</summary>
    public long Seconds(long read)
    {
        if (!NeedsOrder || read == None)
        {
            return read;
        }

        long fields = read >> Shift;
        int one = (int)(fields / Field % Field), other = (int)(fields % Field), year = (int)(fields / Field / Field);
        (int month, int day) = _monthFirst.Line > 0 ? (one, other) : (other, one);
        return SecondsOf(year, month, day) + (read & ((1 << Shift) - 1)) - Offset;
    }

    private static long SecondsOf(int year, int month, int day) =>
        year == 0 ? 0 : (new DateTime(year, month, day).Ticks - Epoch) / TimeSpan.TicksPerSecond;

    /// <summary>Keeps the two fields as they stand. TimeText has them as month and date.</summary>
    private long Pack(TimeText time, ReadOnlySpan<byte> text, Records records)
    {
        (int one, int other) = (time.Month, time.Date);
        // With dots, the day comes first.
        bool isDayFirst = one > LastMonth || (time.Form == TimeForm.Dots && one != other && other <= LastMonth);
        bool decides = isDayFirst || other > LastMonth;
        if (decides || (one != other && _either.Line == 0))
        {
            ref (int Line, string Text) place = ref decides ? ref isDayFirst ? ref _dayFirst : ref _monthFirst : ref _either;
            place = place.Line > 0 ? place : (records.Line, Encoding.UTF8.GetString(text));
        }

        if (decides && _dayFirst.Line > 0 && _monthFirst.Line > 0)
        {
            (int line, string before) = isDayFirst ? _monthFirst : _dayFirst;
            throw records.Refusal(
                $"\"{Quotation.Escape(text)}\" in the column {Quotation.Escape(name)} has its day and month in another order than "
                + $"\"{Quotation.Escape(before)}\" in line {line}; write times such as 2025-03-01 12:30.");
        }

        return ((((long)time.Year * Field) + one) * Field + other << Shift) + time.Seconds + Offset;
    }
}
