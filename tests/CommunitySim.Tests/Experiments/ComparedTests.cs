using CommunitySim.Experiments.Config;

namespace CommunitySim.Tests.Experiments;

internal sealed class ComparedTests
{
    private const string Sampled = """
        { "days": 60, "horizons": [30, 60], "sample": { "design": "sobol", "points": 16, "over": { "brand.skill": { "from": 0, "to": 1 } } } }
        """;

    [TestCase(10_000, 0)]
    [TestCase(10_001, 1)]
    public void A_large_sample_is_compared_on_the_last_horizon_only(int cells, int firstHorizon)
    {
        ExperimentConfig config = Read(Sampled);
        (int first, IReadOnlyList<Observable> observed) = ObservedBy.Compared(config, cells);

        Assert.That(first, Is.EqualTo(firstHorizon));
        Assert.That(observed, first == 0 ? Is.EqualTo(config.Observed) : Is.EquivalentTo(new[] { Observable.Trust, Observable.Reach, Observable.Value }));
    }

    [Test]
    public void A_large_sweep_is_compared_in_full() =>
        Assert.That(ObservedBy.Compared(Read("""{ "days": 60, "horizons": [30, 60] }"""), 1e6).FirstHorizon, Is.Zero);

    private static ExperimentConfig Read(string text)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), []);
    }
}
