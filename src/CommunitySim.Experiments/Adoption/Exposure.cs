namespace CommunitySim.Experiments.Adoption;

/// <summary>The months at risk under one strength of endorsement, over all people and cities that are counted together.</summary>
/// <param name="Strength">The strength s of endorsement (see <see cref="Composites"/>).</param>
/// <param name="AtRisk">Months of people with a record who had not adopted before.</param>
/// <param name="Adoptions">Those among them in which the person adopted.</param>
public readonly record struct Exposure(double Strength, long AtRisk, long Adoptions);

/// <summary>The people at risk in one month of one city: for each the strength of endorsement, and whether the person adopted.</summary>
internal sealed record RiskSet(double[] Strengths, bool[] Adopts);

/// <summary>
/// Counts months at risk. A person with a record is at risk in each month until the month of adoption. The share of adopters
/// among neighbours is that of the evening before the month (synchronous update, as in the model).
/// </summary>
internal static class Exposures
{
    /// <summary>Counts the months at risk of some cities, by strength, ascending.</summary>
    public static Exposure[] Count(IEnumerable<City> cities, Unrecorded unrecorded) =>
        Sum(cities.SelectMany(city => RiskSets(city, unrecorded)));

    /// <summary>The people at risk in each month of a city.</summary>
    public static IEnumerable<RiskSet> RiskSets(City city, Unrecorded unrecorded)
    {
        int[][] counted = city.Counted(unrecorded);
        for (int month = 1; month <= city.Months; month++)
        {
            int[] atRisk = [.. Enumerable.Range(0, city.People).Where(person => city.Adopted[person] >= month)];
            yield return new RiskSet(
                [.. atRisk.Select(person => Composites.Strength(ShareBefore(city.Adopted, counted[person], month)))],
                [.. atRisk.Select(person => city.Adopted[person] == month)]);
        }
    }

    /// <summary>Adds up months at risk by strength, ascending.</summary>
    public static Exposure[] Sum(IEnumerable<RiskSet> sets)
    {
        SortedDictionary<double, (long AtRisk, long Adoptions)> sums = [];
        foreach (RiskSet set in sets)
        {
            for (int place = 0; place < set.Strengths.Length; place++)
            {
                (long atRisk, long adoptions) = sums.GetValueOrDefault(set.Strengths[place]);
                sums[set.Strengths[place]] = (atRisk + 1, adoptions + (set.Adopts[place] ? 1 : 0));
            }
        }

        return [.. sums.Select(sum => new Exposure(sum.Key, sum.Value.AtRisk, sum.Value.Adoptions))];
    }

    /// <summary>The share of neighbours who had adopted before a month; 0 without neighbours.</summary>
    public static double ShareBefore(IReadOnlyList<int> adopted, int[] neighbours, int month)
    {
        int adopters = 0;
        foreach (int neighbour in neighbours)
        {
            adopters += adopted[neighbour] != City.Unknown && adopted[neighbour] < month ? 1 : 0;
        }

        return neighbours.Length == 0 ? 0 : (double)adopters / neighbours.Length;
    }

    /// <summary>The log-likelihood of composites: each month at risk is a trial with the hazard as its chance.</summary>
    public static double LogLikelihood(ReadOnlySpan<Exposure> exposures, Composites composites)
    {
        double sum = 0;
        foreach (Exposure exposure in exposures)
        {
            double hazard = composites.Hazard(exposure.Strength);
            sum += exposure.Adoptions > 0 ? exposure.Adoptions * Math.Log(hazard) : 0;
            sum += (exposure.AtRisk - exposure.Adoptions) * Math.Log(1 - hazard);
        }

        return sum;
    }
}
