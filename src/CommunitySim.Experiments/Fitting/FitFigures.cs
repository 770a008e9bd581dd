using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Fitting;

/// <summary>Whether the model shows the data.</summary>
public enum FitStanding
{
    /// <summary>Some simulated worlds show the data, and the data are not unusual for the model.</summary>
    Shows,
    /// <summary>Some simulated worlds show the data, but their course is unusual for the model.</summary>
    IsUnusual,
    /// <summary>No simulated world shows the data within the stated errors, but the data are not unusual for the model.</summary>
    NotFound,
    /// <summary>No simulated world shows the data within the stated errors, and the data are unusual for the model.</summary>
    CannotShow,
}

/// <summary>An observation beside what the kept worlds would have shown: the middle 90%, in the unit of the file.</summary>
/// <param name="Observation">The observation.</param>
/// <param name="Value">The observed value as the file has it.</param>
/// <param name="Low">The 5% quantile.</param>
/// <param name="Middle">The median.</param>
/// <param name="High">The 95% quantile.</param>
/// <param name="Beyond">Share of the kept worlds that are more than three errors away.</param>
/// <param name="IsHeldOut">Whether it lies in the last quarter, which the fit did not see when the band was made.</param>
public sealed record ShownObservation(
    Observation Observation, double Value, double Low, double Middle, double High, double Beyond, bool IsHeldOut)
{
    /// <summary>Whether the observed value lies in the band.</summary>
    public bool IsInside => Value >= Low && Value <= High;
}

/// <summary>What the data tell about a parameter: how well it could be predicted from such data, by least squares over simulated worlds.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Ratio">The standard deviation of what the data leave open, over that of the range.</param>
/// <param name="Low">The lower end of the middle 90% after the data.</param>
/// <param name="High">The upper end.</param>
/// <param name="Worlds">Worlds behind it.</param>
public sealed record LearntParameter(SampledParameter Parameter, double Ratio, double Low, double High, int Worlds)
{
    private const double Much = 0.5, Little = 0.9;

    /// <summary>"much", "a little" or "nothing". A standard deviation of n worlds is off by 1/√(2n); less than three times that is no news.</summary>
    public string Tells => Ratio < Much ? "much" : Ratio < Math.Min(Little, 1 - (3 / Math.Sqrt(2.0 * Worlds))) ? "a little" : "nothing";
}

/// <summary>How the fit fares with one series of observations more or fewer.</summary>
/// <param name="Measure">The measure of the series.</param>
/// <param name="Regret">Mean regret with the series less that without it, in units of money, on the same pretended truths.</param>
public sealed record SeriesWorth(ObservedMeasure Measure, Interval Regret);

/// <summary>How the fit fares if the truth has another form than the model.</summary>
/// <param name="Name">The form.</param>
/// <param name="Truths">Fits of the model to truths of that form.</param>
public sealed record OtherForm(string Name, PretendedTruths Truths);
