using CommunitySim.Experiments.Config;

namespace CommunitySim.Tests.Fitting;

/// <summary>A store keeps days, and means over windows of days.</summary>
public sealed class KeptDayTests
{
    [Test]
    public void A_window_holds_the_mean_of_its_days_and_no_money()
    {
        DailySeries run = new(10);
        for (int day = 1; day <= 10; day++)
        {
            (run[Observable.Trust, day], run[Observable.SalesOwn, day], run[Observable.Value, day]) = (day / 10.0, day * day, day);
        }

        double[] window = KeptDay.Observe(run, KeptDay.Window(3, 6)), single = KeptDay.Observe(run, KeptDay.Window(4, 4));

        Assert.That(window[(int)Observable.Trust], Is.EqualTo(0.45).Within(1e-12));
        Assert.That(window[(int)Observable.SalesOwn], Is.EqualTo((9 + 16 + 25 + 36) / 4.0).Within(1e-12));
        Assert.That(window[(int)Observable.Value], Is.Zero);
        Assert.That(single[(int)Observable.Trust], Is.EqualTo(run[Observable.Trust, 4]));
        Assert.That(KeptDay.Observe(run, 4)[(int)Observable.Value], Is.EqualTo(4));
    }

    [Test]
    public void Every_window_has_a_number_of_its_own_below_zero()
    {
        int[] numbers = [.. from window in (int[])[1, 2, 365, KeptDay.Last] from to in (int[])[window, KeptDay.Last] select KeptDay.Window(window, to)];
        Assert.That(numbers.Distinct().Count(), Is.EqualTo(7));
        Assert.That(numbers, Is.All.Negative);
    }
}
