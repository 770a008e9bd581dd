namespace CommunitySim.Experiments.Documents;

/// <summary>The outcome of a claim.</summary>
public enum Outcome
{
    Supported,
    Refuted,
    Undecided,

    /// <summary>The expectations hold, but the test does not show that the claim's mechanism is the cause.</summary>
    Unattributed,
}

/// <summary>Outcomes in words.</summary>
public static class OutcomeWords
{
    /// <summary>The outcome as a word or two, such as "supported".</summary>
    public static string Word(this Outcome outcome) =>
        outcome == Outcome.Unattributed ? "cause not shown" : outcome.ToString().ToLowerInvariant();
}

/// <summary>The verdict on a claim, as the reader sees it first.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Claim">The claim in one line.</param>
/// <param name="Sentence">The recommendation, in one sentence.</param>
public sealed record Badge(Outcome Outcome, string Claim, string Sentence);
