using CommunitySim.Charts;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Cli;

/// <summary>communitysim check: describes an experiment and estimates what it takes.</summary>
internal static class CheckCommand
{
    public static int Execute(
        IReadOnlyList<string> files, IReadOnlyList<string> settings, string parent, ChartSet charts, TextWriter output)
    {
        foreach (ExperimentConfig config in ExperimentFiles.Read(files, settings))
        {
            Estimate estimate = Estimate.Compute(config, Environment.ProcessorCount);
            output.WriteLine($"{config.Name}: {config.Title}");
            output.WriteLine(
                $"  {Count(estimate.Cells, "cell")} × {Count(config.Strategies.Count, "strategy", "strategies")} "
                + $"({string.Join(", ", config.Strategies.Select(strategy => strategy.Name))}) × {config.Replicates} = "
                + $"{(config.Replicates.Until is null ? "" : "at most ")}{Count(estimate.Runs, "run")} of {Count(config.Days, "day")}");
            foreach (SweepAxis axis in config.Sweep)
            {
                output.WriteLine(
                    $"  sweep {axis.Path}: {string.Join(", ", axis.Values.Select(ParameterDefinition.Text))}");
            }

            NetworkLines.Write(config, output);
            WriteStart(config, output);
            RangeLines.WriteOutside(config, output);
            string compared = config.Challenger is null
                ? "nothing, since there is one strategy"
                : $"{config.Challenger} with {config.Baseline}";
            output.WriteLine($"  horizons: days {string.Join(", ", config.Horizons)}; compared: {compared}");
            if (config.Claim is { } claim)
            {
                output.WriteLine($"  claim {claim.Id}: {Count(claim.Expect.Count, "expectation")}{Lack(claim)}");
            }

            output.WriteLine($"  charts: {Charts(config, charts)}");
            foreach ((string name, ExperimentConfig study) in StudyRuns.For(config))
            {
                RunProgress beside = RunProgress.For(study);
                output.WriteLine(
                    $"  in addition, {name}: {Count(study.Cells().Count, "cell")} × "
                    + $"{Count(study.Strategies.Count, "strategy", "strategies")} × {study.Replicates} = {Count(beside.TotalRuns, "run")}");
            }

            RangeLines.WriteRecipes(config, output);
            WriteEstimate(config, estimate, parent, output);
            WriteStored(config, Path.Combine(parent, config.Name), output);
        }

        return ExitCode.Done;
    }

    /// <summary>Says how the community starts, and how many hours the brand has. Both are easily overlooked.</summary>
    private static void WriteStart(ExperimentConfig config, TextWriter output)
    {
        Cell cell = config.Cells()[0];
        BeginParameters begin = config.CommunityOf(cell).Begin;
        bool runs = begin.Aware > 0 || begin.Customers > 0 || begin.Muted > 0 || begin.OpenProblems > 0 || begin.Trust is not null
            || config.Members?.Trust is not null;
        double hours = config.BrandOf(cell, config.Strategies[0]).HoursPerThousandMembers * config.MembersOf(cell) / 1000;
        output.WriteLine(FormattableString.Invariant(
            $"  start: {(runs ? "a community that runs already" : "a launch, when nobody knows the brand (community.begin states another start)")}; ")
            + FormattableString.Invariant($"hours: {hours:0.##} a day for {config.MembersOf(cell)} members"));
    }

    /// <summary>What a claim lacks, so that no result could support it.</summary>
    private static string Lack(Claim claim) =>
        !claim.HasSize
            ? "; nothing can be decided, because an expectation does not say what \"matters\""
        : claim.Expect.Count > 0 && claim.Placebo.Count == 0 ? "; it cannot be supported, because it names no \"placebo\""
        : "";

    /// <summary>Writes what the run takes, and whether memory and the disk have room.</summary>
    private static void WriteEstimate(ExperimentConfig config, Estimate estimate, string parent, TextWriter output)
    {
        output.WriteLine(
            $"  {(config.Replicates.Until is null ? "about" : "at most about")} {Duration(estimate.Seconds)} "
            + $"on {Count(Environment.ProcessorCount, "core")} when idle "
            + $"({Duration(estimate.ProcessorSeconds)} of processor time, {estimate.MemberDays / 1e6:0.0} million member-days), "
            + $"about {estimate.Bytes / 1e6:0} MB of memory and {Math.Max(1, estimate.DiskBytes / 1e6):0} MB of disk");
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes is var memory && estimate.Bytes > memory)
        {
            output.WriteLine(
                $"  this machine has {DiskSpace.InWords(memory)} of memory; "
                + "`run` refuses it, so use fewer members, ties or days");
        }

        if (DiskSpace.Free(parent) is var free && DiskSpace.IsTight(estimate.DiskBytes, free))
        {
            string refused = estimate.DiskBytes > free ? "; `run` refuses it, so choose another disk with --out" : "";
            output.WriteLine($"  the disk here has {DiskSpace.InWords(free)} free{refused}");
        }
    }

    /// <summary>Writes how many stored runs `run` would use, and why it could not use others.</summary>
    private static void WriteStored(ExperimentConfig config, string place, TextWriter output)
    {
        IEnumerable<(string Name, ExperimentConfig Config)> studies =
            StudyRuns.For(config).Where(study => !SensitivityRuns.NeedsScreening(config, study.Name));
        (string File, ExperimentConfig Config)[] parts =
        [
            (Path.Combine(place, ResultFolder.DatabaseName), config),
            .. studies.Select(study => (Path.Combine(place, StudyRuns.FileName(study.Name)), study.Config)),
        ];
        if (!File.Exists(parts[0].File))
        {
            return;
        }

        try
        {
            (long Runs, IReadOnlyList<string> Remarks)[] stored =
                [.. parts.Where(part => File.Exists(part.File)).Select(part => ResultStore.Preview(part.File, part.Config))];
            long all = parts.Sum(part => RunProgress.For(part.Config).TotalRuns), there = stored.Sum(part => part.Runs);
            string atMost = config.Replicates.Until is null ? "" : "at most ";
            string later = parts.Length > StudyRuns.For(config).Count ? "" : "; the screening decides about those of sobol";
            output.WriteLine($"  {place}: {there} of {atMost}{Count(all, "run")} are stored, {atMost}{all - there} are missing{later}");
            foreach (string remark in stored.SelectMany(part => part.Remarks))
            {
                output.WriteLine($"  {remark}");
            }
        }
        catch (InputException fault)
        {
            output.WriteLine($"  {fault.Message}");
        }
        catch (SqliteException fault)
        {
            output.WriteLine($"  {place}: the stored runs cannot be read now ({fault.Message.TrimEnd('.')})");
        }
    }

    private static string Charts(ExperimentConfig config, ChartSet charts) =>
        charts.NamesFor(config) is { Count: > 0 } names ? string.Join(", ", names) : "none";

    private static string Count(long count, string one, string? many = null) =>
        $"{count} {(count == 1 ? one : many ?? one + "s")}";

    private static string Duration(double seconds) =>
        seconds < 90 ? $"{Math.Max(1, seconds):0} s"
            : seconds < 5400 ? $"{seconds / 60:0} min"
            : $"{seconds / 3600:0.0} h";
}
