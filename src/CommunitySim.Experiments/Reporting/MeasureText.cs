using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes what an expectation measures.</summary>
internal static class MeasureText
{
    /// <summary>The measure and its difference, such as "trust on day 730: [connect] − [convert]".</summary>
    public static string Of(Expectation expectation)
    {
        string difference = expectation.Of.Kind == MeasureKind.Agreement
            ? "Kendall's tau"
            : $"{Sum(expectation.Plus, "+")}{(expectation.Minus.Count == 0 ? "" : $" − {Sum(expectation.Minus, "−")}")}";
        int[] days = [.. expectation.Days];
        string when = days.Length > 1 ? $"on days {NumberText.List([.. days.Select(day => $"{day}")])}" : $"on day {days[0]}";
        return $"{expectation.Of}{(expectation.PerHour ? " per hour" : "")} {when}: {difference}";
    }

    private static string Sum(IReadOnlyList<Term> terms, string sign) => string.Join($" {sign} ", terms.Select(term => $"[{term}]"));
}
