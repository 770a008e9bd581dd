using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes the verdict on a claim in a line, as titles of charts.</summary>
public static class ClaimHeadline
{
    private const int MostNamed = 2;

    /// <summary>Such as "C8 holds, and rests on reciprocity".</summary>
    public static string Of(ClaimTest test)
    {
        string without = $"without {Mechanism(test.Claim)}";
        return (test.Verdict, test.Cause) switch
        {
            (Verdict.Supported, _) => $"{Name(test.Claim)} holds, and rests on {Mechanism(test.Claim)}",
            (Verdict.Unattributed, Cause.HoldsWithout) when test.Claim.AttributeBy == Attribution.Difference =>
                $"{Name(test.Claim)} holds, but about as much {without}",
            (Verdict.Unattributed, Cause.HoldsWithout) => $"{Name(test.Claim)} holds, but also {without}",
            (Verdict.Unattributed, Cause.Open) => $"{Name(test.Claim)} holds; whether it rests on {Mechanism(test.Claim)} is open",
            (Verdict.Unattributed, _) => $"{Name(test.Claim)} holds; its cause is not shown",
            (Verdict.Refuted, _) => $"{Name(test.Claim)} does not hold{Beside(test, without)}",
            _ => $"It is open whether {Name(test.Claim)} holds{Beside(test, without)}",
        };
    }

    /// <summary>Such as "C8 holds in 41 of 64 forms of the model".</summary>
    public static string Of(Claim claim, VariantStudy study) => study.Count(Standing.Holds) switch
    {
        0 => $"{Name(claim)} holds in none of {study.Variants.Count} forms of the model",
        var count => $"{Name(claim)} holds in {SweepHeadline.Part(count, study.Variants.Count)} forms of the model",
    };

    /// <summary>The claim's placebo, such as "reciprocity off" or "loss weight 1".</summary>
    public static string Placebo(Claim claim) => claim.Placebo.Count > MostNamed ? "mechanism off"
        : NumberText.List([.. claim.Placebo.Select(setting => Off(setting))]);

    /// <summary>The mechanism that the claim is about, such as "reciprocity".</summary>
    public static string Mechanism(Claim claim) => claim.Placebo.Count is 0 or > MostNamed ? "the mechanism"
        : NumberText.List([.. claim.Placebo.Select(setting => ParameterWords.Of(setting.Path)).Distinct(StringComparer.Ordinal)]);

    private static string Name(Claim claim) => claim.Id.Length > 0 ? claim.Id : "the claim";

    private static string Beside(ClaimTest test, string without) => test.Placebo?.Standing switch
    {
        Standing.Holds => $", though it does {without}",
        Standing.Fails when test.Verdict == Verdict.Refuted => $", nor does it {without}",
        _ => "",
    };

    private static string Off(ParameterSetting setting) =>
        ParameterDefinition.Text(setting.Value) is "0" or "false" or "none"
            ? $"{ParameterWords.Of(setting.Path)} off"
            : $"{ParameterWords.Of(setting.Path)} {ParameterDefinition.Text(setting.Value)}";
}
