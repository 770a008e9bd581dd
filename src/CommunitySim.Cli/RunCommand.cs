using System.Diagnostics;
using System.Runtime.InteropServices;
using CommunitySim.Charts;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cli;

/// <summary>communitysim run: all files are checked before the first is run.</summary>
internal sealed class RunCommand(TextWriter output, TextWriter error, string commandLine)
{
    private volatile bool _writing;

    public int Execute(IReadOnlyList<string> files, IReadOnlyList<string> settings, string parent, int threads, bool quiet)
    {
        List<ExperimentConfig> configs = ExperimentFiles.Read(files, settings);
        configs.ForEach(config => RefuseWhatCannotFit(config, threads));
        List<ResultFolder> folders = [];
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            configs.ForEach(config => folders.Add(new ResultFolder(parent, config.Name)));
            return configs.Zip(folders).All(pair => RunOne(pair.First, pair.Second, threads, quiet, stop.Token)) ? ExitCode.Done : ExitCode.Interrupted;
        }
        finally
        {
            folders.ForEach(folder => folder.Dispose());
        }

        void Stop(PosixSignalContext context)
        {
            // The second time the signal does what it always does.
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
            if (_writing)
            {
                error.WriteLine("The runs are done; their results are being written. Once more to end at once.");
            }
        }
    }

    private static void RefuseWhatCannotFit(ExperimentConfig config, int threads)
    {
        double needed = Estimate.Of(config, threads).Bytes, there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > there)
        {
            throw new InputException(config.Name, "", $"about {needed / 1e9:0.0} GB of memory would be needed, and {there / 1e9:0.0} GB are there. Use fewer members, ties, cells or days, or fewer --threads.");
        }
    }

    /// <returns>Whether it ran to its end.</returns>
    private bool RunOne(ExperimentConfig config, ResultFolder folder, int threads, bool quiet, CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.Now;
        Stopwatch clock = Stopwatch.StartNew();
        RunProgress progress = RunProgress.For(config);
        Task<ExperimentResult> running = Task.Run(() => Runner.Run(config, threads, progress, stop), CancellationToken.None);
        ProgressView.Show(config.Name, progress, running, error, quiet);
        ExperimentResult result = running.GetAwaiter().GetResult();
        double seconds = clock.Elapsed.TotalSeconds;
        if (result.Interrupted && result.Worlds.Least == 0)
        {
            error.WriteLine($"Interrupted: no world of {config.Name} was done in every cell, so nothing is kept. Earlier results stand as they were.");
            return false;
        }

        _writing = true;
        folder.Write(result);
        (_, string? remark) = ChartSet.Draw(folder.Draft);
        Manifest.Write(folder.Draft, result, commandLine, threads, started, seconds);
        string place = folder.Publish(result.Interrupted);
        _writing = false;
        if (result.Interrupted)
        {
            error.WriteLine($"Interrupted: {result.Worlds} of {config.Replicates} worlds per cell are kept in {place}. Earlier whole results stand as they were.");
        }
        else if (!quiet)
        {
            Tell(result, place, progress.MemberDays, seconds, remark);
        }

        return !result.Interrupted;
    }

    private void Tell(ExperimentResult result, string place, long memberDays, double seconds, string? remark)
    {
        output.WriteLine($"{result.Config.Title}");
        foreach (string line in Summary.VerdictLines(result))
        {
            output.WriteLine($"  {line.Replace("**", "", StringComparison.Ordinal)}");
        }

        if (remark is not null)
        {
            output.WriteLine(remark);
        }

        output.WriteLine($"{place}: summary.md, charts, daily.csv, runs.csv, comparisons.csv ({memberDays / 1e6:0.0} million member-days in {seconds:0.0} s).");
    }
}
