using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Experiments;

/// <summary>Strategies are called in anybody's language, and told apart whatever the keyboard.</summary>
internal sealed class StrategyNameTests
{
    private const string Composed = "\u00FCber", Decomposed = "u\u0308ber";

    [TestCase("\u00FCberzeugen")]
    [TestCase("connect (80 %)")]
    [TestCase("A/B")]
    [TestCase("v1.2")]
    [TestCase("\u4EA4\u6D41")]
    [TestCase("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [TestCase("\U0001F468\u200D\U0001F469\u200D\U0001F467 first")]
    [TestCase("4 + 4, \"half\" & half?")]
    public void Letters_of_any_script_and_punctuation_make_a_name(string name)
    {
        Assert.That(StrategyName.Fault(name), Is.Null);
        Assert.That(name, Does.Match(StrategyName.Pattern));
    }

    [TestCase("a@b", "@")]
    [TestCase("a=b", "=")]
    [TestCase(" a", "space")]
    [TestCase("a ", "space")]
    [TestCase("a\u00A0b", "U+00A0")]
    [TestCase("a\u202Eb", "U+202E")]
    [TestCase("a\u200Bb", "U+200B")]
    [TestCase("a\u2028b", "U+2028")]
    public void What_claims_need_or_nobody_sees_is_refused_by_what_it_is(string name, string told)
    {
        Assert.That(StrategyName.Fault(name), Does.Contain(told));
        Assert.That(name, Does.Not.Match(StrategyName.Pattern));
    }

    [Test]
    public void Forty_characters_are_counted_as_a_reader_does()
    {
        string forty = string.Concat(Enumerable.Repeat("\u0915\u094D\u0937\u093F", 40));

        Assert.That(StrategyName.Fault(string.Concat(Enumerable.Repeat("u\u0308", 40))), Is.Null);
        Assert.That(StrategyName.Fault(new string('a', 41)), Does.Contain("41 characters"));
        Assert.That(forty, Has.Length.EqualTo(160).And.Match(StrategyName.Pattern));
    }

    [Test]
    public void A_name_is_the_same_in_either_normal_form()
    {
        ExperimentConfig config = Read($$"""{ "strategies": { "{{Decomposed}}": { "pitch": 1 }, "b": {} }, "challenger": "{{Composed}}", "claim": { "id": "C", "says": "x", "expect": [{ "that": "x", "of": "trust", "plus": ["{{Decomposed}}"] }] } }""", $"strategies.{Composed}.pitch=0.5");

        Assert.That(config.Strategies[0].Name, Is.EqualTo(Composed));
        Assert.That(config.Challenger, Is.EqualTo(Composed));
        Assert.That(config.Strategies[0].Strategy.On(1).Pitch, Is.EqualTo(0.5));
    }

    [TestCase("\u00FCber", "u\u0308ber", "normal form")]
    [TestCase("\u00FCber", "\u00DCber", "upper and lower case")]
    [TestCase("v1", "V1", "upper and lower case")]
    public void Two_that_look_alike_are_refused(string one, string other, string why) =>
        Assert.That(() => Read($$"""{ "strategies": { "{{one}}": {}, "{{other}}": {} } }"""), Throws.TypeOf<InputException>().With.Message.Contains(why));

    [TestCase("strategies.v1.2.pitch=0.25", "v1.2", 0.25)]
    [TestCase("strategies.v1.pitch=0.25", "v1", 0.25)]
    [TestCase("strategies.connect (80 %).pitch=0.25", "connect (80 %)", 0.25)]
    [TestCase("strategies.v2.0.pitch=0.25", "v2.0", 0.25)]
    [TestCase("strategies.v3.0={\"pitch\":0.25}", "v3.0", 0.25)]
    public void A_setting_finds_a_name_with_dots(string setting, string name, double pitch)
    {
        ExperimentConfig config = Read("""{ "strategies": { "v1": {}, "v1.2": {}, "connect (80 %)": {} } }""", setting);

        Assert.That(config.Strategies.Single(strategy => strategy.Name == name).Strategy.On(1).Pitch, Is.EqualTo(pitch));
    }

    [Test]
    public void A_name_may_hold_what_stands_between_two_in_a_claim()
    {
        Claim claim = Read("""{ "strategies": { "all over the place": { "pitch": 1 }, "b": {} }, "keep": "daily", "claim": { "id": "C", "says": "x", "expect": [{ "that": "x", "of": "trust", "plus": ["all over the place"] }, { "that": "y", "of": "crossover of trust", "plus": ["all over the place over b"] }] } }""").Claim!;

        Assert.That(claim.Expect[0].Plus[0].Strategy, Is.EqualTo("all over the place"));
        Assert.That((claim.Expect[1].Plus[0].Strategy, claim.Expect[1].Plus[0].Over), Is.EqualTo(("all over the place", "b")));
    }

    [TestCase("", "empty")]
    [TestCase("a\\nb", "several lines")]
    [TestCase("b", "has it already")]
    [TestCase("best", "best mean")]
    public void A_label_that_misleads_is_refused(string label, string why) =>
        Assert.That(() => Read($$"""{ "strategies": { "a": { "label": "{{label}}" }, "b": {} } }"""), Throws.TypeOf<InputException>().With.Message.Contains(why).And.Message.Contains("strategies.a.label"));

    [Test]
    public void A_label_is_read_back_as_it_is_written()
    {
        ExperimentConfig config = Read("""{ "strategies": { "a": { "label": "Erst \u00FCberzeugen @ 80 %" }, "b": {} } }""");
        using TestFolder folder = new();

        Assert.That(config.Strategies[0].Label, Is.EqualTo("Erst \u00FCberzeugen @ 80 %"));
        Assert.That(ExperimentReader.Read(folder.Write("again.json", ConfigWriter.Write(config)), []).Strategies[0].Label, Is.EqualTo(config.Strategies[0].Label));
    }

    private static ExperimentConfig Read(string text, params string[] settings)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), settings);
    }
}
