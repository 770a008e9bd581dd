using MathNet.Numerics.LinearAlgebra;

namespace CommunitySim.Experiments.Fitting;

/// <summary>
/// Predicts decision quantities from data: E(q | y) ≈ a + B·f(y), by least squares over simulated worlds, where f(y) holds each
/// standardised number and its square. Prediction makes the best summary of data for a decision (Fearnhead and Prangle 2012, semi-automatic ABC).
/// </summary>
public sealed class LinearSummary
{
    // Keeps numbers that never vary, or vary alike, from making the equations singular.
    private const double Ridge = 1e-3;

    private readonly double[] _means, _spreads;
    private readonly Matrix<double> _weights;

    private LinearSummary(double[] means, double[] spreads, Matrix<double> weights) => (_means, _spreads, _weights) = (means, spreads, weights);

    /// <summary>Fits the summary.</summary>
    /// <param name="data">The data of each world: [world][number].</param>
    /// <param name="quantities">Its quantities: [world][quantity].</param>
    public static LinearSummary Fit(IReadOnlyList<double[]> data, IReadOnlyList<double[]> quantities)
    {
        int numbers = data[0].Length;
        double[] means = [.. Enumerable.Range(0, numbers).Select(number => data.Average(world => world[number]))];
        double[] spreads =
        [
            .. Enumerable.Range(0, numbers).Select(number =>
                Math.Sqrt(data.Average(world => (world[number] - means[number]) * (world[number] - means[number]))) is > 0 and var spread ? spread : 1),
        ];
        Matrix<double> inputs = Matrix<double>.Build.DenseOfRowArrays(data.Select(world => Terms(world, means, spreads)));
        Matrix<double> outputs = Matrix<double>.Build.DenseOfRowArrays(quantities);
        Matrix<double> normal = inputs.TransposeThisAndMultiply(inputs);
        for (int term = 1; term < normal.RowCount; term++)
        {
            normal[term, term] += Ridge * data.Count;
        }

        return new LinearSummary(means, spreads, normal.Cholesky().Solve(inputs.TransposeThisAndMultiply(outputs)));
    }

    /// <summary>Predicts the quantities from data.</summary>
    public double[] Predict(double[] data) => [.. _weights.LeftMultiply(Vector<double>.Build.Dense(Terms(data, _means, _spreads)))];

    private static double[] Terms(double[] data, double[] means, double[] spreads)
    {
        double[] terms = new double[(2 * data.Length) + 1];
        terms[0] = 1;
        for (int number = 0; number < data.Length; number++)
        {
            double standard = Math.Clamp((data[number] - means[number]) / spreads[number], -MostStandard, MostStandard);
            terms[1 + number] = standard;
            terms[1 + data.Length + number] = standard * standard;
        }

        return terms;
    }

    // Far data must not be extrapolated by a square.
    private const double MostStandard = 4;
}
