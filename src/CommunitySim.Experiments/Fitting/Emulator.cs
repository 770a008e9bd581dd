using MathNet.Numerics.LinearAlgebra;

namespace CommunitySim.Experiments.Fitting;

/// <summary>
/// A quick stand-in for a simulation: what a world would show at a place of the space, y(x) ≈ a + b·x + c·x² + the products of the
/// parameters that matter most, by least squares over simulated worlds. It only chooses where to simulate next; nothing is ruled out by it.
/// </summary>
internal sealed class Emulator
{
    private const int Leading = 8;
    private const double Ridge = 1e-6;

    private readonly int[] _leading;
    private readonly Matrix<double> _weights;

    private Emulator(int[] leading, Matrix<double> weights, double[] residuals) => (_leading, _weights, Residuals) = (leading, weights, residuals);

    /// <summary>The variance of what each number differs by from its prediction.</summary>
    public double[] Residuals { get; }

    /// <summary>Fits an emulator.</summary>
    /// <param name="places">The place of each world in the space, 0 to 1 for each parameter: [world][parameter].</param>
    /// <param name="shown">What it shows: [world][number].</param>
    public static Emulator Fit(IReadOnlyList<double[]> places, IReadOnlyList<double[]> shown)
    {
        int parameters = places[0].Length;
        Matrix<double> outputs = Matrix<double>.Build.DenseOfRowArrays(shown);
        Matrix<double> main = Solve(places, outputs, []);
        double[] spreads = [.. Enumerable.Range(0, outputs.ColumnCount).Select(number => Standardiser.SpreadOf([.. outputs.Column(number)]))];
        int[] leading =
        [
            .. Enumerable.Range(0, parameters)
                .OrderByDescending(parameter => Enumerable.Range(0, spreads.Length).Sum(number => Math.Abs(main[1 + parameter, number]) / spreads[number]))
                .Take(Leading),
        ];
        Matrix<double> weights = Solve(places, outputs, leading);
        int terms = weights.RowCount;
        double[] squares = new double[spreads.Length];
        foreach ((double[] place, double[] found) in places.Zip(shown))
        {
            Vector<double> predicted = weights.LeftMultiply(Terms(place, leading));
            for (int number = 0; number < squares.Length; number++)
            {
                squares[number] += (found[number] - predicted[number]) * (found[number] - predicted[number]);
            }
        }

        double freedom = Math.Max(1, places.Count - terms);
        return new Emulator(leading, weights, [.. squares.Select(sum => sum / freedom)]);
    }

    /// <summary>Predicts what a world at a place would show.</summary>
    public double[] Predict(double[] place) => [.. _weights.LeftMultiply(Terms(place, _leading))];

    private static Matrix<double> Solve(IReadOnlyList<double[]> places, Matrix<double> outputs, int[] leading)
    {
        Matrix<double> inputs = Matrix<double>.Build.DenseOfRowVectors(places.Select(place => Terms(place, leading)));
        Matrix<double> normal = inputs.TransposeThisAndMultiply(inputs);
        for (int term = 0; term < normal.RowCount; term++)
        {
            normal[term, term] += Ridge * places.Count;
        }

        return normal.Cholesky().Solve(inputs.TransposeThisAndMultiply(outputs));
    }

    private static Vector<double> Terms(double[] place, int[] leading)
    {
        int parameters = place.Length;
        Vector<double> terms = Vector<double>.Build.Dense(1 + (2 * parameters) + (leading.Length * (leading.Length - 1) / 2));
        terms[0] = 1;
        for (int parameter = 0; parameter < parameters; parameter++)
        {
            double middle = (2 * place[parameter]) - 1;
            terms[1 + parameter] = middle;
            terms[1 + parameters + parameter] = middle * middle;
        }

        int next = 1 + (2 * parameters);
        for (int one = 0; one < leading.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                terms[next++] = ((2 * place[leading[one]]) - 1) * ((2 * place[leading[other]]) - 1);
            }
        }

        return terms;
    }
}
