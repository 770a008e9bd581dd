using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Tests.Experiments;

public class RunnerTests
{
    private const string Small = """
        { "days": 40, "replicates": 5, "community": { "members": 60 },
          "sweep": { "community.turnover": [0, 0.02], "community.network.kind": ["groups", "complete"] } }
        """;

    [Test]
    public void The_same_input_gives_the_same_bytes_on_any_number_of_threads([Values(2, 7)] int threads)
    {
        Assert.That(Files(Small, threads), Is.EqualTo(Files(Small, 1)));
    }

    [Test]
    public void Replicates_are_different_worlds()
    {
        CellResult cell = Run("""{ "days": 40, "replicates": 20, "community": { "members": 60 } }""", 2).Cells[0];

        Assert.That(cell.Runs(0, Observable.Trust, 0).Distinct().Count(), Is.EqualTo(20));
    }

    [Test]
    public void More_replicates_keep_the_worlds_that_fewer_had()
    {
        CellResult few = Run("""{ "days": 30, "replicates": 3, "community": { "members": 60 } }""", 1).Cells[0];
        CellResult many = Run("""{ "days": 30, "replicates": 6, "community": { "members": 60 } }""", 2).Cells[0];

        Assert.That(many.Runs(1, Observable.Value, 0).Take(3), Is.EqualTo(few.Runs(1, Observable.Value, 0)));
    }

    [Test]
    public void A_strategy_gives_the_same_whatever_others_run_beside_it()
    {
        CellResult alone = Run("""{ "days": 30, "replicates": 3, "community": { "members": 60 }, "strategies": { "b": { "solve": 1 } } }""", 1).Cells[0];
        CellResult among = Run("""{ "days": 30, "replicates": 3, "community": { "members": 60 }, "strategies": { "a": { "pitch": 1 }, "b": { "solve": 1 } } }""", 1).Cells[0];

        Assert.That(among.Runs(1, Observable.Trust, 0), Is.EqualTo(alone.Runs(0, Observable.Trust, 0)));
    }

    [Test]
    public void Another_seed_gives_other_worlds()
    {
        const string File = """{ "days": 30, "replicates": 3, "community": { "members": 60 } }""";

        Assert.That(Run(File, 1, "seed=2").Cells[0].Runs(0, Observable.Trust, 0), Is.Not.EqualTo(Run(File, 1).Cells[0].Runs(0, Observable.Trust, 0)));
    }

    [Test]
    public void A_run_that_is_stopped_at_once_keeps_no_world_and_is_not_finished()
    {
        using CancellationTokenSource stop = new();
        ExperimentConfig config = Read(Small);
        using ResultStore store = ResultStore.InMemory(config);
        stop.Cancel();

        Assert.That(new Runner(config, store).Run(2, stop.Token), Is.False);
        Assert.That(new ExperimentResult(config, store).Cells.Sum(cell => cell.Replicates), Is.Zero);
    }

    [Test]
    public void Progress_ends_where_it_said_it_would()
    {
        ExperimentConfig config = Read(Small);
        using ResultStore store = ResultStore.InMemory(config);
        Runner runner = new(config, store);
        runner.Run(2, CancellationToken.None);
        RunProgress progress = runner.Progress;

        Assert.That((progress.MemberDays, progress.Runs), Is.EqualTo((progress.TotalMemberDays, progress.TotalRuns)));
        Assert.That((progress.TotalMemberDays, progress.TotalRuns), Is.EqualTo((60L * 40 * 4 * 3 * 5, 4L * 3 * 5)));
    }

    private static string Files(string text, int threads)
    {
        using TestFolder folder = new();
        ResultFolder.Write(new ExperimentAnalysis(Run(text, threads)), folder.Path, []);
        return string.Concat(Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(File.ReadAllText));
    }

    private static ExperimentResult Run(string text, int threads, params string[] settings)
    {
        ExperimentConfig config = Read(text, settings);
        return Runner.Run(config, threads);
    }

    private static ExperimentConfig Read(string text, params string[] settings)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), settings);
    }
}
