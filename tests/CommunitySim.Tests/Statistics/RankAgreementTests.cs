using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Experiments;

internal sealed class RankAgreementTests
{
    /// <summary>With ties: of six pairs four agree, five are told apart by each list: 4/√(5·5). Of three pairs: 2/√(2·3).</summary>
    [TestCase(new double[] { 1, 2, 3, 4 }, new double[] { 10, 20, 30, 31 }, 1)]
    [TestCase(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [TestCase(new double[] { 1, 2, 3, 4 }, new double[] { 1, 2, 4, 3 }, 4 / 6.0)]
    [TestCase(new double[] { 1, 2, 2, 3 }, new double[] { 1, 2, 3, 3 }, 0.8)]
    [TestCase(new double[] { 1, 1, 2 }, new double[] { 1, 2, 3 }, 0.816496580927726)]
    public void Agreement_is_Kendalls(double[] first, double[] second, double tau)
    {
        Assert.That(RankAgreement.KendallTau(first, second), Is.EqualTo(tau).Within(1e-14));
        Assert.That(RankAgreement.KendallTau(second, first), Is.EqualTo(tau).Within(1e-14));
    }

    [TestCase(new double[] { 1, 1 }, new double[] { 1, 2 })]
    [TestCase(new double[] { 1 }, new double[] { 2 })]
    [TestCase(new double[0], new double[0])]
    public void A_list_that_tells_nothing_apart_agrees_with_none(double[] first, double[] second) =>
        Assert.That(RankAgreement.KendallTau(first, second), Is.NaN);

    [Test]
    public void Lists_of_different_length_or_with_unknown_scores_are_refused()
    {
        Assert.That(() => RankAgreement.KendallTau([1, 2], [1]), Throws.ArgumentException);
        Assert.That(() => RankAgreement.KendallTau([1, double.NaN], [1, 2]), Throws.ArgumentException);
    }
}
