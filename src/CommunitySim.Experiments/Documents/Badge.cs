namespace CommunitySim.Experiments.Documents;

/// <summary>What a verdict says of a claim.</summary>
public enum Outcome
{
    /// <summary>The numbers are as the claim has them.</summary>
    Supported,
    /// <summary>The numbers are against it.</summary>
    Refuted,
    /// <summary>They do not say.</summary>
    Undecided,
}

/// <summary>A verdict in short.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Claim">The claim's name, such as "C1".</param>
/// <param name="Sentence">The recommendation.</param>
public sealed record Badge(Outcome Outcome, string Claim, string Sentence);
