using System.CommandLine;
using CommunitySim.Charts;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cli;

/// <summary>communitysim fit: runs an experiment's points and fits them to observations.</summary>
internal static class FitCommand
{
    // Processor time of one pretended truth's fit, with all that is tried on it.
    private const double SecondsPerTruth = 0.1;

    public static Command Create(
        ChartSet charts, Option<string> folder, Option<int> threads, TextWriter output, TextWriter error, string commandLine)
    {
        Argument<string> file = new("FILE") { Description = "The experiment file, with \"calendar\" and \"history\"." };
        Option<string?> data = new("--data")
        {
            Description = "The file of observations (CSV): date_from,date_to,measure,value,se,n,unit. By default, the file that the experiment names under fit.data.",
            HelpName = "FILE",
        };
        Option<int?> points = new("--points")
        {
            Description = "Number of points of the space; the default is 2000, or 1000 with a network from a file.",
            HelpName = "number",
        };
        Option<string[]> set = new("--set") { Description = "Overrides the file, such as --set fit.discrepancy=0.1. May be repeated.", HelpName = "path=value" };
        Option<bool> fresh = new("--fresh") { Description = "Start anew; existing results are kept as NAME.earlier-1, -2, ..." };
        Option<bool> quiet = new("--quiet") { Description = "Print errors only." };
        Command command = new(
            "fit",
            "Fits a community to your own observations, and says what to do after them. Writes OUT/NAME-fit. Stored runs are not repeated.")
        {
            file, data, points, set, folder, threads, fresh, quiet,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            string[] settings =
            [
                .. parsed.GetValue(data) is { } observations ? (string[])[$"fit.data={Path.GetFullPath(observations)}"] : [],
                .. parsed.GetValue(points) is { } count ? (string[])[$"fit.points={count}"] : [],
                .. parsed.GetValue(set) ?? [],
            ];
            if (parsed.GetValue(data) is { } named && !File.Exists(named))
            {
                throw new InputException("--data", "", $"there is no file {Quotation.Escape(named)}; name a file of observations (CSV).");
            }

            ExperimentConfig config = ExperimentFiles.Read([path], settings)[0];
            if (config.Fit is null)
            {
                throw new InputException(
                    path, "fit", "there are no observations; name their file with --data, or write \"fit\": { \"data\": \"observations.csv\" }.");
            }

            config = config with { Name = $"{config.Name}-fit" };
            if (!parsed.GetValue(quiet))
            {
                WriteEstimate(config, parsed.GetValue(threads), output);
            }

            return new RunCommand(charts, output, error, commandLine, semicolons: false).Execute(
                [config], [path], parsed.GetValue(folder)!, parsed.GetValue(threads), parsed.GetValue(fresh), parsed.GetValue(quiet));
        });
        return command;
    }

    private static void WriteEstimate(ExperimentConfig config, int threads, TextWriter output)
    {
        Estimate whole = Estimate.Compute(config, threads), first = Estimate.ComputeRuns(config, threads);
        double trials = config.Fit!.Truths * SecondsPerTruth / threads;
        output.WriteLine(
            $"{config.Name}: {config.Observations.Count} observations, {config.Sample!.Points} points of {config.Sample.Over.Count} parameters, "
            + $"{config.MembersOf(config.Cells()[0])} members, {config.Days} days, {config.Strategies.Count} strategies.");
        output.WriteLine(FormattableString.Invariant(
            $"This takes about {(whole.Seconds + trials) / 60:0.0} minutes on {threads} idle cores, ")
            + FormattableString.Invariant($"and up to {first.Seconds / 60:0.0} more if more points are needed."));
    }
}
