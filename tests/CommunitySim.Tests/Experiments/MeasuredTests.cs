using System.Text;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Experiments;

/// <summary>What the user measured takes the place of the plausible range, and sets the parameter unless the file does.</summary>
public sealed class MeasuredTests
{
    [Test]
    public void A_measured_range_takes_the_place_of_the_plausible_one_in_every_space()
    {
        ExperimentConfig config = Read("""
            { "measured": { "brand.saleMargin": [200, 260], "member.lurkerShare": { "value": 0.6, "low": 0.5, "high": 0.7 } }, "sensitivity": {} }
            """);

        SampledParameter margin = config.Sensitivity!.Over.Single(found => found.Path == "brand.saleMargin");
        Assert.That((margin.Low, margin.High), Is.EqualTo((200, 260)));
        Assert.That(config.Sensitivity.Over.Select(found => found.Path), Does.Contain("member.lurkerShare"), "a measured parameter has doubt, although it has no plausible range");
    }

    [Test]
    public void A_measured_value_holds_unless_the_user_sets_another()
    {
        const string Measured = "\"measured\": { \"member.problemRate\": { \"value\": 0.03, \"se\": 0.005 } }";

        Assert.That(Read($"{{ {Measured} }}").Values["member.problemRate"], Is.EqualTo(0.03));
        Assert.That(Read($"{{ {Measured}, \"member\": {{ \"problemRate\": 0.01 }} }}").Values["member.problemRate"], Is.EqualTo(0.01));
        Assert.That(Read($"{{ {Measured} }}", "member.problemRate=0.02").Values["member.problemRate"], Is.EqualTo(0.02));
    }

    [Test]
    public void A_standard_error_gives_95_percent_within_what_the_parameter_allows()
    {
        ExperimentConfig config = Read("""
            { "measured": { "member.needRate": { "value": 0.05, "se": 0.01 }, "brand.quality": { "value": 0.95, "se": 0.1 }, "member.painHalfLife": { "value": 2, "se": 3 } } }
            """);

        Assert.That(Of("member.needRate").Low, Is.EqualTo(0.05 - 0.0196).Within(1e-5));
        Assert.That(Of("member.needRate").High, Is.EqualTo(0.05 + 0.0196).Within(1e-5));
        Assert.That(Of("brand.quality").High, Is.EqualTo(1));
        Assert.That(Of("member.painHalfLife").Low, Is.GreaterThan(0), "a half-life is above 0");

        MeasuredParameter Of(string path) => config.Measured.Single(found => found.Path == path);
    }

    [TestCase("[1]", "two ends")]
    [TestCase("[3, 1]", "above the second")]
    [TestCase("{ \"value\": 60, \"se\": -1 }", "allowed is a number from 0")]
    [TestCase("{ \"se\": 1 }", "needs its \"value\"")]
    [TestCase("{ \"low\": 1 }", "both \"low\" and \"high\"")]
    [TestCase("{ \"low\": 3, \"high\": 1 }", "exchange")]
    [TestCase("{ \"value\": 9, \"low\": 1, \"high\": 3 }", "outside")]
    [TestCase("{ \"value\": 2, \"se\": 1, \"low\": 1, \"high\": 3 }", "twice")]
    [TestCase("{ \"n\": 20 }", "nothing is measured")]
    [TestCase("60", "[60, 60]")]
    [TestCase("{ \"value\": \"sixty\" }", "allowed is a number")]
    public void A_measurement_that_says_nothing_or_two_things_is_refused(string measured, string words)
    {
        InputException fault = Assert.Throws<InputException>(() => Read($"{{ \"measured\": {{ \"brand.saleMargin\": {measured} }} }}"))!;

        Assert.That(fault.Message, Does.Contain(words).And.Contain("brand.saleMargin"));
    }

    [Test]
    public void A_value_outside_its_range_is_pointed_out_with_its_strategy()
    {
        ExperimentConfig config = Read("""
            { "brand": { "saleMargin": 400 }, "strategies": { "a": { "pitch": 1 }, "b": { "solve": 1, "brand": { "skill": 0.2 } } }, "measured": { "member.effort": { "value": 0.9, "se": 0.01 } } }
            """);

        Assert.That(
            ParameterRanges.Outside(config).Select(found => (found.Path, found.Strategy, found.Range.IsMeasured)),
            Is.EquivalentTo(new[] { ("brand.saleMargin", (string?)null, false), ("brand.skill", "b", false) }));
        Assert.That(ParameterRanges.Outside(Read("{ \"brand\": { \"saleMargin\": 400 }, \"measured\": { \"brand.saleMargin\": [300, 500] } }")), Is.Empty);
    }

    [Test]
    public void The_written_experiment_reads_back_as_it_was()
    {
        ExperimentConfig config = Read("""
            { "measured": { "brand.saleMargin": [200, 260], "member.needRate": { "value": 0.05, "se": 0.01, "n": 12, "how": "12 requests" } } }
            """);

        Assert.That(Read(ConfigWriter.ToJson(config).ToJsonString()).Measured, Is.EqualTo(config.Measured));
    }

    private static ExperimentConfig Read(string json, params string[] settings) =>
        ExperimentReader.Parse(Encoding.UTF8.GetBytes(json), "mine.json", settings);
}
