using CommunitySim.Randomness;

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
    public const int Permutations = 200;

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
        double[][] differences =
            [.. values.Skip(1).Select(option => option.Select((value, point) => value - values[0][point]).ToArray())];
        double[][][] bases = [.. places.Select(Orthonormal)];
        int[] order = [.. Enumerable.Range(0, points)];
        double[] found = [.. bases.Select(basis => Worth(basis, differences, order))];
        double[] chance = new double[found.Length], luckiest = new double[Permutations];
        RandomSequence random = new RandomStreams(seed, 0).Sequence(StreamBlock.Resample);
        for (int permutation = 0; permutation < Permutations; permutation++)
        {
            Shuffle(order, random);
            for (int parameter = 0; parameter < found.Length; parameter++)
            {
                double worth = Worth(bases[parameter], differences, order);
                chance[parameter] += worth / Permutations;
                luckiest[permutation] = Math.Max(luckiest[permutation], worth);
            }
        }

        double limit = Quantiles.At([.. luckiest.Order()], Level);
        return [.. found.Zip(chance, (worth, expected) => new InformationWorth(Math.Max(0, worth - expected), worth > limit))];
    }

    /// <summary>Powers of x up to the third, made orthonormal over the points (Gram and Schmidt).</summary>
    private static double[][] Orthonormal(IReadOnlyList<double> places)
    {
        List<double[]> basis = [];
        for (int power = 0; power <= Degree; power++)
        {
            double[] column = [.. places.Select(place => Math.Pow((2 * place) - 1, power))];
            double before = Norm(column);
            foreach (double[] other in basis)
            {
                double along = Dot(column, other);
                column = [.. column.Select((value, point) => value - (along * other[point]))];
            }

            // With few distinct places the higher powers add nothing.
            if (Norm(column) is var norm && norm > 1e-9 * before)
            {
                basis.Add([.. column.Select(value => value / norm)]);
            }
        }

        return [.. basis];
    }

    private static double Worth(double[][] basis, double[][] differences, int[] order)
    {
        int points = order.Length;
        double[] best = new double[points];
        double highest = 0;
        foreach (double[] option in differences)
        {
            double[] fit = new double[points];
            foreach (double[] column in basis)
            {
                double along = 0;
                for (int point = 0; point < points; point++)
                {
                    along += column[point] * option[order[point]];
                }

                for (int point = 0; point < points; point++)
                {
                    fit[point] += along * column[point];
                }
            }

            double sum = 0;
            for (int point = 0; point < points; point++)
            {
                best[point] = Math.Max(best[point], fit[point]);
                sum += fit[point];
            }

            highest = Math.Max(highest, sum / points);
        }

        return best.Average() - highest;
    }

    private static void Shuffle(int[] order, RandomSequence random)
    {
        for (int at = order.Length - 1; at > 0; at--)
        {
            int other = random.Below(at + 1);
            (order[at], order[other]) = (order[other], order[at]);
        }
    }

    private static double Dot(double[] one, double[] other)
    {
        double sum = 0;
        for (int point = 0; point < one.Length; point++)
        {
            sum += one[point] * other[point];
        }

        return sum;
    }

    private static double Norm(double[] column) => Math.Sqrt(Dot(column, column));
}
