using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Adoption;

/// <summary>Simulates adoption in a city, month by month, from the evening before the first.</summary>
internal static class Futures
{
    /// <summary>Simulates one future.</summary>
    /// <param name="city">The city: its ties, and who has a record. Its months of adoption are not used.</param>
    /// <param name="counted">The neighbours who count (see <see cref="City.Counted"/>).</param>
    /// <param name="composites">The composites.</param>
    /// <param name="random">The random numbers.</param>
    /// <returns>The city with months of adoption that might have been.</returns>
    public static City Simulate(City city, int[][] counted, Composites composites, RandomSequence random)
    {
        int[] adopted = [.. city.Adopted.Select(month => month == City.Unknown ? City.Unknown : City.Never)];
        bool[] adopts = new bool[adopted.Length];
        for (int month = 1; month <= city.Months; month++)
        {
            for (int person = 0; person < adopted.Length; person++)
            {
                // A draw for everybody, so that one person's luck does not depend on another's.
                double luck = random.NextDouble();
                adopts[person] = adopted[person] == City.Never
                    && luck < composites.Hazard(Composites.Strength(Exposures.ShareBefore(adopted, counted[person], month)));
            }

            for (int person = 0; person < adopted.Length; person++)
            {
                adopted[person] = adopts[person] ? month : adopted[person];
            }
        }

        return city with { Adopted = adopted };
    }
}
