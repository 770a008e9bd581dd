using MathNet.Numerics.Statistics;

namespace CommunitySim.Experiments.Fitting;

/// <summary>Puts numbers on a common scale: (number − mean) / standard deviation over some worlds.</summary>
internal sealed class Standardiser
{
    private readonly double[] _means, _spreads;

    /// <summary>Learns means and standard deviations.</summary>
    /// <param name="worlds">The numbers of each world: [world][number]; at least one world.</param>
    public Standardiser(IReadOnlyList<double[]> worlds)
    {
        double[][] numbers = [.. Enumerable.Range(0, worlds[0].Length).Select(number => worlds.Select(world => world[number]).ToArray())];
        _means = [.. numbers.Select(values => values.Mean())];
        _spreads = [.. numbers.Select(SpreadOf)];
    }

    /// <summary>Puts the numbers of one world on the scale.</summary>
    public double[] Apply(double[] world) => [.. world.Select((value, number) => (value - _means[number]) / _spreads[number])];

    /// <summary>The standard deviation of values, or 1 if they are all the same.</summary>
    public static double SpreadOf(double[] values) => values.PopulationStandardDeviation() is > 0 and var spread ? spread : 1;
}
