using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Expectation of an answer e, 0 to 1, from initialExpectation on. A problem that closes while the brand is present
/// teaches: e ← e + expectationRate·(answered − e), where answered is 1 if the brand answered and 0 if waiting closed
/// it. Peers teach nothing. With e before that, waiting in vain is loss(disappointment·e) and a solved problem is
/// gain(1 + surprise·(1 − e)).
/// </summary>
internal static class Expectation
{
    /// <summary>e + expectationRate·(answered − e).</summary>
    public static V Learn<V>(V expectation, V answered, Coefficients c)
        where V : struct, IVector<V> => expectation + (c.ExpectationRate * (answered - expectation));

    /// <summary>Step of loss(disappointment·e).</summary>
    public static float DisappointmentStep(float expectation, Coefficients c) =>
        c.Expects ? Trust.LossStep<Scalar>(c.DisappointmentWeight * expectation, c) : c.Disappointment;

    /// <summary>Step of gain(1 + surprise·(1 − e)).</summary>
    public static float SolvedStep(float expectation, Coefficients c) =>
        c.Expects ? Math.Min(1, c.GainRate * (1 + (c.Surprise * (1 - expectation)))) : c.Gain;

    /// <summary>The expectation after a day of an open problem.</summary>
    public static float After(ProblemOutcome outcome, float expectation, bool present, Coefficients c) => outcome switch
    {
        ProblemOutcome.Solved or ProblemOutcome.Failed => Learn<Scalar>(expectation, 1, c),
        ProblemOutcome.Disappointed => Learn<Scalar>(expectation, 0, c),
        ProblemOutcome.GaveUp when present => Learn<Scalar>(expectation, 0, c),
        _ => expectation,
    };
}
