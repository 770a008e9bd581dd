using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes what is left of a claim's result when its mechanism is switched off.</summary>
internal static class PlaceboText
{
    /// <summary>One line: the placebo, and whether the claim holds under it.</summary>
    public static Prose Line(ClaimTest test)
    {
        if (test.Placebo is not { } placebo || test.Effect is not { } effect)
        {
            return $"**No placebo:** the claim names no mechanism to switch off, so the result says nothing about its cause.";
        }

        string off = NumberText.List([.. test.Claim.Placebo.Select(setting => $"{setting}")]);
        string figures = string.Join("; ", placebo.Expectations.Zip(effect.Expectations).Where(one => one.First.Expectation.Decides)
            .Select(one => Figures(one.First, one.Second)));
        return $"**Under the placebo** ({off}) {Verdict(test, placebo)} ({figures}).";
    }

    private static string Verdict(ClaimTest test, TestedClaim placebo) => test.Cause switch
    {
        Cause.NoSize => "the cause cannot be judged, since the file does not say which difference matters",
        Cause.Shown when test.Claim.AttributeBy == Attribution.Difference => "the difference shrinks by more than what matters",
        Cause.HoldsWithout when test.Claim.AttributeBy == Attribution.Difference =>
            "the difference does not shrink by what matters, so the mechanism is not its cause",
        Cause.HoldsWithout when test.Here.Standing == Standing.Holds && Surviving(test, placebo) is { Length: > 0 } surviving =>
            $"this holds as well: {NumberText.List(surviving)}; so the mechanism is not its cause",
        _ when test.Here.Standing != Standing.Holds => placebo.Standing switch
        {
            Standing.Fails => "it does not hold either",
            Standing.Holds => "it holds",
            _ => "it is open whether it holds",
        },
        Cause.Shown => "it does not hold, so the result rests on the mechanism",
        _ => "it is open whether it holds, so the cause is not shown",
    };

    /// <summary>The expectations that decide and hold under the placebo, if others do not.</summary>
    private static string[] Surviving(ClaimTest test, TestedClaim placebo) =>
    [
        .. placebo.Expectations
            .Where(one => one.Expectation.Decides && one.Standing == Standing.Holds)
            .Select(one => $"\"{one.Expectation.That}\""),
    ];

    private static string Figures(TestedExpectation placebo, TestedExpectation effect)
    {
        if (placebo.Places.Count != 1)
        {
            return $"it holds in {placebo.Count(Standing.Holds)} of {placebo.Places.Count} cells, "
                + $"does not in {placebo.Count(Standing.Fails)}, and is open in {placebo.Count(Standing.Open)}";
        }

        return $"{placebo.Expectation.Of} {NumberText.Difference(placebo.Places[0].Difference)}, "
            + $"so the mechanism accounts for {NumberText.Difference(effect.Places[0].Difference)}";
    }
}
