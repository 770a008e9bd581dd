using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Dates and seasons of an experiment.</summary>
public sealed record CalendarConfig
{
    private const string Format = "yyyy-MM-dd";

    [Key("The date of day 1, such as 2025-03-01.", Missing = "write \"start\": \"2025-03-01\"")]
    public string Start { get; init; } = "";

    [Key("Factors on every brand's hours by weekday. Hours that are not worked cost nothing.")]
    public WeekdayFactors? Hours { get; init; }

    [Key("Factors on member.problemRate by month. A product above 1 counts as 1.")]
    public MonthFactors? ProblemRate { get; init; }

    [Key("Factors on member.needRate by month. A product above 1 counts as 1.")]
    public MonthFactors? NeedRate { get; init; }

    /// <summary>Converts a calendar whose start is a date.</summary>
    public Calendar ToCalendar() => new(ParseDate(Start)!.Value)
    {
        Hours = (Hours ?? new()).Values,
        ProblemRate = (ProblemRate ?? new()).Values,
        NeedRate = (NeedRate ?? new()).Values,
    };

    /// <summary>The start as the file has it. Null if there is none, or it is no date.</summary>
    internal static DateOnly? StartIn(Layers layers) => layers.Text("calendar:start") is { } text ? ParseDate(text) : null;

    internal static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    internal static string Text(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);

    internal static string Unreadable(string text) =>
        $"found \"{Quotation.Escape(text)}\"; write a date as year, month and day, such as 2025-03-01.";
}

/// <summary>A factor for each day of the week.</summary>
public sealed record WeekdayFactors
{
    [Key("Factor on a Monday.", Max = Calendar.Most, OmitAtDefault = true)]
    public double Monday { get; init; } = 1;

    [Key("Factor on a Tuesday.", Max = Calendar.Most, OmitAtDefault = true)]
    public double Tuesday { get; init; } = 1;

    [Key("Factor on a Wednesday.", Max = Calendar.Most, OmitAtDefault = true)]
    public double Wednesday { get; init; } = 1;

    [Key("Factor on a Thursday.", Max = Calendar.Most, OmitAtDefault = true)]
    public double Thursday { get; init; } = 1;

    [Key("Factor on a Friday.", Max = Calendar.Most, OmitAtDefault = true)]
    public double Friday { get; init; } = 1;

    [Key("Factor on a Saturday.", Max = Calendar.Most, OmitAtDefault = true)]
    public double Saturday { get; init; } = 1;

    [Key("Factor on a Sunday.", Max = Calendar.Most, OmitAtDefault = true)]
    public double Sunday { get; init; } = 1;

    /// <summary>The factors from Sunday to Saturday.</summary>
    internal double[] Values => [Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday];
}

/// <summary>A factor for each month.</summary>
public sealed record MonthFactors
{
    [Key("Factor in January.", Max = Calendar.Most, OmitAtDefault = true)]
    public double January { get; init; } = 1;

    [Key("Factor in February.", Max = Calendar.Most, OmitAtDefault = true)]
    public double February { get; init; } = 1;

    [Key("Factor in March.", Max = Calendar.Most, OmitAtDefault = true)]
    public double March { get; init; } = 1;

    [Key("Factor in April.", Max = Calendar.Most, OmitAtDefault = true)]
    public double April { get; init; } = 1;

    [Key("Factor in May.", Max = Calendar.Most, OmitAtDefault = true)]
    public double May { get; init; } = 1;

    [Key("Factor in June.", Max = Calendar.Most, OmitAtDefault = true)]
    public double June { get; init; } = 1;

    [Key("Factor in July.", Max = Calendar.Most, OmitAtDefault = true)]
    public double July { get; init; } = 1;

    [Key("Factor in August.", Max = Calendar.Most, OmitAtDefault = true)]
    public double August { get; init; } = 1;

    [Key("Factor in September.", Max = Calendar.Most, OmitAtDefault = true)]
    public double September { get; init; } = 1;

    [Key("Factor in October.", Max = Calendar.Most, OmitAtDefault = true)]
    public double October { get; init; } = 1;

    [Key("Factor in November.", Max = Calendar.Most, OmitAtDefault = true)]
    public double November { get; init; } = 1;

    [Key("Factor in December.", Max = Calendar.Most, OmitAtDefault = true)]
    public double December { get; init; } = 1;

    /// <summary>The factors from January to December.</summary>
    internal double[] Values =>
        [January, February, March, April, May, June, July, August, September, October, November, December];
}
