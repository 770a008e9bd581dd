namespace CommunitySim.Experiments.Effects;

/// <summary>How well the figure of an effect is known to this project.</summary>
public enum Reading
{
    /// <summary>The figure stands in the abstract, which was read. The paper was not.</summary>
    Abstract,
    /// <summary>The figure stands in pages of others, which were read.</summary>
    Secondary,
}

/// <summary>How the effect was found.</summary>
public enum Evidence
{
    /// <summary>Chance decided who was treated.</summary>
    Randomised,
    /// <summary>A rate that was observed, without a comparison.</summary>
    Observed,
}

/// <summary>
/// An effect that was measured elsewhere, and its counterpart in the model. A community that shows another effect, by more
/// than the errors allow, is implausible: I = |counterpart − figure| / √(standardError² + discrepancy²) (Craig, Goldstein,
/// Seheult &amp; Smith 1997; Vernon, Goldstein &amp; Bower 2010).
/// </summary>
/// <param name="Name">A short name, such as "a friend's adoption".</param>
/// <param name="Source">Authors and year.</param>
/// <param name="Doi">The DOI, or the page, of the source. README.md says which were looked up.</param>
/// <param name="Treatment">What was done, and to whom.</param>
/// <param name="Evidence">How it was found.</param>
/// <param name="Reading">Where the figure was read.</param>
/// <param name="Figure">The figure, a natural logarithm.</param>
/// <param name="StandardError">Its standard error, at least 0.</param>
/// <param name="Discrepancy">How far the setting of the source may be from the model's, as a standard deviation, above 0.</param>
/// <param name="Why">Why the error and the discrepancy are as large as they are.</param>
/// <param name="Of">What the exponential of the figure is, such as "odds ratio".</param>
/// <param name="Meaning">What the counterpart is in the model.</param>
public abstract record RandomisedEffect(
    string Name,
    string Source,
    string Doi,
    string Treatment,
    Evidence Evidence,
    Reading Reading,
    double Figure,
    double StandardError,
    double Discrepancy,
    string Why,
    string Of,
    string Meaning)
{
    /// <summary>Whether the exponential of the figure is the odds of a rate, so that the rate itself tells more.</summary>
    public virtual bool IsRate => false;

    /// <summary>The standard deviation of the difference between counterpart and figure.</summary>
    public double Error => Math.Sqrt((StandardError * StandardError) + (Discrepancy * Discrepancy));

    /// <summary>The same effect in the model, on the scale of the figure. NaN where the model has none.</summary>
    internal abstract double Counterpart(ExpectedMember member);

    /// <summary>I, at least 0; NaN without a counterpart.</summary>
    public double Implausibility(double counterpart) => Math.Abs(counterpart - Figure) / Error;
}
