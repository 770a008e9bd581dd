using System.Diagnostics;
using System.Runtime.InteropServices;
using CommunitySim.Charts;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Cli;

/// <summary>communitysim run: all files are checked before the first is run; what is stored already is not run again.</summary>
internal sealed class RunCommand(TextWriter output, TextWriter error, string commandLine, bool semicolons)
{
    private volatile bool _writing;

    public int Execute(IReadOnlyList<string> files, IReadOnlyList<string> settings, string parent, int threads, bool fresh, bool quiet)
    {
        List<ExperimentConfig> configs = ExperimentFiles.Read(files, settings);
        configs.SelectMany(WithStudies).ToList().ForEach(config => RefuseWhatCannotFit(config, threads));
        if (fresh)
        {
            RefuseToMoveSources(files.Concat(configs.SelectMany(config => config.NetworkFiles.Values.Select(network => network.File))), configs.Select(config => Path.Combine(parent, config.Name)));
        }

        List<Job> jobs = [];
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            configs.ForEach(config => jobs.Add(Job.Begin(config, parent, fresh)));
            RefuseWhatTheDiskCannotHold(jobs, parent, threads);
            return jobs.TrueForAll(job => RunOne(job, threads, quiet, stop.Token)) ? ExitCode.Done : ExitCode.Interrupted;
        }
        finally
        {
            jobs.ForEach(job => job.Dispose());
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
            throw new InputException(config.Name, "", $"about {Size(needed)} of memory would be needed, and {Size(there)} are there. Use fewer members, ties or days, or fewer --threads.");
        }
    }

    /// <summary>What is stored already is on the disk already, and what is finished needs no more of it.</summary>
    private static void RefuseWhatTheDiskCannotHold(IEnumerable<Job> jobs, string parent, int threads)
    {
        double needed = jobs.SelectMany(job => job.Parts).Sum(part => Math.Max(0, Estimate.Of(part.Config, threads).DiskBytes - new FileInfo(part.File).Length)), free = FreeDisk(parent);
        if (needed > free)
        {
            throw new InputException(parent, "", $"about {Size(needed)} of disk would be needed, and {Size(free)} are free there. Use fewer cells, days or replicates, keep horizons only, or choose another disk with --out.");
        }
    }

    /// <summary>What is read must not lie in a folder that is moved aside.</summary>
    private static void RefuseToMoveSources(IEnumerable<string> sources, IEnumerable<string> places)
    {
        string[] moved = [.. places.Select(place => Path.GetFullPath(place) + Path.DirectorySeparatorChar)];
        if (sources.Select(Path.GetFullPath).FirstOrDefault(source => Array.Exists(moved, place => source.StartsWith(place, StringComparison.Ordinal))) is { } source)
        {
            throw new InputException(source, "", "this lies in the folder that --fresh would move aside; copy it elsewhere, or choose another folder with --out.");
        }
    }

    private static string Size(double bytes) => bytes < 1e9 ? $"{bytes / 1e6:0.0} MB" : $"{bytes / 1e9:0.0} GB";

    /// <summary>Free bytes where a folder is or will be; endless where that cannot be told.</summary>
    private static double FreeDisk(string folder)
    {
        try
        {
            string? at = Path.GetFullPath(folder);
            while (at is not null && !Directory.Exists(at))
            {
                at = Path.GetDirectoryName(at);
            }

            return at is null ? double.PositiveInfinity : new DriveInfo(at).AvailableFreeSpace;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return double.PositiveInfinity;
        }
    }

    /// <summary>The experiment, and what is run beside it.</summary>
    private static IEnumerable<ExperimentConfig> WithStudies(ExperimentConfig config) => Studies.Of(config).Select(study => study.Config).Prepend(config);

    /// <returns>Whether it ran to its end.</returns>
    private bool RunOne(Job job, int threads, bool quiet, CancellationToken stop)
    {
        if (job.Parts.Count == 0)
        {
            using ExperimentResult finished = ExperimentResult.Load(job.Folder.Place);
            AddTables(job.Folder.Place);
            Tell(new Evidence(finished), quiet, $"{job.Folder.Place}: finished before, nothing was run.");
            return true;
        }

        ResultFolder folder = job.Folder;
        DateTimeOffset started = DateTimeOffset.Now;
        Stopwatch clock = Stopwatch.StartNew();
        folder.MarkUnfinished();
        foreach (Part part in job.Parts)
        {
            Task<bool> running = Task.Run(() => part.Runner.Run(threads, stop), CancellationToken.None);
            ProgressView.Show(part.Config.Name, part.Runner.Progress, running, error, quiet);
            if (!running.GetAwaiter().GetResult())
            {
                error.WriteLine($"Interrupted: {part.Runner.Stored} of {(part.Config.Replicates.Until is null ? "" : "at most ")}{part.Runner.Progress.TotalRuns} runs of {part.Config.Name} are kept in {part.File}. The same command goes on from there.");
                return false;
            }
        }

        double seconds = clock.Elapsed.TotalSeconds;
        _writing = true;
        Evidence evidence = new(job.Result());
        string? remark = null;
        Tell(evidence, quiet, null);
        folder.Publish(evidence, new RunRecord(commandLine, threads, started, seconds), async (drawn, draft) => remark = (await ChartSet.Draw(drawn, draft).ConfigureAwait(false)).Remark, semicolons);
        _writing = false;
        if (!quiet)
        {
            TellPlace(job, seconds, remark);
        }

        return true;
    }

    /// <summary>What is finished may still lack the tables that are asked for.</summary>
    private void AddTables(string place)
    {
        if (semicolons && !ResultFolder.HasSemicolonTables(place))
        {
            ResultFolder.WriteSemicolonTables(place);
            Manifest.NoteAnew(place);
        }
    }

    private void Tell(Evidence evidence, bool quiet, string? remark)
    {
        ExperimentResult result = evidence.Result;
        if (quiet)
        {
            return;
        }

        output.WriteLine($"{result.Config.Title}");
        foreach (Prose line in evidence.Shown.Summary.VerdictLines)
        {
            output.WriteLine($"  {line.Plain}");
        }

        int failed = result.Cells.Sum(cell => cell.Faults.Count);
        if (failed > 0)
        {
            output.WriteLine($"  {failed} world{(failed == 1 ? "" : "s")} failed and {(failed == 1 ? "is" : "are")} left out; summary.md names {(failed == 1 ? "it" : "them")}.");
        }

        if (remark is not null)
        {
            output.WriteLine(remark);
        }
    }

    private void TellPlace(Job job, double seconds, string? remark)
    {
        if (remark is not null)
        {
            output.WriteLine(remark);
        }

        RunProgress[] progress = [.. job.Parts.Select(part => part.Runner.Progress)];
        long before = progress.Sum(part => part.Stored);
        string stored = before == 0 ? "" : $"; {before} of {progress.Sum(part => part.Runs)} runs were stored before";
        output.WriteLine($"{job.Folder.Place}: report.html, summary.md, charts, tables, results.db ({progress.Sum(part => part.MemberDays) / 1e6:0.0} million member-days, {seconds:0.0} s{stored}).");
    }

    /// <summary>An experiment, or a study beside it, and its store.</summary>
    private sealed record Part(ExperimentConfig Config, string File, ResultStore Store, Runner Runner);

    /// <summary>An experiment whose folder is held, and what is to be run for it, itself first; nothing where it is finished.</summary>
    private sealed record Job(ExperimentConfig Config, ResultFolder Folder, List<Part> Parts) : IDisposable
    {
        public static Job Begin(ExperimentConfig config, string parent, bool fresh)
        {
            ResultFolder folder = ResultFolder.Claim(parent, config.Name, fresh);
            Job job = new(config, folder, []);
            try
            {
                if (!folder.IsFinished(config))
                {
                    job.Open(config, folder.Database);
                    Studies.Of(config).ToList().ForEach(study => job.Open(study.Config, Path.Combine(folder.Place, Studies.FileOf(study.Name))));
                }

                return job;
            }
            catch
            {
                job.Dispose();
                throw;
            }
        }

        /// <summary>What the stores hold, once all is run.</summary>
        public ExperimentResult Result() => new(Config, Parts[0].Store)
        {
            Studies = Studies.Of(Config).Zip(Parts.Skip(1)).ToDictionary(study => study.First.Name, study => new ExperimentResult(study.First.Config, study.Second.Store), StringComparer.Ordinal),
        };

        public void Dispose()
        {
            Parts.ForEach(part => part.Store.Dispose());
            Folder.Dispose();
        }

        private void Open(ExperimentConfig config, string file)
        {
            ResultStore store = ResultStore.Open(file, config);
            try
            {
                Parts.Add(new Part(config, file, store, new Runner(config, store)));
            }
            catch
            {
                store.Dispose();
                throw;
            }
        }
    }
}
