namespace CommunitySim.Experiments.Documents;

/// <summary>What the test of a claim came to.</summary>
public enum Verdict
{
    Supported,
    Refuted,
    Undecided,

    /// <summary>The expectations hold, but the test does not show that the claim's mechanism is the cause.</summary>
    Unattributed,
}

/// <summary>Verdicts in words.</summary>
public static class VerdictWords
{
    /// <summary>The verdict as a word or two, such as "supported".</summary>
    public static string Word(this Verdict verdict) =>
        verdict == Verdict.Unattributed ? "cause not shown" : verdict.ToString().ToLowerInvariant();
}

/// <summary>The verdict on a claim, as the reader sees it first.</summary>
/// <param name="Verdict">What the test came to.</param>
/// <param name="Claim">The claim in one line.</param>
/// <param name="Sentence">The recommendation, in one sentence.</param>
public sealed record Badge(Verdict Verdict, string Claim, string Sentence);
