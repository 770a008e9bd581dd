using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Lecture.Scenes;

/// <summary>The verdict on a scene's claim as data: standings, counts and intervals. The page makes the words of it.</summary>
internal static class SceneVerdict
{
    /// <summary>The verdict of a tested claim.</summary>
    /// <param name="test">The test.</param>
    /// <param name="perThousand">What an amount of money is multiplied by to be that of 1,000 members.</param>
    public static object Of(ClaimTest test, double perThousand) => new
    {
        test.Claim.Id,
        Outcome = test.Verdict,
        test.Cause,
        ByDifference = test.Claim.AttributeBy == Attribution.Difference,
        test.Level,
        test.Claim.All,
        Expectations = test.Expectations.Select((tested, at) => Expectation(test, tested, at, perThousand)),
    };

    private static object Expectation(ClaimTest test, TestedExpectation tested, int at, double perThousand)
    {
        string of = tested.Expectation.Of.ToString();
        double factor = SceneAnswer.IsMoney(of) ? perThousand : 1;
        return new
        {
            Of = of,
            tested.Expectation.Everywhere,
            tested.Standing,
            Places = tested.Places.Count,
            Holding = tested.Count(Standing.Holds),
            Failing = tested.Count(Standing.Fails),
            Matters = factor * tested.Expectation.Matters,
            Difference = Difference(tested, factor),
            Without = test.Placebo is { } placebo ? Without(placebo.Expectations[at], factor) : null,
            Worlds = tested.Places[0].At.Values.Count,
        };
    }

    /// <summary>What is left of an expectation with the claim's mechanism switched off.</summary>
    private static object Without(TestedExpectation tested, double factor) => new
    {
        tested.Standing,
        Places = tested.Places.Count,
        Holding = tested.Count(Standing.Holds),
        Difference = Difference(tested, factor),
    };

    /// <summary>The difference in the only place; null if there are several.</summary>
    private static Interval? Difference(TestedExpectation tested, double factor) => tested.Places is [{ Difference: var only }]
        ? only with { Mean = factor * only.Mean, Low = factor * only.Low, High = factor * only.High }
        : null;
}
