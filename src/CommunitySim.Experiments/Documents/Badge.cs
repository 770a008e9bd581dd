namespace CommunitySim.Experiments.Documents;

/// <summary>How a claim came out.</summary>
public enum Outcome
{
    Supported,
    Refuted,
    Undecided,
}

/// <summary>The verdict on a claim as a reader meets it first.</summary>
/// <param name="Outcome">How it came out.</param>
/// <param name="Claim">What was claimed, in one line.</param>
/// <param name="Sentence">The recommendation, in one sentence.</param>
public sealed record Badge(Outcome Outcome, string Claim, string Sentence);
