using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes which result would refute a claim. It follows from the expectations alone.</summary>
public static class RefutationText
{
    // More differences are counted, not written out.
    private const int MostWritten = 4;

    /// <summary>
    /// One sentence, such as "It is refuted if [a] − [b] certainly lies below 5000 in value on day 365 or 730, or below 0.02 in trust on
    /// day 730."
    /// </summary>
    public static string Of(Claim claim)
    {
        string joint = claim.All ? "or" : "and";
        Expectation[] deciding = [.. claim.Expect.Where(expectation => expectation.Decides)];
        ILookup<string, Expectation> differences = deciding.ToLookup(MeasureText.Difference, StringComparer.Ordinal);
        IEnumerable<string> conditions = differences.Count <= MostWritten
            ? differences.Select(difference => $"{difference.Key} certainly lies {Places(difference, joint)}")
            : deciding.CountBy(Where, StringComparer.Ordinal).Select(where => $"{Counted(claim, where.Value)} {where.Key}");
        return $"It is refuted if {string.Join($", {joint} if ", conditions)}.";
    }

    private static string Counted(Claim claim, int count) => count == 1 ? "a difference certainly lies"
        : claim.All ? $"any of {count} differences certainly lies"
        : $"all of {count} differences certainly lie";

    private static string Places(IEnumerable<Expectation> expectations, string joint) => string.Join($", {joint} ", expectations
        .GroupBy(expectation => (Where: Where(expectation), expectation.Everywhere))
        .Select(place => $"{place.Key.Where} in {string.Join($" {joint} ", Measures(place, joint))}"
            + (place.Key.Everywhere ? "" : " in every cell")));

    private static IEnumerable<string> Measures(IEnumerable<Expectation> expectations, string joint) => expectations
        .GroupBy(MeasureText.Name, StringComparer.Ordinal)
        .Select(measure => $"{measure.Key} on day {string.Join($" {joint} ", measure.Select(one => NumberText.List([.. one.Days.Select(day => $"{day}")])))}");

    private static string Where(Expectation expectation)
    {
        string edge = NumberText.Number(expectation.Edge);
        return expectation.Is switch
        {
            Side.Above => $"below {edge}",
            Side.Below => $"above {edge}",
            Side.Different => $"within {edge} of zero",
            _ => $"farther than {edge} from zero",
        };
    }
}
