using System.Diagnostics;
using System.Runtime.InteropServices;
using CommunitySim.Charts;
using CommunitySim.Cluster;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Shards;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Cli;

/// <summary>communitysim run: all files are checked before the first is run; what is stored already is not run again.</summary>
internal sealed class RunCommand(ChartSet charts, TextWriter output, TextWriter error, string commandLine, bool semicolons)
{
    private volatile bool _writing;
    private ClusterConnection? _cluster;

    /// <summary>The folder of shards whose worlds are taken in; null to run all worlds here.</summary>
    public string? Shards { get; init; }

    /// <summary>Whether to stop once the screening has chosen the parameters of the indices.</summary>
    public bool StopsAfterScreening { get; init; }

    /// <summary>Connects to the cluster that simulates the worlds; null to simulate them here.</summary>
    public Func<ClusterConnection>? Connect { get; init; }

    public int Execute(IReadOnlyList<string> files, IReadOnlyList<string> settings, string parent, int threads, bool fresh, bool quiet)
    {
        return Execute(ExperimentFiles.Read(files, settings), files, parent, threads, fresh, quiet);
    }

    /// <summary>Runs experiments that are read already.</summary>
    public int Execute(
        IReadOnlyList<ExperimentConfig> configs, IReadOnlyList<string> files, string parent, int threads, bool fresh, bool quiet)
    {
        if (Connect is null)
        {
            configs.ToList().ForEach(config => RefuseWhatCannotFit(config, threads)); // on a cluster the worlds are elsewhere
        }

        if (fresh)
        {
            RefuseToMoveSources(
                files.Concat(configs.SelectMany(config => config.InputFiles.Select(input => input.File))),
                configs.Select(config => Path.Combine(parent, config.Name)));
        }

        if (!quiet)
        {
            foreach (ExperimentConfig config in configs)
            {
                NetworkLines.Write(config, output);
                RangeLines.WriteOutside(config, output);
            }
        }

        List<Job> jobs = [];
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            foreach (ExperimentConfig config in configs)
            {
                jobs.Add(Job.Begin(config, parent, fresh));
                jobs[^1].CloseStores(); // a process may have but so many files open
            }

            RefuseWhatTheDiskCannotHold(jobs, parent, threads, quiet);
            _cluster = jobs.Exists(job => job.Parts.Count > 0) ? Connect?.Invoke() : null;
            return RunAll(jobs, threads, quiet, stop.Token);
        }
        finally
        {
            jobs.ForEach(job => job.Dispose());
            _cluster?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        void Stop(PosixSignalContext context)
        {
            // The second time the signal does what it always does. A terminal that closes is told twice, by the shell and by the system.
            context.Cancel = context.Signal == PosixSignal.SIGHUP || !stop.IsCancellationRequested;
            stop.Cancel();
            if (_writing)
            {
                error.WriteLine("The runs are done; their results are being written. Once more to end at once.");
            }
        }
    }

    private static void RefuseWhatCannotFit(ExperimentConfig config, int threads)
    {
        double needed = Estimate.Compute(config, threads).Bytes, there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > there)
        {
            throw new InputException(
                config.Name,
                "",
                $"about {DiskSpace.InWords(needed)} of memory would be needed, and {DiskSpace.InWords(there)} are there. " +
                "Use fewer members, ties or days, or fewer --threads.");
        }
    }

    /// <summary>What is stored already is on the disk already, and what is finished needs no more of it.</summary>
    /// <exception cref="IOException">There is too little room where the results are to be.</exception>
    private void RefuseWhatTheDiskCannotHold(IEnumerable<Job> jobs, string parent, int threads, bool quiet)
    {
        double free = DiskSpace.Free(parent), needed = jobs.Where(job => job.Parts.Count > 0)
            .Sum(job => Math.Max(0, Estimate.Compute(job.Config, threads).DiskBytes - job.Parts.Sum(part => new FileInfo(part.File).Length)));
        if (needed > free)
        {
            throw new IOException(
                $"{parent}: about {DiskSpace.InWords(needed)} of disk would be needed, and {DiskSpace.InWords(free)} are free there. " +
                "Nothing was run. Use fewer cells, days or replicates, keep horizons only, " +
                "or choose another disk with --out.");
        }

        if (DiskSpace.IsTight(needed, free) && !quiet)
        {
            error.WriteLine($"{parent}: about {DiskSpace.InWords(needed)} of disk will be needed, and {DiskSpace.InWords(free)} are free there.");
        }
    }

    /// <summary>What is read must not lie in a folder that is moved aside.</summary>
    private static void RefuseToMoveSources(IEnumerable<string> sources, IEnumerable<string> places)
    {
        string[] moved = [.. places.Select(place => Path.GetFullPath(place) + Path.DirectorySeparatorChar)];
        if (sources
            .Select(Path.GetFullPath)
            .FirstOrDefault(source => Array.Exists(moved, place => source.StartsWith(place, StringComparison.Ordinal)))
            is { } source)
        {
            throw new InputException(
                source,
                "",
                "this lies in the folder that --fresh would move aside; copy it elsewhere, or choose another folder with --out.");
        }
    }

    /// <summary>Runs the experiments one after another. A chart that cannot be drawn fails the command, but the other experiments still run.</summary>
    private int RunAll(List<Job> jobs, int threads, bool quiet, CancellationToken stop)
    {
        int worst = ExitCode.Done;
        foreach (Job job in jobs)
        {
            int code = RunOne(job, threads, quiet, stop);
            if (code == ExitCode.Interrupted)
            {
                return code;
            }

            worst = Math.Max(worst, code);
        }

        return worst;
    }

    /// <returns>The exit code.</returns>
    private int RunOne(Job job, int threads, bool quiet, CancellationToken stop)
    {
        if (job.Parts.Count == 0)
        {
            using ExperimentResult finished = ResultFolder.Load(job.Folder.Place);
            ExperimentAnalysis known = new(finished);
            AddTables(job.Folder.Place, known);
            Tell(known, quiet, $"{job.Folder.Place}: finished before, nothing was run.");
            return FailedDrawings.Tell(job.Folder.Place, Manifest.NotDrawnIn(Manifest.Read(job.Folder.Place)!), error);
        }

        using Job held = job;
        job.OpenStores();
        ResultFolder folder = job.Folder;
        if (!quiet)
        {
            job.Parts.SelectMany(part => part.Store.Remarks).ToList().ForEach(output.WriteLine);
        }

        DateTimeOffset started = DateTimeOffset.Now;
        Stopwatch clock = Stopwatch.StartNew();
        folder.MarkUnfinished();
        TellChangedClaim(Preregistration.Note(folder.Place, job.Config, job.Parts[0].Runner.Stored + folder.RunsSetAside, started), quiet);
        if (RunParts(job, threads, quiet, stop) is { } code)
        {
            return code;
        }

        double seconds = clock.Elapsed.TotalSeconds;
        _writing = true;
        ExperimentAnalysis analysis = new(job.Result());
        if (!quiet)
        {
            error.WriteLine($"{job.Config.Name}: writing tables, charts and the report ...");
        }

        DrawnFiles drawn = Publish(folder, analysis, new RunInfo(commandLine, threads, started, seconds));
        _writing = false;
        Tell(analysis, quiet, null);
        if (!quiet)
        {
            TellPlace(job, seconds, drawn);
        }

        return FailedDrawings.Tell(folder.Place, drawn.NotDrawn, error);
    }

    /// <summary>Runs the experiment and its studies.</summary>
    /// <returns>The exit code if nothing is to be published; else null.</returns>
    private int? RunParts(Job job, int threads, bool quiet, CancellationToken stop)
    {
        ShardFolder? shards = Shards is null ? null : new ShardFolder(Shards);
        IWorkforce? workforce = _cluster?.For(job.Config);
        for (Part? part = job.Parts[0]; part is not null; part = job.After(part))
        {
            ShardRecords? known = shards?.RecordsOf(part.Name, part.Config);
            TellShards(part.Config.Name, known, quiet);
            Func<WorldTask, WorldRecord?>? find = known is null ? null : known.Find;
            Task<bool> running = Task.Run(
                () => workforce is null || part.Name == FitRuns.Wave ? part.Runner.Run(part.Name, threads, find, stop) : part.Runner.Run(part.Name, workforce, find, stop),
                CancellationToken.None);
            ProgressView.Show(part.Config.Name, part.Runner.Progress, running, error, quiet);
            if (!running.GetAwaiter().GetResult())
            {
                error.WriteLine(
                    $"Interrupted: {part.Runner.Stored} of {(part.Config.Replicates.Until is null ? "" : "at most ")}" +
                    $"{part.Runner.Progress.TotalRuns} runs of {part.Config.Name} are kept in {part.File}. The same command goes on from there.");
                return ExitCode.Interrupted;
            }

            if (StopsAfterScreening && part.Name == SensitivityRuns.Screening)
            {
                shards!.NoteChosen(job.ChosenParameters());
                output.WriteLine($"{job.Config.Name}: the parameters of the indices are chosen. Run the shards again, then take them all in.");
                return ExitCode.Done;
            }
        }

        return null;
    }

    private void TellShards(string name, ShardRecords? known, bool quiet)
    {
        if (known is { Shards: > 0 } && !quiet)
        {
            string missing = known.Missing.Count == 0
                ? ""
                : $" Shard{(known.Missing.Count == 1 ? "" : "s")} {string.Join(", ", known.Missing.Take(10))}{(known.Missing.Count > 10 ? ", ..." : "")} "
                    + $"of {known.Shards + known.Missing.Count} {(known.Missing.Count == 1 ? "is" : "are")} missing; what they lack is run here.";
            output.WriteLine($"{name}: {known.Worlds} worlds come from {known.Shards} shard{(known.Shards == 1 ? "" : "s")}.{missing}");
        }
    }

    private DrawnFiles Publish(ResultFolder folder, ExperimentAnalysis analysis, RunInfo run)
    {
        DrawnFiles? drawn = null;
        folder.Publish(analysis, run, async (found, draft) =>
        {
            drawn = await charts.Draw(found, draft).ConfigureAwait(false);
            return drawn.NotDrawn;
        }, semicolons);
        return drawn!;
    }

    /// <summary>What is finished may still lack the tables that are asked for.</summary>
    private void AddTables(string place, ExperimentAnalysis analysis)
    {
        if (semicolons && !ResultFolder.HasSemicolonTables(place))
        {
            ResultFolder.WriteSemicolonTables(place);
            Manifest.NoteCharts(place, analysis, Manifest.NotDrawnIn(Manifest.Read(place)!));
        }
    }

    private void Tell(ExperimentAnalysis analysis, bool quiet, string? remark)
    {
        ExperimentResult result = analysis.Result;
        if (quiet)
        {
            return;
        }

        output.WriteLine($"{result.Config.Title}");
        foreach (Prose line in Summary.Of(analysis.Shown).VerdictLines)
        {
            output.WriteLine($"  {line.Plain}");
        }

        int failed = result.Cells.Sum(cell => cell.Faults.Count);
        if (failed > 0)
        {
            output.WriteLine(
                $"  {failed} world{(failed == 1 ? "" : "s")} failed and {(failed == 1 ? "is" : "are")} left out; " +
                $"summary.md names {(failed == 1 ? "it" : "them")}.");
        }

        if (remark is not null)
        {
            output.WriteLine(remark);
        }
    }

    /// <summary>A claim that was changed after results were there is no prediction.</summary>
    private void TellChangedClaim(IReadOnlyList<RegisteredClaim> claims, bool quiet)
    {
        if (!quiet && claims is [_, .., { RunsBefore: > 0 } changed])
        {
            output.WriteLine(
                $"The claim was changed on {changed.Time:yyyy-MM-dd}, after {changed.RunsBefore} runs with the claim as it was. " +
                "manifest.json records it.");
        }
    }

    private void TellPlace(Job job, double seconds, DrawnFiles drawn)
    {
        foreach (string remark in drawn.Remarks)
        {
            output.WriteLine(remark);
        }

        RunProgress[] progress = [.. job.Parts.Select(part => part.Runner.Progress)];
        long before = progress.Sum(part => part.Stored);
        string stored = before == 0 ? "" : $"; {before} of {progress.Sum(part => part.Runs)} runs were stored before";
        output.WriteLine(
            $"{job.Folder.Place}: report.html, summary.md, {(drawn.Files.Count > 0 ? "charts, " : "")}tables, results.db " +
            $"({progress.Sum(part => part.MemberDays) / 1e6:0.0} million member-days, {seconds:0.0} s{stored}).");
    }

    /// <summary>An experiment, or a study beside it, and its store.</summary>
    private sealed record Part(string Name, ExperimentConfig Config, string File, ResultStore Store, Runner Runner);

    /// <summary>An experiment whose folder is held, and what is to be run for it, itself first; nothing where it is finished.</summary>
    private sealed record Job(ExperimentConfig Config, ResultFolder Folder, List<Part> Parts) : IDisposable
    {
        public static Job Begin(ExperimentConfig config, string parent, bool fresh)
        {
            ResultFolder folder = ResultFolder.Acquire(parent, config.Name, fresh);
            Job job = new(config, folder, []);
            try
            {
                if (!folder.IsFinished(config))
                {
                    job.Open("", config, folder.Database);
                    foreach ((string name, ExperimentConfig study) in StudyRuns.For(config)
                        .Where(study => !SensitivityRuns.NeedsScreening(config, study.Name)))
                    {
                        job.Open(name, study, job.FileOf(name));
                    }
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
            Studies = Studies.Read(Config, Parts[0].Store, (name, _) => PartOf(name)!.Store),
        };

        /// <summary>
        /// The next part to run, or null. The study of indices is opened once the screening has run, and more points of a fit once the
        /// first ones have.
        /// </summary>
        public Part? After(Part part)
        {
            int next = Parts.IndexOf(part) + 1;
            if (next == Parts.Count && PartOf(SensitivityRuns.Screening) is { } screening
                && SensitivityRuns.For(Config).FirstOrDefault(study => PartOf(study.Name) is null) is (string name, var indices))
            {
                ExperimentResult found = new(screening.Config, screening.Store); // the part closes its store
                Open(name, Studies.Screened(Config, indices, found), FileOf(name));
            }

            if (next == Parts.Count && PartOf(FitRuns.Wave) is null && Studies.Wave(Config, Parts[0].Store, ResultOf) is { } wave)
            {
                Open(FitRuns.Wave, wave, FileOf(FitRuns.Wave));
            }

            return next < Parts.Count ? Parts[next] : null;
        }

        private ExperimentResult ResultOf(string study) => new(PartOf(study)!.Config, PartOf(study)!.Store);

        /// <summary>The parameters that the screening has chosen for the indices, as positions.</summary>
        public IReadOnlyList<int> ChosenParameters()
        {
            Part screening = PartOf(SensitivityRuns.Screening)!;
            ExperimentConfig indices = SensitivityRuns.For(Config).First(study => study.Name == SensitivityRuns.Indices).Config;
            return Studies.Screened(Config, indices, new ExperimentResult(screening.Config, screening.Store)).Sample!.Indexed!;
        }

        public void Dispose()
        {
            CloseStores();
            Folder.Dispose();
        }

        /// <summary>Lets go of the stores and keeps the folder.</summary>
        public void CloseStores() => Parts.ForEach(part => part.Store.Dispose());

        /// <summary>Opens the stores again.</summary>
        public void OpenStores()
        {
            Part[] closed = [.. Parts];
            Parts.Clear();
            Array.ForEach(closed, part => Open(part.Name, part.Config, part.File));
        }

        private Part? PartOf(string name) => Parts.Find(part => part.Name == name);

        private string FileOf(string study) => Path.Combine(Folder.Place, StudyRuns.FileName(study));

        private void Open(string name, ExperimentConfig config, string file)
        {
            ResultStore store = ResultStore.Open(file, config);
            try
            {
                Parts.Add(new Part(name, config, file, store, new Runner(config, store)));
            }
            catch
            {
                store.Dispose();
                throw;
            }
        }
    }
}
