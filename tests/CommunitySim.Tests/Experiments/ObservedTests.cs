using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Experiments;

/// <summary>Which observables an experiment shows: a new one changes no table of an old experiment.</summary>
internal sealed class ObservedTests
{
    private static readonly Observable[] Ordinary = [.. Observables.All.Where(observable => observable.BroughtBy() is null)];

    [TestCase("{}")]
    [TestCase("""{ "sample": { "design": "sobol", "points": 2 } }""")]
    public void An_experiment_shows_what_is_not_on_request(string text) => Assert.That(Observed(text), Is.EqualTo(Ordinary));

    [TestCase("""{ "observe": ["trustAware"] }""")]
    [TestCase("""{ "observe": ["trustAware", "trust"] }""")]
    [TestCase("""{ "sensitivity": { "of": "trustAware" } }""")]
    [TestCase("""{ "replicates": { "precision": 0.1, "of": "trustAware" } }""")]
    [TestCase("""{ "claim": { "id": "C", "says": "x", "expect": [{ "that": "x", "of": "trustAware", "plus": ["connect"] }] } }""")]
    [TestCase("""{ "claim": { "id": "C", "says": "x", "expect": [{ "that": "x", "of": "agreement of trust and trustAware" }] } }""")]
    public void An_observable_that_is_named_is_shown(string text) =>
        Assert.That(Observed(text), Is.EqualTo((Observable[])[.. Ordinary, Observable.TrustAware]));

    [TestCase("""{ "member": { "annoyance": 0.2 } }""", true)]
    [TestCase("""{ "member": { "annoyance": 0, "annoyanceHalfLife": 3 } }""", false)]
    [TestCase("""{ "sweep": { "member.annoyance": [0, 0.2] } }""", true)]
    [TestCase("""{ "sweep": { "member.annoyance": [0] } }""", false)]
    [TestCase("""{ "sample": { "design": "sobol", "points": 2, "over": { "member.annoyance": { "from": 0, "to": 1 } } } }""", true)]
    public void A_parameter_off_its_default_brings_its_observables(string text, bool brought) =>
        Assert.That(Observed(text).Contains(Observable.Annoyance), Is.EqualTo(brought));

    [Test]
    public void An_unknown_observable_is_refused_with_the_nearest() => Assert.That(
        () => Observed("""{ "observe": ["trustAwar"] }"""),
        Throws.InstanceOf<InputException>().With.Message.Contains("observe[0]").And.Message.EndsWith("Did you mean trustAware?"));

    [Test]
    public void Tables_have_the_columns_of_what_is_observed()
    {
        using TestFolder folder = new();
        const string Text = """{ "days": 5, "replicates": 2, "community": { "members": 20 }""";
        string plain = Cli.Command.RunWithoutCharts(folder, Text + " }");
        Dictionary<string, string[]> without = Tables(plain), more = Tables(Cli.Command.RunWithoutCharts(folder, Text + """, "observe": ["trustAware"] }"""));

        Assert.That(without["daily.csv"][0], Does.Not.Contain("trustAware"));
        Assert.That(more["daily.csv"].Zip(without["daily.csv"]), Is.All.Matches<(string With, string Without)>(line => line.With.StartsWith(line.Without + ",", StringComparison.Ordinal)));
        Assert.That(more["runs.csv"].Zip(without["runs.csv"]), Is.All.Matches<(string With, string Without)>(line => line.With.StartsWith(line.Without + ",", StringComparison.Ordinal)));
        Assert.That(more["comparisons.csv"].Where(line => !line.Contains("trustAware", StringComparison.Ordinal)), Is.EqualTo(without["comparisons.csv"]));
        Assert.That(more["comparisons.csv"], Has.Length.EqualTo(without["comparisons.csv"].Length + 1));
    }

    private static Observable[] Observed(string text)
    {
        using TestFolder folder = new();
        return [.. ExperimentReader.Read(folder.Write("mine.json", text), []).Observed];
    }

    private static Dictionary<string, string[]> Tables(string place) =>
        ((string[])["daily.csv", "runs.csv", "comparisons.csv"]).ToDictionary(name => name, name => File.ReadAllLines(Path.Combine(place, name)), StringComparer.Ordinal);
}
