using MathNet.Numerics.LinearAlgebra;

namespace CommunitySim.Experiments.Fitting;

/// <summary>
/// Predicts decision quantities from data: E(q | y) ≈ a + B·f(y), by least squares over simulated worlds, where f(y) holds each
/// standardised number and its square. Prediction makes the best summary of data for a decision (Fearnhead and Prangle 2012, semi-automatic ABC).
/// </summary>
public sealed class LinearSummary
{
    // Far data must not be extrapolated by a square.
    private const double MostStandard = 4;

    // Keeps numbers that never vary, or vary alike, from making the equations singular.
    private const double Ridge = 1e-3;

    private readonly Standardiser _scale;
    private readonly Matrix<double> _weights;

    private LinearSummary(Standardiser scale, Matrix<double> weights) => (_scale, _weights) = (scale, weights);

    /// <summary>Fits the summary.</summary>
    /// <param name="data">The data of each world: [world][number].</param>
    /// <param name="quantities">Its quantities: [world][quantity].</param>
    public static LinearSummary Fit(IReadOnlyList<double[]> data, IReadOnlyList<double[]> quantities)
    {
        Standardiser scale = new(data);
        Matrix<double> inputs = Matrix<double>.Build.DenseOfRowArrays(data.Select(world => Terms(scale.Apply(world))));
        Matrix<double> outputs = Matrix<double>.Build.DenseOfRowArrays(quantities);
        Matrix<double> normal = inputs.TransposeThisAndMultiply(inputs);
        for (int term = 1; term < normal.RowCount; term++)
        {
            normal[term, term] += Ridge * data.Count;
        }

        return new LinearSummary(scale, normal.Cholesky().Solve(inputs.TransposeThisAndMultiply(outputs)));
    }

    /// <summary>Predicts the quantities from data.</summary>
    public double[] Predict(double[] data) => [.. _weights.LeftMultiply(Vector<double>.Build.Dense(Terms(_scale.Apply(data))))];

    private static double[] Terms(double[] standardised)
    {
        double[] terms = new double[(2 * standardised.Length) + 1];
        terms[0] = 1;
        for (int number = 0; number < standardised.Length; number++)
        {
            double near = Math.Clamp(standardised[number], -MostStandard, MostStandard);
            (terms[1 + number], terms[1 + standardised.Length + number]) = (near, near * near);
        }

        return terms;
    }
}
