using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Adoption;

/// <summary>
/// Tells how often the study finds contagion that is there. Pretended towns have the cities' networks and records. Their pitch is
/// the mean of the fit, their endorsement has the stated odds ratio, and their acceptance gives, over the observed months at
/// risk, as many adoptions as were observed.
/// </summary>
internal static class PowerCheck
{
    private const int FewestPoints = 1000, Fraction = 10, Halvings = 60;

    // Worlds of the pretended towns begin beyond those of the futures.
    private const uint FirstWorld = 1_000_000;

    /// <summary>Simulates and fits the pretended towns.</summary>
    public static PowerRow[] Run(AdoptionStudy study, IReadOnlyList<City> cities, Posterior fit) =>
    [
        .. study.Pretended.OddsRatios.Where(_ => study.Pretended.Towns > 0).Select((ratio, place) =>
        {
            Composites truth = Truth(ratio, fit.Mean(point => point.Pitch), Exposures.Count(cities, study.Unrecorded));
            ContagionFinding[] found = new ContagionFinding[study.Pretended.Towns];
            Parallel.For(0, found.Length, town => found[town] = Find(study, cities, truth, FirstWorld + (uint)((place * 10_000) + town)));
            return new PowerRow(ratio, found.Count(town => town.IsClaimed), found.Count(town => town.OddsRatio.Low > 1), found.Length);
        }),
    ];

    /// <summary>The composites with an odds ratio under which as many adoptions are expected as were observed.</summary>
    internal static Composites Truth(double ratio, double pitch, Exposure[] exposures)
    {
        double observed = exposures.Sum(one => one.Adoptions), low = -50, high = 50;
        for (int halving = 0; halving < Halvings; halving++)
        {
            double middle = (low + high) / 2;
            bool isTooMany = With(ratio, pitch, middle) is not { } composites
                || exposures.Sum(one => one.AtRisk * composites.Hazard(one.Strength)) > observed;
            (low, high) = isTooMany ? (low, middle) : (middle, high);
        }

        return With(ratio, pitch, low)!.Value;
    }

    /// <summary>The composites with an odds ratio, or null if no chance below that of a pitch has it.</summary>
    private static Composites? With(double ratio, double pitch, double acceptance)
    {
        double none = new Composites(pitch, acceptance, 0).Hazard(0), odds = ratio * none / (1 - none);
        double accepted = odds / (1 + odds) / pitch;
        return accepted >= 1 ? null
            : new Composites(
                pitch, acceptance,
                (Math.Log(accepted / (1 - accepted)) - acceptance) / Composites.Strength(Composites.OneOfTen));
    }

    private static ContagionFinding Find(AdoptionStudy study, IReadOnlyList<City> cities, Composites truth, uint world)
    {
        City[] pretended =
        [
            .. cities.Select((city, place) => Futures.Simulate(
                city, city.Counted(study.Unrecorded), truth, new RandomStreams(study.Seed, world).Sequence(StreamBlock.Choice, place))),
        ];
        RiskSet[] sets = [.. pretended.SelectMany(city => Exposures.RiskSets(city, study.Unrecorded))];
        Posterior fit = Posterior.Fit(Exposures.Sum(sets), study, Math.Max(FewestPoints, study.Points / Fraction));
        return new ContagionFinding(
            [],
            fit.Central(point => point.OddsRatio, study.Criteria.Interval),
            CalendarCheck.OddsRatio(sets, study.Endorsement, study.Criteria.Interval));
    }
}
