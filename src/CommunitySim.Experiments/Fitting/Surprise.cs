using CommunitySim.Experiments.Statistics;
using MathNet.Numerics.LinearAlgebra;

namespace CommunitySim.Experiments.Fitting;

/// <summary>
/// How unusual data are for the model: their Mahalanobis distance from the simulated data nearest to them (Mahalanobis 1936), beside the
/// distances that the model's own pretended data have. It needs no other form of the model to be suspected.
/// </summary>
public sealed class Surprise
{
    /// <summary>The share of the model's own data that the check calls unusual.</summary>
    public const double FalseAlarms = 0.05;

    private const int Neighbours = 150, Own = 200;

    // Keeps numbers that never vary from making the equations singular.
    private const double Ridge = 1e-4;

    private readonly Standardiser _scale;
    private readonly double[][] _worlds;
    private readonly double[] _own;

    /// <summary>Prepares the check.</summary>
    /// <param name="pretended">Data of the model's own worlds: [world][number].</param>
    public Surprise(IReadOnlyList<double[]> pretended)
    {
        _scale = new Standardiser(pretended);
        _worlds = [.. pretended.Select(_scale.Apply)];
        double[] own = new double[Math.Min(Own, _worlds.Length)];
        Parallel.For(0, own.Length, at =>
        {
            int world = (int)((long)at * _worlds.Length / own.Length);
            own[at] = Distance(_worlds[world], world);
        });
        Array.Sort(own);
        _own = own;
    }

    /// <summary>The share of the model's own data that are at least as unusual.</summary>
    /// <param name="data">One number for each observation.</param>
    public double ShareAsUnusual(double[] data)
    {
        double distance = Distance(_scale.Apply(data), -1);
        return (1.0 + _own.Count(own => own >= distance)) / (_own.Length + 1);
    }

    /// <summary>Whether the check calls data unusual.</summary>
    /// <param name="data">One number for each observation.</param>
    /// <param name="but">A world that gave the data itself, by position, and must not help; -1 for none.</param>
    public bool IsUnusual(double[] data, int but = -1) => Distance(_scale.Apply(data), but) > Quantiles.At(_own, 1 - FalseAlarms);

    private double Distance(double[] data, int but)
    {
        int[] near =
        [
            .. Enumerable.Range(0, _worlds.Length).Where(world => world != but).OrderBy(world => Squares(_worlds[world], data)).Take(Neighbours),
        ];
        Matrix<double> found = Matrix<double>.Build.DenseOfRowArrays(near.Select(world => _worlds[world]));
        Vector<double> mean = found.ColumnSums() / near.Length;
        Matrix<double> centred = Matrix<double>.Build.Dense(found.RowCount, found.ColumnCount, (row, column) => found[row, column] - mean[column]);
        Matrix<double> spread = centred.TransposeThisAndMultiply(centred) / near.Length;
        for (int number = 0; number < mean.Count; number++)
        {
            spread[number, number] += Ridge;
        }

        Vector<double> off = Vector<double>.Build.Dense(data) - mean;
        return off * spread.Cholesky().Solve(off);
    }

    private static double Squares(double[] one, double[] other)
    {
        double sum = 0;
        for (int number = 0; number < one.Length; number++)
        {
            sum += (one[number] - other[number]) * (one[number] - other[number]);
        }

        return sum;
    }
}
