using System.Security.Cryptography;
using System.Text;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Adoption;

/// <summary>
/// Runs a study. Each city of the study is scored with the fit to the other cities of the study, and an added city with the fit
/// to all of them: an added city never takes part in the fit that scores another.
/// </summary>
public static class Falsification
{
    /// <summary>Number of simulated futures of each city.</summary>
    public const int FutureCount = 2000;

    /// <summary>Runs a study on its cities.</summary>
    /// <exception cref="InputException">Too few points carry the fit.</exception>
    public static AdoptionResult Run(AdoptionStudy study, IReadOnlyList<City> cities)
    {
        Posterior pooled = Fit(study, cities);
        (CityScore Score, ContagionFinding Finding)[] scores = [.. cities.Select((city, place) => Score(study, city, place, cities))];
        AdoptionStudy other = study with
        {
            Unrecorded = study.Unrecorded == Unrecorded.LeaveOut ? Unrecorded.NeverAdopted : Unrecorded.LeaveOut,
        };
        return new AdoptionResult(
            study,
            cities,
            pooled,
            [.. scores.Select(score => score.Score)],
            [Find(study, cities, pooled), .. scores.Select(score => score.Finding)],
            Ratio(other, Fit(other, cities)),
            [
                Identify("pitch", pooled, study, point => point.Pitch, study.Pitch),
                Identify("acceptance", pooled, study, point => point.Acceptance, study.Acceptance),
                Identify("endorsement", pooled, study, point => point.Endorsement, study.Endorsement),
            ],
            PowerCheck.Run(study, cities, pooled),
            HashOf(study));
    }

    /// <summary>SHA-256 of what must be fixed before a result is known: criteria, ranges, codes, treatment, points and seed.</summary>
    public static string HashOf(AdoptionStudy study) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StudyReader.Fixed(study).ToJsonString())));

    private static Posterior Fit(AdoptionStudy study, IEnumerable<City> cities)
    {
        Posterior fit = Posterior.Fit(Exposures.Count(cities, study.Unrecorded), study, study.Points);
        return fit.EffectiveSize >= Posterior.FewestEffective ? fit
            : throw new InputException(
                study.Name, "points",
                $"the fit to {string.Join(" and ", cities.Select(city => city.Name))} rests on {fit.EffectiveSize:0} points, too "
                    + "few for an interval; "
                + $"write at least {Math.Min(1_000_000, 10 * study.Points)} points.");
    }

    private static Interval Ratio(AdoptionStudy study, Posterior fit) => fit.Central(point => point.OddsRatio, study.Criteria.Interval);

    private static ContagionFinding Find(AdoptionStudy study, IReadOnlyList<City> cities, Posterior fit) => new(
        [.. cities.Select(city => city.Name)],
        Ratio(study, fit),
        CalendarCheck.OddsRatio(
            cities.SelectMany(city => Exposures.RiskSets(city, study.Unrecorded)), study.Endorsement, study.Criteria.Interval));

    private static (CityScore, ContagionFinding) Score(AdoptionStudy study, City city, int place, IReadOnlyList<City> cities)
    {
        City[] others = [.. cities.Where(one => !one.IsAdded && one != city)];
        Posterior fit = Fit(study, others);
        Exposure[] seen = Exposures.Count(others, study.Unrecorded), held = Exposures.Count([city], study.Unrecorded);
        CityScore score = new(
            city.Name,
            [.. others.Select(one => one.Name)],
            fit.LogPredictive(held),
            ConstantHazard.LogPredictive(seen, held),
            fit.EffectiveSize,
            Bands(study, city, place, fit))
        {
            IsAdded = city.IsAdded,
        };
        return (score, Find(study, others, fit));
    }

    /// <summary>The bands of the number of adopters by the end of each month, over futures under draws of the fit.</summary>
    private static BandMonth[] Bands(AdoptionStudy study, City city, int place, Posterior fit)
    {
        int[][] counted = city.Counted(study.Unrecorded);
        Composites[] draws = fit.Resample(FutureCount);
        City[] futures =
        [
            .. draws.Select((draw, future) => Futures.Simulate(
                city, counted, draw, new RandomStreams(study.Seed, (uint)future).Sequence(StreamBlock.Choice, place))),
        ];
        double outside = (1 - study.Criteria.Band) / 2 * (FutureCount - 1);
        return
        [
            .. Enumerable.Range(1, city.Months).Select(month =>
            {
                int[] adopters = [.. futures.Select(future => future.AdoptersBy(month)).Order()];
                return new BandMonth(
                    month, city.AdoptersBy(month), adopters[(int)outside], adopters[FutureCount / 2], adopters[^(1 + (int)outside)]);
            }),
        ];
    }

    private static Identification Identify(
        string name, Posterior fit, AdoptionStudy study, Func<Composites, double> composite, PriorRange range) =>
        new(name, fit.Central(composite, study.Criteria.Interval), fit.Deviation(composite) / range.Deviation);
}
