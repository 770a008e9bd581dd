using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Experiments;

/// <summary>Intervals of samples in which most worlds agree, and of outcomes that have ends.</summary>
internal sealed class IntervalTests
{
    [TestCase(1)]
    [TestCase(2)]
    public void Fewer_than_three_worlds_have_no_interval(int worlds)
    {
        Interval interval = Interval.OfMean(Enumerable.Range(1, worlds).Select(world => 0.1 * world), Bounds.Share);

        Assert.That((double.IsNaN(interval.Low), double.IsNaN(interval.High), interval.Basis, interval.ExcludesZero), Is.EqualTo((true, true, Basis.FewWorlds, false)));
    }

    [TestCase(0.0)]
    [TestCase(5840.0)]
    [TestCase(-1e-9)]
    public void Worlds_that_all_agree_decide_nothing_about_money(double value)
    {
        Interval interval = Interval.OfMean(Enumerable.Repeat(value, 200), Bounds.None);

        Assert.That((interval.Mean, double.IsNaN(interval.Low), interval.Basis, interval.ExcludesZero), Is.EqualTo((value, true, Basis.AllAlike, false)));
    }

    [Test]
    public void Worlds_that_all_agree_bound_a_share_by_the_rule_of_three()
    {
        // 1 − 0.025^(1/100): none of 100 worlds, 97.5% one-sided (Clopper and Pearson 1934).
        double chance = 1 - Math.Pow(0.025, 0.01);
        Interval none = Interval.OfMean(Enumerable.Repeat(0.0, 100), Bounds.Share), equal = Interval.OfMean(Enumerable.Repeat(0.0, 100), Bounds.Balance), middle = Interval.OfMean(Enumerable.Repeat(0.3, 100), Bounds.Share);

        Assert.That((none.Low, none.High, none.Basis), Is.EqualTo((0.0, chance, Basis.Bounds)));
        Assert.That((equal.Low, equal.High), Is.EqualTo((-chance, chance)));
        Assert.That((middle.Low, middle.High), Is.EqualTo((0.3 - (0.3 * chance), 0.3 + (0.7 * chance))).Using<(double A, double B)>((a, b) => Math.Abs(a.A - b.A) + Math.Abs(a.B - b.B) < 1e-12 ? 0 : 1));
    }

    [Test]
    public void An_event_of_few_worlds_has_the_exact_bound()
    {
        // Clopper and Pearson's 95% interval of 2 of 20 ends at 0.3170 (any table).
        Interval two = Interval.OfMean([1, 1, .. Enumerable.Repeat(0.0, 18)], Bounds.Share);

        Assert.That((two.Low, two.Basis), Is.EqualTo((0.0, Basis.Bounds)));
        Assert.That(two.High, Is.EqualTo(0.3170).Within(5e-5));
    }

    [TestCase(1, Basis.FewDiffering)]
    [TestCase(4, Basis.FewDiffering)]
    [TestCase(5, Basis.Student)]
    public void Money_needs_five_worlds_that_differ(int differing, Basis expected) =>
        Assert.That(Interval.OfMean([.. Enumerable.Range(1, differing).Select(world => 10.0 * world), .. Enumerable.Repeat(0.0, 20)], Bounds.None).Basis, Is.EqualTo(expected));

    [TestCase(new double[] { 1, 1, 2, 3, 4 }, Basis.Student)]
    [TestCase(new double[] { 1, 1, 1, 3, 4 }, Basis.FewDiffering)]
    [TestCase(new double[] { 1, 1, 2, 2, 3 }, Basis.FewDiffering)]
    [TestCase(new double[] { 1, 2, 3 }, Basis.Student)]
    [TestCase(new double[] { 1, 1, 3 }, Basis.FewDiffering)]
    public void A_small_sample_needs_values_that_vary(double[] values, Basis expected) =>
        Assert.That(Interval.OfMean(values, Bounds.None).Basis, Is.EqualTo(expected));

    [Test]
    public void Last_bits_do_not_make_two_outcomes_of_one()
    {
        double[] values = [0.3 - 0.1, 0.5 - 0.3, 0.9 - 0.7, 0.6 - 0.4, 0.4 - 0.2, 0.8 - 0.6];

        Assert.That(values.Distinct().Count(), Is.GreaterThan(3), "the case that is meant");
        Assert.That(Interval.OfMean(values, Bounds.None).Basis, Is.EqualTo(Basis.AllAlike));
    }

    [Test]
    public void Intervals_stay_within_what_the_outcome_can_be()
    {
        Assert.That(Interval.OfMean([0.01, 0.02, 0.3], Bounds.Share).Low, Is.Zero);
        Assert.That(Interval.OfMean([0.99, 0.98, 0.7], Bounds.Share).High, Is.EqualTo(1));
        Assert.That(Interval.OfMean([-1, 0.5, 1], Bounds.Balance) is { Low: -1, High: 1 }, Is.True);
        Assert.That(Interval.OfMean([1, 2, 30], new Bounds(0, double.PositiveInfinity)).Low, Is.Zero);
        Assert.That(Interval.OfMean(Moments.Of([0.01, 0.02, 0.3]), Bounds.Share).Low, Is.Zero);
    }

    [Test]
    public void Every_observable_of_shares_has_ends_and_no_money_has()
    {
        Assert.That(Observables.All.Where(observable => Bounds.Of(observable).AreFinite), Is.EquivalentTo(new[]
        {
            Observable.Trust, Observable.Reach, Observable.Customers, Observable.Muted, Observable.OpenProblems, Observable.Acceptance, Observable.Expelled, Observable.FanGap, Observable.TrustAware, Observable.Annoyance, Observable.LiveTies, Observable.FirstAcceptance, Observable.FirstAcceptanceHelped, Observable.FirstAcceptanceOthers,
        }));
        Assert.That((Bounds.Of(Observable.Value), Bounds.Of(Observable.Pitches).Low), Is.EqualTo((Bounds.None, 0.0)));
        Assert.That((Bounds.Share - Bounds.Share, Bounds.Share + Bounds.Balance, Bounds.Balance / 2), Is.EqualTo((Bounds.Balance, new Bounds(-1, 2), new Bounds(-0.5, 0.5))));
    }
}
