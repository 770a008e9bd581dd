using CommunitySim.Experiments.Adoption;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Adoption;

/// <summary>What was put in comes out again, as often as the intervals say.</summary>
internal sealed class PosteriorTests
{
    private const double Confidence = 0.9;

    /// <summary>
    /// Truths are drawn from the ranges, so that a 90% interval covers 90 of 100 towns. The binomial standard error is 3, and 99% of
    /// such counts lie between 82 and 97.
    /// </summary>
    [Test]
    public void Intervals_cover_the_truth_of_a_hundred_towns_as_often_as_they_say()
    {
        const int towns = 100;
        City ring = MadeUpTown.Ring(30, 2, 12);
        int[] covered = new int[4];
        Parallel.For(0, towns, town =>
        {
            RandomSequence random = new RandomStreams(11, (uint)town).Sequence(StreamBlock.Design);
            double Draw(PriorRange range) => range.From + ((range.To - range.From) * random.NextDouble());
            Composites truth = new(Draw(MadeUpTown.Study.Pitch), Draw(MadeUpTown.Study.Acceptance), Draw(MadeUpTown.Study.Endorsement));
            Posterior fit = Posterior.Fit(Exposures.Count([MadeUpTown.Live(ring, truth, (uint)town)], Unrecorded.LeaveOut), MadeUpTown.Study, 2000);
            Func<Composites, double>[] quantities = [point => point.Pitch, point => point.Acceptance, point => point.Endorsement, point => point.OddsRatio];
            for (int at = 0; at < quantities.Length; at++)
            {
                Interval interval = fit.Central(quantities[at], Confidence);
                if (quantities[at](truth) >= interval.Low && quantities[at](truth) <= interval.High)
                {
                    Interlocked.Increment(ref covered[at]);
                }
            }
        });
        Assert.That(covered, Is.All.InRange(82, 97));
    }

    /// <summary>4,000 people for twelve months leave a box far smaller than the ranges. Odds ratio 1.62 by the formula; the tolerance is three times the spread left.</summary>
    [Test]
    public void Much_data_narrow_the_points_to_the_truth()
    {
        Composites truth = new(0.5, -2, 1.5);
        City town = MadeUpTown.Live(MadeUpTown.Ring(4000, 3, 12), truth, 1);
        Posterior fit = Posterior.Fit(Exposures.Count([town], Unrecorded.LeaveOut), MadeUpTown.Study, 2000);
        double spread = fit.Deviation(point => point.OddsRatio);
        Assert.That(fit.EffectiveSize, Is.GreaterThan(100));
        Assert.That(spread, Is.LessThan(0.1));
        Assert.That(fit.Mean(point => point.OddsRatio), Is.EqualTo(truth.OddsRatio).Within(3 * spread));
    }

    /// <summary>The hazard rises by the calendar and nobody listens to neighbours. The fit takes this for contagion; within a month there is none.</summary>
    [Test]
    public void A_rise_that_reaches_everybody_is_not_claimed_as_contagion()
    {
        City ring = MadeUpTown.Ring(200, 5, 12);
        RandomSequence random = new RandomStreams(3, 0).Sequence(StreamBlock.Choice);
        City town = ring with
        {
            Adopted = [.. ring.Adopted.Select(_ => Enumerable.Range(1, 12).Where(month => random.NextDouble() < 0.03 * month).FirstOrDefault(City.Never))],
        };
        Posterior fit = Posterior.Fit(Exposures.Count([town], Unrecorded.LeaveOut), MadeUpTown.Study, 2000);
        ContagionFinding found = new(
            ["Ring"], fit.Central(point => point.OddsRatio, 0.95),
            CalendarCheck.OddsRatio(Exposures.RiskSets(town, Unrecorded.LeaveOut), MadeUpTown.Study.Endorsement, 0.95));
        Assert.That(found.OddsRatio.Low, Is.GreaterThan(1));
        Assert.That(found.IsClaimed, Is.False);
    }

    /// <summary>The rival in closed form: with k = 1 of m = 2 seen, one month without adoption has the probability 1/2.</summary>
    [Test]
    public void The_constant_hazard_has_the_closed_form_of_a_beta()
    {
        Assert.That(ConstantHazard.LogPredictive([new Exposure(0, 2, 1)], [new Exposure(0, 1, 0)]), Is.EqualTo(Math.Log(0.5)).Within(1e-12));
        Assert.That(ConstantHazard.LogPredictive([], [new Exposure(0.5, 3, 2)]), Is.EqualTo(Math.Log(1 / 12.0)).Within(1e-12), "B(3, 2) = 2!·1!/4!");
    }

    /// <summary>Pretended towns have the odds ratio, and the expected number of adoptions, that they are to have.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(0.5)]
    public void Pretended_towns_have_the_stated_odds_ratio(double ratio)
    {
        Exposure[] exposures = [new Exposure(0, 100, 10), new Exposure(0.5, 50, 9)];
        Composites truth = PowerCheck.Truth(ratio, 0.4, exposures);
        Assert.That(truth.OddsRatio, Is.EqualTo(ratio).Within(1e-9));
        Assert.That(exposures.Sum(one => one.AtRisk * truth.Hazard(one.Strength)), Is.EqualTo(19).Within(1e-6));
    }

    [Test]
    public void A_resample_has_the_weights_of_the_points()
    {
        Posterior fit = Posterior.Fit([new Exposure(0, 40, 10), new Exposure(0.9, 40, 20)], MadeUpTown.Study, 2000);
        double spread = fit.Deviation(point => point.Acceptance);
        Assert.That(fit.Resample(2000).Average(point => point.Acceptance), Is.EqualTo(fit.Mean(point => point.Acceptance)).Within(0.05 * spread));
    }
}
