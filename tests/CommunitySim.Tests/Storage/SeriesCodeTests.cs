using CommunitySim.Experiments.Storage;
using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Storage;

internal sealed class SeriesCodeTests
{
    private static readonly BrandParameters Brand = new() { PitchCap = 1.5, SaleMargin = 0.1, OutsideReturn = 7.7 };

    [Test]
    public void A_run_comes_back_with_all_its_bits([Values(1, 2, 60)] int days)
    {
        DailySeries run = Run(days), back = SeriesCode.Decode(SeriesCode.Encode(run, 130, all: true), days);
        Assert.That(SeriesHash.Compute(back), Is.EqualTo(SeriesHash.Compute(run)));
        back.Price([Brand, Brand]);

        Assert.That(Numbers(back, days), Is.EqualTo(Numbers(run, days)));
    }

    [Test]
    public void The_first_days_of_a_run_are_those_of_a_shorter_run()
    {
        DailySeries back = SeriesCode.Decode(SeriesCode.Encode(Run(60), 130, all: true), 25);

        Assert.That(SeriesHash.Compute(back), Is.EqualTo(SeriesHash.Compute(Run(25))));
    }

    [Test]
    public void Any_numbers_come_back_with_all_their_bits()
    {
        double[] odd = [-0.0, 0, double.Epsilon, -1e300, 1.0 / 3, 1L << 53, 0.1 + 0.2, 130, -7, double.MaxValue];
        DailySeries run = new(odd.Length);
        for (int day = 1; day <= odd.Length; day++)
        {
            (run[Observable.Pain, day], run[Observable.Reach, day], run[Observable.Raised, day]) = (odd[day - 1], day % 3 / 130.0, -day);
            run.Earned(day)[5] = odd[^day];
        }

        DailySeries back = SeriesCode.Decode(SeriesCode.Encode(run, 130, all: true), odd.Length);
        Assert.That(Numbers(back, odd.Length), Is.EqualTo(Numbers(run, odd.Length)));
        Assert.That(Enumerable.Range(1, odd.Length).Select(day => BitConverter.DoubleToInt64Bits(back.Earned(day)[5])), Is.EqualTo(odd.Reverse().Select(BitConverter.DoubleToInt64Bits)));
    }

    [Test]
    public void Money_alone_is_enough_for_values_at_any_prices()
    {
        DailySeries run = Run(40), back = SeriesCode.Decode(SeriesCode.Encode(run, 130, all: false), 40);
        back.Price([Brand, Brand]);

        foreach (Observable observable in (Observable[])[Observable.Value, Observable.RivalValue, Observable.Hours])
        {
            Assert.That(Enumerable.Range(1, 40).Select(day => back[observable, day]), Is.EqualTo(Enumerable.Range(1, 40).Select(day => run[observable, day])), observable.Name());
        }
    }

    [Test]
    public void Values_at_other_prices_have_the_bits_of_a_run_at_these_prices()
    {
        BrandParameters other = Brand with { SaleMargin = 33.3, RetainedMargin = -0.7, HourlyWage = 9.9, OutsideReturn = 0.3 };
        DailySeries run = Run(40);
        run.Price([other, Brand]);

        Assert.That(Numbers(run, 40), Is.EqualTo(Numbers(Run(40, other), 40)));
    }

    private static DailySeries Run(int days, BrandParameters? brand = null)
    {
        Scenario scenario = new(
            new() { Members = 130 }, new(), brand ?? Brand, new Strategy("mix", new Shares(0.5, 0.3, 0.2)),
            new Rival(Brand, new Strategy("ask", new Shares(1, 0, 0))));
        return Simulation.Run(scenario, World.Generate(scenario.Community, scenario.Member, new RandomStreams(3, 1)), days);
    }

    private static IEnumerable<long> Numbers(DailySeries series, int days) =>
        Enumerable.Range(1, days).SelectMany(day => series.On(day).ToArray()).Select(BitConverter.DoubleToInt64Bits);
}
