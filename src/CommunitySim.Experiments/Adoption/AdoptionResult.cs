using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Adoption;

/// <summary>What a study came to, as data.</summary>
/// <param name="Study">The study.</param>
/// <param name="Cities">The cities.</param>
/// <param name="Pooled">The fit to all cities.</param>
/// <param name="Scores">The score of each city, by a fit that has not seen it.</param>
/// <param name="Fits">Each fit with the contagion that it shows: first that of all cities, then that of each score.</param>
/// <param name="OtherTreatment">The odds ratio of all cities if neighbours without a record count the other way.</param>
/// <param name="Identified">How far the data tell each composite.</param>
/// <param name="Power">How often the study finds an effect of a given size.</param>
/// <param name="Sha256">SHA-256 of what was fixed beforehand.</param>
public sealed record AdoptionResult(
    AdoptionStudy Study,
    IReadOnlyList<City> Cities,
    Posterior Pooled,
    IReadOnlyList<CityScore> Scores,
    IReadOnlyList<ContagionFinding> Fits,
    Interval OtherTreatment,
    IReadOnlyList<Identification> Identified,
    IReadOnlyList<PowerRow> Power,
    string Sha256)
{
    /// <summary>The log score of the model less that of the constant hazard, over all cities.</summary>
    public double TotalDifference => Scores.Sum(score => score.Difference);

    /// <summary>Criterion 1: no city's score is too far below that of the constant hazard.</summary>
    public bool ScoresHold => Scores.All(score => score.Difference >= -Study.Criteria.ScoreBelow);

    /// <summary>Criterion 2: in each city enough months lie in the bands.</summary>
    public bool BandsHold => Scores.All(score => score.Coverage >= Study.Criteria.Coverage);

    /// <summary>Criterion 3: no fit claims contagion while one of its intervals includes none.</summary>
    public bool ClaimsHold => Fits.All(fit => !fit.IsClaimed || (Excludes(fit.OddsRatio) && Excludes(fit.WithinMonth)));

    /// <summary>Whether the data speak for any mechanism: contagion in all cities together, or a better score by the same margin.</summary>
    public bool HasEvidence => Fits[0].IsClaimed || TotalDifference > Study.Criteria.ScoreBelow;

    private static bool Excludes(Interval ratio) => ratio.Low > 1 || ratio.High < 1;
}

/// <summary>A held-out city's score.</summary>
/// <param name="City">Its name.</param>
/// <param name="FittedTo">The cities of the fit.</param>
/// <param name="Model">The log-probability that the fitted model gave to the city's months of adoption.</param>
/// <param name="Constant">That of the constant hazard.</param>
/// <param name="EffectiveSize">The effective number of points of the fit.</param>
/// <param name="Bands">The number of adopters by the end of each month, and the band of it.</param>
public sealed record CityScore(
    string City, IReadOnlyList<string> FittedTo, double Model, double Constant, double EffectiveSize, IReadOnlyList<BandMonth> Bands)
{
    /// <summary>Whether the city came with the command and not with the study.</summary>
    public bool IsAdded { get; init; }

    /// <summary>The model's score less the rival's; above 0 if the model predicts better.</summary>
    public double Difference => Model - Constant;

    /// <summary>The share of months within the band.</summary>
    public double Coverage => (double)Bands.Count(month => month.IsInside) / Bands.Count;
}

/// <summary>Adopters by the end of a month: how many there were, and what the futures of the fit hold.</summary>
public readonly record struct BandMonth(int Month, int Observed, int Low, int Median, int High)
{
    /// <summary>Whether the band holds the number observed.</summary>
    public bool IsInside => Observed >= Low && Observed <= High;
}

/// <summary>The contagion that a fit shows.</summary>
/// <param name="Cities">The cities of the fit.</param>
/// <param name="OddsRatio">The odds of adopting in a month with one adopting neighbour in ten, against none.</param>
/// <param name="WithinMonth">The same among people of the same city and month (see <see cref="CalendarCheck"/>).</param>
public sealed record ContagionFinding(IReadOnlyList<string> Cities, Interval OddsRatio, Interval WithinMonth)
{
    /// <summary>Whether contagion is claimed: both intervals lie above 1.</summary>
    public bool IsClaimed => OddsRatio.Low > 1 && WithinMonth.Low > 1;
}

/// <summary>How far the data tell a composite.</summary>
/// <param name="Name">The composite.</param>
/// <param name="Range">Its median and interval after the data.</param>
/// <param name="Left">The standard deviation after the data as a share of that before, about 1 if the data tell nothing.</param>
public sealed record Identification(string Name, Interval Range, double Left);

/// <summary>How often the study finds an effect in pretended towns.</summary>
/// <param name="OddsRatio">The true odds ratio.</param>
/// <param name="Found">Towns in which contagion was claimed.</param>
/// <param name="Above">Towns in which the interval of the fit lay above 1, whatever the calendar check says.</param>
/// <param name="Towns">Number of towns.</param>
public sealed record PowerRow(double OddsRatio, int Found, int Above, int Towns);
