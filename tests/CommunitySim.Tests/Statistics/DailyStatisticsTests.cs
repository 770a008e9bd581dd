using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Experiments;

internal sealed class DailyStatisticsTests
{
    /// <summary>By the definition: place 1 + (n − 1)·share among the ordered values, linear between neighbours.</summary>
    [Test]
    public void Quantiles_are_those_of_the_sorted_values([Values(1, 2, 3, 10, 1000)] int worlds)
    {
        double[] values = Draw(worlds), sorted = [.. values.Order()];
        DayStatistics day = DayStatistics.Of([.. values]);

        Assert.That(day.Low, Is.EqualTo(At(0.05)).Within(1e-15));
        Assert.That(day.Median, Is.EqualTo(At(0.5)).Within(1e-15));
        Assert.That(day.High, Is.EqualTo(At(0.95)).Within(1e-15));
        Assert.That(day.Moments, Is.EqualTo(Moments.Of(values)));

        double At(double share)
        {
            double place = (worlds - 1) * share;
            int below = (int)place;
            return sorted[below] + ((place - below) * (sorted[Math.Min(worlds - 1, below + 1)] - sorted[below]));
        }
    }

    /// <summary>The runs are read once for each block of days. How many days fit changes nothing.</summary>
    [Test]
    public void Blocks_of_any_length_give_the_same_bits([Values(1, 100, 5000)] int mostNumbers)
    {
        const int Days = 30, Worlds = 7;
        DailySeries[] runs = new DailySeries[Worlds];
        for (int world = 0; world < Worlds; world++)
        {
            runs[world] = new DailySeries(Days);
            RandomSequence dice = new RandomStreams(5, (uint)world).Sequence(StreamBlock.Network);
            for (int day = 1; day <= Days; day++)
            {
                foreach (Observable observable in Observables.All)
                {
                    runs[world][observable, day] = dice.Below(1000) / 999.0;
                }
            }
        }

        DayStatistics[] statistics = DailyStatistics.Compute(Days, Worlds, world => world, (world, _) => runs[world], mostNumbers);
        for (int day = 1; day <= Days; day++)
        {
            foreach (Observable observable in Observables.All)
            {
                DayStatistics alone = DayStatistics.Of([.. runs.Select(run => run[observable, day])]);
                Assert.That(statistics[((day - 1) * Observables.Count) + (int)observable], Is.EqualTo(alone), $"{observable} {day}");
            }
        }
    }

    private static double[] Draw(int worlds)
    {
        RandomSequence dice = new RandomStreams(5, 0).Sequence(StreamBlock.Network);
        return [.. Enumerable.Range(0, worlds).Select(_ => dice.Below(1000) / 999.0)];
    }
}
