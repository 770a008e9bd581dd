using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes what an expectation measures.</summary>
public static class MeasureText
{
    /// <summary>The measure and its difference, such as "trust on day 730: [connect] − [convert]".</summary>
    public static string Of(Expectation expectation)
    {
        string[] days = [.. expectation.Days.Select(day => $"{day}")];
        return $"{Name(expectation)} on day{(days.Length > 1 ? "s" : "")} {NumberText.List(days)}: {Difference(expectation)}";
    }

    /// <summary>The measure, such as "value per hour".</summary>
    public static string Name(Expectation expectation) => $"{expectation.Of}{(expectation.PerHour ? " per hour" : "")}";

    /// <summary>The difference, such as "[connect] − [convert]".</summary>
    public static string Difference(Expectation expectation) => expectation.Of.Kind == MeasureKind.Agreement
        ? "Kendall's tau"
        : $"{Sum(expectation.Plus, "+")}{(expectation.Minus.Count == 0 ? "" : $" − {Sum(expectation.Minus, "−")}")}";

    /// <summary>The expected place of the difference, such as "above 0.02".</summary>
    public static string Expected(Expectation expectation)
    {
        (double low, double high) = Zone(expectation);
        return expectation.Is switch
        {
            Side.Above => $"above {NumberText.Number(high)}",
            Side.Below => $"below {NumberText.Number(low)}",
            Side.Different => $"beyond ±{NumberText.Number(high)}",
            _ => $"within ±{NumberText.Number(high)}",
        };
    }

    /// <summary>The differences that do not matter, around the margin or, on both sides, around zero.</summary>
    public static (double Low, double High) Zone(Expectation expectation) => expectation.Is is Side.Above or Side.Below
        ? (expectation.Margin - expectation.Matters, expectation.Margin + expectation.Matters)
        : (-expectation.Margin - expectation.Matters, expectation.Margin + expectation.Matters);

    private static string Sum(IReadOnlyList<Term> terms, string sign) => string.Join($" {sign} ", terms.Select(term => $"[{term}]"));
}
