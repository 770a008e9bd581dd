using System.Runtime.InteropServices;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Shards;

namespace CommunitySim.Cli;

/// <summary>communitysim run --shard: one share of the worlds, into a file of its own.</summary>
internal sealed class ShardCommand(TextWriter output, TextWriter error)
{
    /// <summary>Simulates a shard of each experiment and of its studies.</summary>
    /// <param name="files">The experiment files.</param>
    /// <param name="settings">The settings of --set.</param>
    /// <param name="parent">The folder of all results.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="scratch">The folder for unfinished shards.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="quiet">Whether only errors are printed.</param>
    /// <returns>The exit code.</returns>
    public int Execute(
        IReadOnlyList<string> files, IReadOnlyList<string> settings, string parent, Shard shard, string scratch, int threads, bool quiet)
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        foreach (ExperimentConfig config in ExperimentFiles.Read(files, settings))
        {
            string folder = Path.Combine(parent, config.Name, ShardFolder.Name);
            foreach (ShardRun run in Parts(config, folder, shard, scratch, quiet))
            {
                if (!Simulate(run, $"{config.Name}, shard {shard}", threads, quiet, stop.Token))
                {
                    error.WriteLine($"Interrupted: what is done is kept in {scratch}. The same command goes on from there.");
                    return ExitCode.Interrupted;
                }
            }
        }

        return ExitCode.Done;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    private bool Simulate(ShardRun run, string name, int threads, bool quiet, CancellationToken stop)
    {
        Task<bool> running = Task.Run(() => run.Run(threads, stop), CancellationToken.None);
        ProgressView.Show(name, run.Progress, running, error, quiet);
        bool isDone = running.GetAwaiter().GetResult();
        if (isDone && !quiet)
        {
            output.WriteLine($"{run.File}: done.");
        }

        return isDone;
    }

    /// <summary>The parts whose worlds are known and that are not done yet.</summary>
    private IEnumerable<ShardRun> Parts(ExperimentConfig config, string folder, Shard shard, string scratch, bool quiet)
    {
        IEnumerable<string> names = StudyRuns.For(config).Select(study => study.Name).Prepend("");
        foreach (string part in names)
        {
            bool needs = part.Length > 0 && SensitivityRuns.NeedsScreening(config, part);
            IReadOnlyList<int>? chosen = needs ? ShardFolder.ChosenIn(folder) : null;
            if (needs && chosen is null)
            {
                Tell($"{config.Name}: the study of indices waits for the screening. Take in all shards with "
                    + $"`communitysim run FILE --from {folder} --screening`, then run the shards again.");
                continue;
            }

            ShardRun run = new(config.Name, part, ExperimentPackage.PartOf(config, part, chosen), shard, folder, scratch);
            if (run.IsDone)
            {
                Tell($"{run.File}: done before.");
            }
            else
            {
                yield return run;
            }
        }

        void Tell(string line)
        {
            if (!quiet)
            {
                output.WriteLine(line);
            }
        }
    }
}
