using CommunitySim.Charts.Figures;

namespace CommunitySim.Tests.Charts;

public sealed class TicksTests
{
    private static readonly (double Min, double Max)[] Ranges =
        [(0, 1), (-1, 1), (0.12, 0.57), (-20_000, 378_000), (0, 730), (3, 3.0001), (1e-7, 9e-7), (-5e12, 2e12), (99, 101)];

    [Test]
    public void Ticks_are_multiples_of_1_2_or_5_times_a_power_of_ten([ValueSource(nameof(Ranges))] (double Min, double Max) range, [Range(1, 10)] int count)
    {
        var ticks = Ticks.Round(range.Min, range.Max, count);
        Assert.That(ticks.Select(tick => tick.Value), Is.Ordered.Ascending.And.All.InRange(range.Min, range.Max));
        Assert.That(ticks.Select(tick => tick.Label), Is.Unique);
        if (ticks.Count >= 2)
        {
            var step = ticks[1].Value - ticks[0].Value;
            var leading = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-6));
            Assert.That(new[] { 1.0, 2, 5 }.Min(wanted => Math.Abs(wanted - leading)), Is.LessThan(1e-3), $"step {step}");
            Assert.That(ticks[0].Value / step, Is.EqualTo(Math.Round(ticks[0].Value / step)).Within(1e-4));
        }
    }

    [Test]
    public void About_as_many_ticks_as_wanted_come([ValueSource(nameof(Ranges))] (double Min, double Max) range, [Range(3, 10)] int count) =>
        Assert.That(Ticks.Round(range.Min, range.Max, count), Has.Count.InRange(count / 2, 2 * count));

    [TestCase(0, 1, 5, "0 0.2 0.4 0.6 0.8 1")]
    [TestCase(0, 400_000, 4, "0 100k 200k 300k 400k")]
    [TestCase(0, 3_000_000, 6, "0 0.5M 1M 1.5M 2M 2.5M 3M")]
    [TestCase(-20_000, 40_000, 3, "−20k 0 20k 40k")]
    [TestCase(-0.5, 0.5, 2, "−0.5 0 0.5")]
    [TestCase(0, 2000, 4, "0 500 1000 1500 2000")]
    public void Labels_are_short_and_have_a_real_minus(double min, double max, int count, string expected) =>
        Assert.That(string.Join(' ', Ticks.Round(min, max, count).Select(tick => tick.Label)), Is.EqualTo(expected));

    [Test]
    public void Values_have_no_tail_of_binary_fractions() =>
        Assert.That(Ticks.Round(0, 1, 10).Select(tick => tick.Value), Is.EqualTo(new[] { 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1 }));

    [TestCase(730, "0 90 180 365 730")]
    [TestCase(365, "0 30 90 180 270 365")]
    [TestCase(90, "0 30 60 90")]
    [TestCase(10, "0 2 4 6 8 10")]
    [TestCase(1, "0 1")]
    public void Days_are_those_people_count_in(int days, string expected) =>
        Assert.That(string.Join(' ', Ticks.Days(days).Select(tick => tick.Label)), Is.EqualTo(expected));

    [Test]
    public void Days_run_from_0_to_the_last_day_whatever_the_length()
    {
        for (var days = 1; days <= 4000; days++)
        {
            var values = Ticks.Days(days).Select(tick => tick.Value).ToList();
            Assert.That(values, Is.Ordered.Ascending.And.Unique);
            Assert.That((values[0], values[^1]), Is.EqualTo((0, days)));
            Assert.That(values, Has.Count.InRange(2, 8), $"{days} days");
        }
    }

    [Test]
    public void Categories_stand_at_whole_numbers() =>
        Assert.That(Ticks.Categories(["karate", "email-enron"]), Is.EqualTo(new[] { new Tick(0, "karate"), new Tick(1, "email-enron") }));

    [Test]
    public void One_value_gives_one_tick() => Assert.That(Ticks.Round(5, 5), Is.EqualTo(new[] { new Tick(5, "5") }));

    [TestCase(1, 0, 5)]
    [TestCase(double.NaN, 1, 5)]
    [TestCase(0, double.PositiveInfinity, 5)]
    [TestCase(0, 1, 0)]
    public void What_is_no_range_is_refused(double min, double max, int count) =>
        Assert.That(() => Ticks.Round(min, max, count), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void An_axis_without_days_is_refused() => Assert.That(() => Ticks.Days(0), Throws.InstanceOf<ArgumentException>());
}
