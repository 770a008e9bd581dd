using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Experiments;

public class EstimateTests
{
    private const string Base = """{ "days": 60, "replicates": 4, "horizons": [30, 60], "community": { "members": 200 }, "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 } } }""";

    [TestCase("community.members=250")]
    [TestCase("days=600")]
    [TestCase("replicates=400")]
    [TestCase("keep=daily")]
    [TestCase("strategies.absent={}")]
    [TestCase("splits=4")]
    [TestCase("sensitivity={}")]
    [TestCase("sweep={\"brand.skill\":{\"from\":0,\"to\":1,\"steps\":50}}")]
    [TestCase("sample={\"design\":\"sobol\",\"points\":500}")]
    public void More_of_anything_takes_more(string more)
    {
        (Estimate one, Estimate other) = (Of(), Of(more));

        Assert.That(other.ProcessorSeconds, Is.GreaterThan(one.ProcessorSeconds));
        Assert.That(other.DiskBytes, Is.GreaterThan(one.DiskBytes));
        Assert.That(other.Bytes, Is.GreaterThanOrEqualTo(one.Bytes));
        Assert.That(one.Seconds, Is.LessThan(one.ProcessorSeconds));
    }

    [Test]
    public void A_member_day_costs_more_in_a_small_community()
    {
        Estimate small = Of("days=5000", "community.members=20"), large = Of("days=5000", "community.members=20000");

        Assert.That(small.ProcessorSeconds / small.MemberDays, Is.GreaterThan(3 * large.ProcessorSeconds / large.MemberDays));
    }

    [Test]
    public void Threads_save_time_and_no_processor_time()
    {
        ExperimentConfig config = Read("days=5000", "replicates=1000", "community.members=2000");

        Assert.That(Estimate.Compute(config, 8).Seconds, Is.LessThan(Estimate.Compute(config, 1).Seconds / 3));
        Assert.That(Estimate.Compute(config, 8).ProcessorSeconds, Is.EqualTo(Estimate.Compute(config, 1).ProcessorSeconds));
    }

    [TestCase]
    [TestCase("keep=daily", "replicates=40")]
    [TestCase("community.members=20", "sweep={\"brand.skill\":{\"from\":0,\"to\":1,\"steps\":40}}")]
    [TestCase("keep=outcomes", "horizons=[60]", "replicates=2", "sweep={\"brand.skill\":{\"from\":0,\"to\":1,\"steps\":500}}", "community.members=10")]
    [TestCase("community.members=10", "days=10", "horizons=[10]", "splits=5", "sensitivity={\"points\":4,\"levels\":2,\"levelReplicates\":2}")]
    public void The_disk_that_a_run_takes_is_a_third_to_three_times_the_estimate(params string[] settings)
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Base, [.. settings.SelectMany(setting => (string[])["--set", setting])]);
        double taken = Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Sum(file => (double)new FileInfo(file).Length);

        Assert.That(taken / Of(settings).DiskBytes, Is.InRange(1.0 / 3, 3), $"{taken / 1e6:0.0} MB");
    }

    private static Estimate Of(params string[] settings) => Estimate.Compute(Read(settings), 2);

    private static ExperimentConfig Read(params string[] settings)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", Base), settings);
    }
}
