using CommunitySim.Randomness;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace CommunitySim.Experiments.Statistics;

/// <summary>What it would be worth to know a parameter before the choice.</summary>
/// <param name="Worth">Expected value of partial perfect information (EVPPI), less what chance alone gives; at least 0.</param>
/// <param name="AboveChance">Whether it exceeds what chance gives to the luckiest of all parameters 95 times in 100.</param>
public readonly record struct InformationWorth(double Worth, bool AboveChance);

/// <summary>
/// The expected value of partial perfect information about each parameter, from one sample of a space (Strong, Oakley and
/// Brennan 2014): E[maxₛ E(vₛ|x)] − maxₛ E(vₛ). E(vₛ|x) is a cubic in x, fitted by least squares. A fit follows chance, too.
/// So the points are permuted: the mean worth of a permuted parameter is subtracted.
/// </summary>
public static class PartialInformation
{
    /// <summary>The number of permutations.</summary>
    public const int Permutations = 100;

    /// <summary>The fewest points for which a worth is computed.</summary>
    public const int FewestPoints = 20;

    private const int Degree = 3;

    private const double Level = 0.95;

    /// <summary>Computes the worth of knowing each parameter alone.</summary>
    /// <param name="places">Per parameter and point, its place in its range, 0 to 1.</param>
    /// <param name="values">Per option and point, the mean value. The first option may be any.</param>
    /// <param name="seed">Names the permutations.</param>
    /// <returns>One per parameter; empty with fewer than <see cref="FewestPoints"/> points.</returns>
    public static IReadOnlyList<InformationWorth> Of(
        IReadOnlyList<IReadOnlyList<double>> places, IReadOnlyList<IReadOnlyList<double>> values, ulong seed)
    {
        int points = values[0].Count;
        if (points < FewestPoints)
        {
            return [];
        }

        // Differences to one option have less spread than values, and the same worth.
        Matrix<double> differences = Matrix<double>.Build.Dense(
            points, values.Count, (point, option) => values[option][point] - values[0][point]);
        Matrix<double>[] bases = [.. places.Select(Orthonormal)];
        double[] found = [.. bases.Select(basis => Worth(basis, differences))];
        double[] chance = new double[found.Length], luckiest = new double[Permutations];
        int[] order = [.. Enumerable.Range(0, points)];
        RandomSequence random = new RandomStreams(seed, 0).Sequence(StreamBlock.Resample);
        for (int permutation = 0; permutation < Permutations; permutation++)
        {
            Shuffle(order, random);
            Matrix<double> permuted = Matrix<double>.Build.Dense(points, values.Count, (point, option) => differences[order[point], option]);
            for (int parameter = 0; parameter < found.Length; parameter++)
            {
                double worth = Worth(bases[parameter], permuted);
                chance[parameter] += worth / Permutations;
                luckiest[permutation] = Math.Max(luckiest[permutation], worth);
            }
        }

        double limit = Quantiles.At([.. luckiest.Order()], Level);
        return [.. found.Zip(chance, (worth, expected) => new InformationWorth(Math.Max(0, worth - expected), worth > limit))];
    }

    /// <summary>Powers of x up to the third, made orthonormal over the points.</summary>
    private static Matrix<double> Orthonormal(IReadOnlyList<double> places)
    {
        // With few distinct places the higher powers add nothing.
        int powers = Math.Min(Degree + 1, places.Distinct().Count());
        return Matrix<double>.Build.Dense(places.Count, powers, (point, power) => Math.Pow((2 * places[point]) - 1, power))
            .QR(QRMethod.Thin).Q;
    }

    private static double Worth(Matrix<double> basis, Matrix<double> differences)
    {
        Matrix<double> fit = basis * basis.TransposeThisAndMultiply(differences);
        double best = 0;
        foreach (Vector<double> point in fit.EnumerateRows())
        {
            best += point.Maximum() / fit.RowCount;
        }

        return best - (fit.ColumnSums().Maximum() / fit.RowCount);
    }

    private static void Shuffle(int[] order, RandomSequence random)
    {
        for (int at = order.Length - 1; at > 0; at--)
        {
            int other = random.Below(at + 1);
            (order[at], order[other]) = (order[other], order[at]);
        }
    }
}
