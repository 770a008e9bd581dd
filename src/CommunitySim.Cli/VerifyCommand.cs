using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using CommunitySim.Charts;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Cli;

/// <summary>communitysim verify: checks byte by byte that a result folder is what its experiment gives.</summary>
internal sealed class VerifyCommand(ChartSet charts, TextWriter output)
{
    private CancellationToken _stop;
    private bool _agrees = true;

    /// <param name="place">The folder.</param>
    /// <param name="sample">Number of worlds to run again; <see cref="long.MaxValue"/> for all.</param>
    /// <param name="threads">Number of threads.</param>
    public int Execute(string place, long sample, int threads)
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        _stop = stop.Token;
        try
        {
            return Verify(place, sample, threads);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            output.WriteLine($"Interrupted: {place} was not verified to the end.");
            return ExitCode.Interrupted;
        }

        // The second signal ends the program at once.
        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    private int Verify(string place, long sample, int threads)
    {
        using ResultFolder folder = ResultFolder.Open(place, writes: false);
        JsonObject manifest = Manifest.Demand(place);
        WriteBuild(manifest);
        IReadOnlyList<NotDrawn> notDrawn = Manifest.NotDrawnIn(manifest);
        foreach (NotDrawn file in notDrawn)
        {
            output.WriteLine($"{file.File} was not drawn: {file.Reason}");
        }

        IReadOnlyList<string> differences = Manifest.Differences(place, manifest);
        Report($"{manifest["sha256"]!.AsObject().Count} files (PNG are not among them) have the SHA-256 of {Manifest.Name}", differences);
        if (differences.Count == 0)
        {
            Compare(place, notDrawn, sample, threads);
        }

        output.WriteLine(_agrees ? $"{place} is verified." : $"{place} is NOT what its experiment gives.");
        return _agrees ? ExitCode.Done : ExitCode.Failed;
    }

    private void WriteBuild(JsonObject manifest)
    {
        if (((string?)manifest["model"], (string?)manifest["version"], (string?)manifest["commit"])
            != (ProgramBuild.Model, ProgramBuild.Version, ProgramBuild.Commit))
        {
            output.WriteLine(
                $"Made by another build: version {manifest["version"]}, commit {manifest["commit"]}; "
                + $"this is version {ProgramBuild.Version}, commit {ProgramBuild.Commit}. Differences below may come from that.");
        }

        string made = $"{manifest["machine"]?["system"]} ({manifest["machine"]?["architecture"]})";
        string here = $"{RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})";
        if (made != here)
        {
            output.WriteLine($"Made on {made}; this is {here}. Differences in charts may come from that.");
        }
    }

    private void Compare(string place, IReadOnlyList<NotDrawn> notDrawn, long sample, int threads)
    {
        using ExperimentResult result = ResultFolder.Load(place);
        Report("config, tables, summary, report and charts follow from the stored runs",
            CompareFiles(place, result, notDrawn));
        Repeat(result, ResultFolder.DatabaseName, sample, threads);
        foreach ((string name, ExperimentResult study) in result.Studies)
        {
            Repeat(study, StudyRuns.FileName(name), sample, threads);
        }
    }

    /// <summary>Checks that a store is what its experiment gives.</summary>
    private void Repeat(ExperimentResult result, string store, long sample, int threads)
    {
        ExperimentConfig config = result.Config;
        Report($"the days in {store} agree with its runs on every horizon", Verification.DaysThatDiffer(result));
        long all = result.Cells.Sum(cell => (long)cell.Replicates + cell.Faults.Count);
        if (sample < long.MaxValue)
        {
            RepeatSample(result, config, sample, all, threads);
        }
        else
        {
            Report(
                $"all {all} worlds, run again under {Strategies(config)}, give the same rows as {store}",
                InFolder(again =>
                    Verification.RunAgain(result, config, Path.Combine(again, "again.db"), threads, _stop)));
        }
    }

    private void RepeatSample(ExperimentResult result, ExperimentConfig config, long sample, long all, int threads)
    {
        IReadOnlyList<(Cell Cell, int Replicate)> worlds = Verification.Sample(result, sample);
        IReadOnlyList<Repeated> repeated = Verification.Repeat(result, config, worlds, threads, _stop);
        Report(
            $"{worlds.Count} of {all} worlds, run again under {Strategies(config)}, give the same numbers on every day",
            [
                .. repeated.Where(world => world.Difference is not null).Select(world =>
                    $"{(world.Cell.Label.Length == 0 ? "" : $"{world.Cell.Label}, ")}replicate {world.Replicate}: {world.Difference}"),
            ]);
    }

    private static string Strategies(ExperimentConfig config) =>
        $"{config.Strategies.Count} strateg{(config.Strategies.Count == 1 ? "y" : "ies")}";

    /// <summary>
    /// Compares the files with new ones from the store. A chart that fails again is no difference. PNG files depend on the machine,
    /// so their recorded failures are accepted.
    /// </summary>
    private IReadOnlyList<string> CompareFiles(
        string place, ExperimentResult result, IReadOnlyList<NotDrawn> notDrawn) => InFolder(again =>
    {
        ExperimentAnalysis analysis = new(result);
        DrawnFiles drawn = charts.Draw(analysis, again, withPng: false).GetAwaiter().GetResult();
        ResultFolder.Write(
            analysis, again, [.. drawn.NotDrawn.Where(file => !file.IsPng), .. notDrawn.Where(file => file.IsPng)]);
        if (ResultFolder.HasSemicolonTables(place))
        {
            ResultFolder.WriteSemicolonTables(again);
        }

        ResultFolder.CopyStores(result, again);
        return
        [
            .. Manifest.Files(again)
                .Where(name => !File.Exists(Path.Combine(place, name))
                    || FileHash.Sha256(Path.Combine(place, name)) != FileHash.Sha256(Path.Combine(again, name)))
                .Select(name => $"{name} is different when rebuilt"),
        ];
    });

    private IReadOnlyList<string> InFolder(Func<string, IReadOnlyList<string>> act)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("communitysim-verify-");
        try
        {
            IReadOnlyList<string> found = act(folder.FullName);
            _stop.ThrowIfCancellationRequested();
            return found;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Report(string good, IReadOnlyList<string> differences)
    {
        _agrees &= differences.Count == 0;
        output.WriteLine(differences.Count == 0 ? $"ok: {good}" : $"FAILED: {good}, but");
        foreach (string difference in differences)
        {
            output.WriteLine($"  {difference}");
        }
    }
}
