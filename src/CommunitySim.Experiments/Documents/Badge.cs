namespace CommunitySim.Experiments.Documents;

/// <summary>The outcome of a claim.</summary>
public enum Outcome
{
    Supported,
    Refuted,
    Undecided,
}

/// <summary>The verdict on a claim, as the reader sees it first.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Claim">The claim in one line.</param>
/// <param name="Sentence">The recommendation, in one sentence.</param>
public sealed record Badge(Outcome Outcome, string Claim, string Sentence);
