using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Experiments;

/// <summary>Numbers, words and texts as people write them.</summary>
internal sealed class InputTests
{
    [TestCase("1e2", "100")]
    [TestCase("1E+2", "100")]
    [TestCase("10.0", "10")]
    [TestCase("1.5e1", "15")]
    [TestCase("1200e-2", "12")]
    [TestCase("18446744073709551615.0", "18446744073709551615")]
    [TestCase("0.0", "0")]
    [TestCase("0e9", "0")]
    [TestCase("10.5", "10.5")]
    [TestCase("1.55e1", "1.55e1")]
    [TestCase("1e400", "1e400")]
    [TestCase("1e999999999999", "1e999999999999")]
    [TestCase("-0.0", "-0.0")]
    public void A_whole_number_is_one_however_it_is_written(string written, string plain) =>
        Assert.That(WholeNumber.Plain(written), Is.EqualTo(plain));

    [Test]
    public void Whole_numbers_reach_the_experiment_from_file_and_setting()
    {
        ExperimentConfig config = Read("""{ "days": 1e2, "replicates": 10.0, "seed": 1844674407370955161.5e1, "horizons": [3e1, 90.0], "community": { "members": 2E+2 } }""", "seed=1.8446744073709551615e19", "replicates=2e1");

        Assert.That((config.Days, config.Replicates.AtMost, config.Seed), Is.EqualTo((100, 20, ulong.MaxValue)));
        Assert.That(config.Horizons, Is.EqualTo(new[] { 30, 90 }));
        Assert.That(config.Values["community.members"], Is.EqualTo(200));
    }

    [TestCase("days=10.5")]
    [TestCase("replicates=1e-1")]
    [TestCase("seed=1e20")]
    [TestCase("horizons=[1.5]")]
    [TestCase("community.members=20.5")]
    public void A_fraction_or_too_much_is_refused(string setting) =>
        Assert.That(() => Read("{}", setting), Throws.TypeOf<InputException>().With.Message.Contains("allowed is"));

    [TestCase("trust", "replicates.atMost", null)]
    [TestCase("zzzzz", "brand.skill", null)]
    [TestCase("dais", "days", "days")]
    [TestCase("psyz", "days", null)]
    [TestCase("ptich", "pitch", "pitch")]
    [TestCase("hours", "brand.hoursPerThousandMembers", "brand.hoursPerThousandMembers")]
    [TestCase("brand.lossAversion", "member.lossAversion", "member.lossAversion")]
    [TestCase("lossAvresoin", "member.lossAversion", "member.lossAversion")]
    [TestCase("ab", "b", null)]
    public void A_hint_is_near_or_there_is_none(string found, string known, string? hint) =>
        Assert.That(Nearest.Among(found, [known]), Is.EqualTo(hint));

    [TestCase("title", 200)]
    [TestCase("question", 2000)]
    public void A_text_has_a_length_that_can_be_shown(string key, int longest)
    {
        Assert.That(() => Read($$"""{ "{{key}}": "{{new string('x', longest)}}" }"""), Throws.Nothing);
        Assert.That(
            () => Read($"{{\n \"{key}\": \"{new string('*', longest + 1)}\" }}"),
            Throws.TypeOf<InputException>().With.Message.Contains($"mine.json:2:").And.Message.Contains($"{longest + 1} characters").And.Message.Contains($"up to {longest}"));
    }

    [TestCase("\\u202E", "U+202E")]
    [TestCase("\\u2066", "U+2066")]
    [TestCase("\\u200F", "U+200F")]
    [TestCase("\\u001b", "U+001B")]
    public void A_character_that_turns_text_around_is_refused_by_its_number(string escaped, string number) =>
        Assert.That(() => Read($$"""{ "title": "a{{escaped}}b" }"""), Throws.TypeOf<InputException>().With.Message.Contains(number));

    private static ExperimentConfig Read(string text, params string[] settings)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), settings);
    }
}
