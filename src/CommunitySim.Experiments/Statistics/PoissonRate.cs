using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>Rates of independent events.</summary>
public static class PoissonRate
{
    /// <summary>
    /// Computes events per unit of exposure with the exact 95% interval (Garwood 1936). Its lower end is 0 if there was no event.
    /// </summary>
    /// <param name="events">The number of events, at least 0.</param>
    /// <param name="exposure">The units in which they could happen, above 0.</param>
    public static Interval Exact(long events, double exposure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure);
        double low = events == 0 ? 0 : Gamma.InvCDF(events, 1, 0.025), high = Gamma.InvCDF(events + 1, 1, 0.975);
        return new Interval(events / exposure, low / exposure, high / exposure);
    }
}
