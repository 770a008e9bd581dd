using CommunitySim.Experiments.Statistics;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Sensitivity;

/// <summary>A limit of a box in one parameter.</summary>
/// <param name="Parameter">The parameter, by position.</param>
/// <param name="Low">The lower limit as a place in the range, 0 to 1; negative infinity without one.</param>
/// <param name="High">The upper limit; positive infinity without one.</param>
/// <param name="QuasiP">How likely the other limits alone would have met as many cases by chance (Bryant and Lempert
/// 2010), on points that had no part in the search.</param>
public sealed record BoxLimit(int Parameter, double Low, double High, double QuasiP)
{
    internal bool Holds(IReadOnlyList<double> point) => point[Parameter] >= Low && point[Parameter] <= High;
}

/// <summary>
/// A box of parameters in which cases are frequent, found by peeling: the patient rule induction method (Friedman and
/// Fisher 1999). A random half of the points serves the search. The rest measures the box that it found, so that a lucky search
/// gives no credit.
/// </summary>
/// <param name="Limits">At most <see cref="MostLimits"/>, the most restrictive first.</param>
/// <param name="Density">Share of the measuring points in the box that are cases.</param>
/// <param name="Coverage">Share of the measuring points' cases that lie in the box.</param>
/// <param name="Everywhere">Share of all measuring points that are cases.</param>
/// <param name="Points">Measuring points in the box.</param>
public sealed record PrimBox(IReadOnlyList<BoxLimit> Limits, double Density, double Coverage, double Everywhere, int Points)
{
    /// <summary>The most parameters that limit a box, so that a sentence can say it.</summary>
    public const int MostLimits = 4;

    /// <summary>The fewest cases, and the fewest others, among the searched points.</summary>
    public const int FewestCases = 5;

    // Each step removes a tenth of the box. A box keeps at least a tenth of all points, and at least eight.
    private const double Peel = 0.1;
    private const int FewestPoints = 8;
    private const double Significant = 0.05;

    /// <summary>Searches a box.</summary>
    /// <param name="points">Per point, the place of each parameter in its range, 0 to 1.</param>
    /// <param name="isCase">Whether each point is a case.</param>
    /// <param name="seed">Names the split into the points that search and those that measure.</param>
    /// <returns>Null if there are too few cases, or if the measuring points do not confirm the box.</returns>
    public static PrimBox? Find(IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<bool> isCase, ulong seed)
    {
        bool[] searches = HalfSplit.Of(points.Count, seed);
        int[] searched = [.. Enumerable.Range(0, points.Count).Where(point => searches[point])];
        int[] measured = [.. Enumerable.Range(0, points.Count).Where(point => !searches[point])];
        int cases = searched.Count(point => isCase[point]);
        if (cases < FewestCases || searched.Length - cases < FewestCases)
        {
            return null;
        }

        List<(int Parameter, double Low, double High)> limits = Search(points, isCase, searched);
        while (limits.Count > 0)
        {
            BoxLimit[] judged = [.. limits.Select((limit, at) => Judge([.. limits.Where((_, other) => other != at)], limit))];
            BoxLimit weakest = judged.MaxBy(limit => limit.QuasiP)!;
            if (weakest.QuasiP <= Significant)
            {
                return Measure([.. judged.OrderBy(limit => limit.QuasiP)]);
            }

            limits.RemoveAll(limit => limit.Parameter == weakest.Parameter);
        }

        return null;

        BoxLimit Judge(List<(int Parameter, double Low, double High)> others, (int Parameter, double Low, double High) own)
        {
            int[] wide = [.. measured.Where(point => others.TrueForAll(limit => Within(points[point], limit)))];
            int[] narrow = [.. wide.Where(point => Within(points[point], own))];
            int met = narrow.Count(point => isCase[point]);
            double chance = wide.Length == 0 ? 0 : (double)wide.Count(point => isCase[point]) / wide.Length;
            double quasi = narrow.Length == 0 ? 1 : met == 0 ? 1 : 1 - Binomial.CDF(chance, narrow.Length, met - 1);
            return new BoxLimit(own.Parameter, own.Low, own.High, quasi);
        }

        PrimBox Measure(BoxLimit[] found)
        {
            int[] inside = [.. measured.Where(point => Array.TrueForAll(found, limit => limit.Holds(points[point])))];
            double met = inside.Count(point => isCase[point]), all = measured.Count(point => isCase[point]);
            return new PrimBox(found, met / inside.Length, met / all, all / measured.Length, inside.Length);
        }
    }

    /// <summary>Peels until the box is small, and returns the limits of the box with the best balance of density and coverage.</summary>
    private static List<(int Parameter, double Low, double High)> Search(
        IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<bool> isCase, int[] searched)
    {
        int parameters = points[0].Count, least = Math.Max(FewestPoints, searched.Length / 10);
        double all = searched.Count(point => isCase[point]);
        Dictionary<int, (double Low, double High)> limits = [];
        List<(int, double, double)> best = [];
        double bestBalance = 0;
        for (int[] inside = searched; ;)
        {
            (int Parameter, bool FromBelow, int[] Left, double Density) next = (-1, false, [], -1);
            for (int parameter = 0; parameter < parameters; parameter++)
            {
                if (limits.Count == MostLimits && !limits.ContainsKey(parameter))
                {
                    continue;
                }

                double[] sorted = [.. inside.Select(point => points[point][parameter]).Order()];
                int removed = Math.Max(1, (int)(Peel * inside.Length));
                foreach (bool below in (bool[])[true, false])
                {
                    double edge = below ? sorted[removed] : sorted[^(removed + 1)];
                    int[] left = [.. inside.Where(point => below ? points[point][parameter] >= edge : points[point][parameter] <= edge)];
                    double density = left.Length < least || left.Length == inside.Length ? -1
                        : (double)left.Count(point => isCase[point]) / left.Length;
                    if (density > next.Density)
                    {
                        next = (parameter, below, left, density);
                    }
                }
            }

            if (next.Density < 0)
            {
                return best;
            }

            inside = next.Left;
            (double low, double high) = limits.GetValueOrDefault(next.Parameter, (double.NegativeInfinity, double.PositiveInfinity));
            limits[next.Parameter] = next.FromBelow
                ? (inside.Min(point => points[point][next.Parameter]), high)
                : (low, inside.Max(point => points[point][next.Parameter]));
            double met = inside.Count(point => isCase[point]);
            double balance = 2 * met / (all + inside.Length); // the harmonic mean of density and coverage
            if (balance > bestBalance)
            {
                (bestBalance, best) = (balance, [.. limits.Select(limit => (limit.Key, limit.Value.Low, limit.Value.High))]);
            }
        }
    }

    private static bool Within(IReadOnlyList<double> point, (int Parameter, double Low, double High) limit) =>
        point[limit.Parameter] >= limit.Low && point[limit.Parameter] <= limit.High;
}
