using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Tests.Charts;

internal sealed class ValueLabelsTests
{
    [TestCase(new[] { 0, 0.00333333333333, 0.00666666666667, 0.01 }, "0|0.0033|0.0067|0.01")]
    [TestCase(new[] { 0.125, 0.25, 1500, 250000 }, "0.125|0.25|1500|250000")]
    [TestCase(new[] { 1, 1.0000001, 1.0000002 }, "1|1.0000001|1.0000002")]
    [TestCase(new[] { 0.1, 0.1033333333, 0.1066666667, 0.11 }, "0.1|0.103|0.107|0.11")]
    [TestCase(new[] { 1e-6, 1e-5, 1e-4, 1e-3 }, "1e−6|1e−5|0.0001|0.001")]
    [TestCase(new[] { 1e9, 1234567.0, -0.3333333333 }, "1e9|1.2e6|−0.33")]
    [TestCase(new[] { 12345.678, 12345.789 }, "12345.7|12345.8")]
    public void Labels_are_short_and_tell_neighbours_apart(double[] values, string labels) =>
        Assert.That(ValueLabels.Of([.. values.Select(value => (object)value)]), Is.EqualTo(labels.Split('|')));

    [Test]
    public void Files_have_their_name_unless_two_share_it()
    {
        Assert.That(ValueLabels.Of(["networks/karate.csv", "networks/dolphins.csv.gz"]), Is.EqualTo(new[] { "karate", "dolphins" }));
        Assert.That(ValueLabels.Of(["a/karate.csv", "b/karate.csv"]), Is.EqualTo(new[] { "a/karate.csv", "b/karate.csv" }));
    }

    [TestCase(new[] { 412, -750, 0, 3.2, 49 }, "412|−750|0|3.2|49")]
    [TestCase(new[] { 38000, 412, -750, 0.4 }, "38k|0.41k|−0.8k|0")]
    [TestCase(new[] { 12345.0, 412, -750, -3 }, "12k|0.41k|−0.8k|0")]
    [TestCase(new[] { 0.32, -0.0412, 0.0996, double.NaN }, "0.32|−0.04|0.10|")]
    [TestCase(new[] { 1.23e-6, -4e-8 }, "1.2e−6|−4e−8")]
    [TestCase(new[] { 2.5e9, 3e8 }, "2500M|300M")]
    [TestCase(new[] { -1045000.0, -648000, 48000, -14000 }, "−1.0M|−648k|48k|−14k")]
    [TestCase(new[] { 0.0, 0 }, "0|0")]
    public void Leads_have_the_unit_of_their_map_two_digits_and_five_characters(double[] leads, string texts)
    {
        LeadText text = new(leads);
        Assert.That(leads.Select(text.Of), Is.EqualTo(texts.Split('|')));
    }
}
