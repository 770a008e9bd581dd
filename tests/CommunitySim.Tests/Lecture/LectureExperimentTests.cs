using System.Text.Json;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Experiment;

namespace CommunitySim.Tests.Lecture;

internal sealed class LectureExperimentTests
{
    [Test]
    public void A_page_asks_for_at_least_a_hundred_worlds_of_500_members_over_a_year()
    {
        ExperimentConfig config = LectureExperiment.Base;
        Assert.That((config.Replicates.AtLeast, config.MembersOf(config.Cells()[0]), config.Days), Is.EqualTo((200, 500, 365)));
        Assert.That(config.Strategies.Select(strategy => strategy.Name), Is.EqualTo(new[] { "convert", "connect", "absent" }));
    }

    [Test]
    public void Values_and_split_are_the_settings_of_the_command_line()
    {
        ExperimentConfig page = LectureExperiment.Read(new LectureRequest(Values("""{ "member.lossAversion": 2.25, "community.network.kind": "smallWorld" }"""), new Shares(0.5, 0.25, 0)));
        Assert.That(page.Values["member.lossAversion"], Is.EqualTo(2.25));
        Assert.That(page.Values["community.network.kind"], Is.EqualTo(NetworkKind.SmallWorld));
        Assert.That(page.Strategies.Single(strategy => strategy.Name == LectureExperiment.Mine).Strategy.On(1), Is.EqualTo(new Shares(0.5, 0.25, 0)));
    }

    [TestCase("""{ "member.lossAversion": -1 }""", "member.lossAversion: found the number -1; allowed is a number from 0 to")]
    [TestCase("""{ "member.lossAversion": "much" }""", "member.lossAversion: found the text \"much\"; allowed is a number")]
    [TestCase("""{ "member.lossAversoin": 2 }""", "Did you mean member.lossAversion?")]
    [TestCase("""{ "member.lossAversion": [1, 2] }""", "a value must be a number or a word")]
    [TestCase("""{ "replicates": 1000000 }""", "no such parameter that a page may set")]
    [TestCase("""{ "community.network.path": "/etc/passwd" }""", "no such parameter that a page may set")]
    [TestCase("""{ "community.network.kind": "file" }""", "community.network.kind")]
    [TestCase("""{ "community.members": 1001 }""", "1000 at most")]
    [TestCase("""{ "community.members": 1000, "community.network.kind": "random", "community.network.meanDegree": 900 }""", "20000 at most")]
    [TestCase("""{ "community.members": 1000, "community.network.kind": "smallWorld", "community.network.degree": 42 }""", "about 21000 ties")]
    [TestCase("""{ "community.members": 1000, "community.network.kind": "scaleFree", "community.network.tiesPerNewcomer": 21 }""", "about 21000 ties")]
    [TestCase("""{ "community.members": 1000, "community.network.groupSize": 100, "community.network.tiesInside": 39, "community.network.tiesOutside": 3 }""", "about 21000 ties")]
    [TestCase("""{ "community.network.tiesInside": 60 }""", "in a group of 50")]
    public void What_a_page_may_not_have_is_refused_as_the_command_line_would(string values, string message) => Assert.That(
        () => LectureExperiment.Read(new LectureRequest(Values(values), null)), Throws.TypeOf<InputException>().With.Message.Contains(message));

    [Test]
    public void More_hours_than_there_are_cannot_be_split() => Assert.That(
        () => LectureExperiment.Read(new LectureRequest(null, new Shares(1, 1, 0))), Throws.TypeOf<InputException>().With.Message.Contains("add up to 2"));

    /// <summary>A page lets a slider go anywhere within a parameter's range; every one of them can be read.</summary>
    [Test]
    public void Every_parameter_that_the_page_shows_can_be_set_at_its_plausible_ends()
    {
        foreach (ParameterDefinition parameter in LectureExperiment.Settable.Where(parameter => parameter.About.HasPlausibleRange))
        {
            foreach (double end in new[] { parameter.About.Low, parameter.About.High })
            {
                string values = FormattableString.Invariant($$"""{ "{{parameter.Path}}": {{end}} }""");
                Assert.That(() => LectureExperiment.Read(new LectureRequest(Values(values), null)), Throws.Nothing, values);
            }
        }
    }

    private static Dictionary<string, JsonElement> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
