using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes the verdict on a claim in a line, as titles of charts.</summary>
public static class ClaimHeadline
{
    private const int MostNamed = 2;

    /// <summary>Such as "C8 holds, but not with reciprocity off".</summary>
    public static string Of(ClaimTest test)
    {
        string name = Name(test.Claim), off = $"with {(test.Claim.Placebo.Count > MostNamed ? "the " : "")}{Placebo(test.Claim)}";
        bool byDifference = test.Claim.AttributeBy == Attribution.Difference;
        return (test.Verdict, test.Cause) switch
        {
            (Verdict.Supported, _) => $"{name} holds, but {(byDifference ? "less" : "not")} {off}",
            (Verdict.Unattributed, Cause.HoldsWithout) => $"{name} holds, but {(byDifference ? "about as much" : test.Placebo?.Standing == Standing.Holds ? "also" : "in part also")} {off}",
            (Verdict.Unattributed, Cause.Open) => $"{name} holds; it is open whether it does {off}",
            (Verdict.Unattributed, _) => $"{name} holds; its cause is not shown",
            (Verdict.Refuted, _) => $"{name} does not hold{Beside(test, off)}",
            _ => $"It is open whether {name} holds{Beside(test, off)}",
        };
    }

    /// <summary>Such as "C8 holds in 41 of 64 forms of the model".</summary>
    public static string Of(Claim claim, VariantStudy study) => study.Count(Standing.Holds) switch
    {
        0 when study.Count(Standing.Open) == study.Variants.Count =>
            $"It is open whether {Name(claim)} holds in any of {study.Variants.Count} forms of the model",
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

    private static string Beside(ClaimTest test, string off) => test.Placebo?.Standing switch
    {
        Standing.Holds => $", though it does {off}",
        Standing.Fails when test.Verdict == Verdict.Refuted => $", nor does it {off}",
        _ => "",
    };

    private static string Off(ParameterSetting setting) =>
        ParameterDefinition.Text(setting.Value) is "0" or "false" or "none"
            ? $"{ParameterWords.Of(setting.Path)} off"
            : $"{ParameterWords.Of(setting.Path)} {ParameterDefinition.Text(setting.Value)}";
}
