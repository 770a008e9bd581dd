using System.CommandLine;
using System.Globalization;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Shards;

namespace CommunitySim.Cli;

/// <summary>communitysim batch: prints the job that runs an experiment in shards on a cluster.</summary>
internal static class BatchCommand
{
    // A shard should take about this long on its cores, so that a lost node costs little.
    private const double SecondsPerShard = 900;

    // A node may be slower than this machine, and busy.
    private const double SlowerBy = 4;

    /// <summary>Declares the command.</summary>
    /// <param name="output">Receives the job.</param>
    public static Command Create(TextWriter output)
    {
        ExperimentOptions experiment = new();
        Option<bool> slurm = new("--slurm") { Description = "A script that submits array jobs to Slurm." };
        Option<bool> kubernetes = new("--kubernetes") { Description = "Manifests of indexed jobs for Kubernetes." };
        Option<int?> shards = new("--shards")
        {
            Description = "Number of shards; the default makes each take about a quarter of an hour.",
            HelpName = "number",
        };
        Option<int> cores = new("--cores") { Description = "Cores of a shard.", DefaultValueFactory = _ => 4, HelpName = "number" };
        Option<string> folder = new("--out")
        {
            Description = "Folder of all results, which every node sees.",
            DefaultValueFactory = _ => "results",
            HelpName = "OUT",
        };
        Option<string> image = new("--image")
        {
            Description = "With --kubernetes: the image that has communitysim.",
            DefaultValueFactory = _ => "communitysim:latest",
            HelpName = "IMAGE",
        };
        Option<string> volume = new("--volume")
        {
            Description = "With --kubernetes: the volume claim for experiments and results, mounted at /work.",
            DefaultValueFactory = _ => "communitysim",
            HelpName = "CLAIM",
        };
        Command command = new("batch", "Prints the job that runs an experiment in shards on Slurm or Kubernetes. Runs nothing.")
        {
            slurm, kubernetes, shards, cores, folder, image, volume,
        };
        shards.Validators.Add(result => CommandLine.Refuse(result, 1, Shard.Most));
        cores.Validators.Add(result => CommandLine.Refuse(result, 1, 1024));
        experiment.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(slurm) == result.GetValue(kubernetes))
            {
                result.AddError("Choose one of --slurm and --kubernetes.");
            }

            if (experiment.CountOf(result) != 1)
            {
                result.AddError("A job runs one experiment; give one FILE.");
            }
        });
        command.SetAction(parsed =>
        {
            (string file, IReadOnlyList<string> settings) = (experiment.Files(parsed)[0], experiment.Settings(parsed));
            BatchJob job = BatchJob.Plan(
                file, settings, ExperimentFiles.Read([file], settings)[0], parsed.GetValue(folder)!, parsed.GetValue(shards), parsed.GetValue(cores));
            output.Write(parsed.GetValue(slurm) ? SlurmScript.Of(job) : KubernetesManifest.Of(job, parsed.GetValue(image)!, parsed.GetValue(volume)!));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What a cluster is asked for.</summary>
    /// <param name="Name">The experiment's name.</param>
    /// <param name="Arguments">The file and its settings, as words of a shell.</param>
    /// <param name="Out">The folder of all results.</param>
    /// <param name="Shards">Number of shards.</param>
    /// <param name="Cores">Cores of a shard.</param>
    /// <param name="Megabytes">Memory of a shard.</param>
    /// <param name="Minutes">The longest that a shard or taking in may take.</param>
    /// <param name="Screens">Whether the indices wait for a screening.</param>
    /// <param name="Estimate">The estimate in words.</param>
    internal sealed record BatchJob(
        string Name, string Arguments, string Out, int Shards, int Cores, int Megabytes, int Minutes, bool Screens, string Estimate)
    {
        /// <summary>The folder of shards.</summary>
        public string Folder => $"{Out}/{Name}/{ShardFolder.Name}";

        /// <summary>Plans a job from the estimate.</summary>
        public static BatchJob Plan(
            string file, IReadOnlyList<string> settings, ExperimentConfig config, string folder, int? shards, int cores)
        {
            Estimate estimate = Experiments.Running.Estimate.Compute(config, cores);
            int count = shards ?? (int)Math.Clamp(Math.Ceiling(estimate.ProcessorSeconds / (cores * SecondsPerShard)), 1, 1000);
            double seconds = SlowerBy * Math.Max(estimate.ProcessorSeconds / count / cores, estimate.Seconds - (estimate.ProcessorSeconds / cores));
            return new BatchJob(
                config.Name,
                string.Join(' ', settings.SelectMany(setting => (string[])["--set", setting]).Prepend(file).Select(Quoted)),
                folder,
                count,
                cores,
                (int)Math.Ceiling((estimate.Bytes * 1.5 / 1e6) + 200),
                (int)Math.Ceiling(seconds / 60) + 10,
                StudyRuns.For(config).Any(study => SensitivityRuns.NeedsScreening(config, study.Name)),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"about {estimate.ProcessorSeconds / 60:0} min of processor time, "
                        + $"{DiskSpace.InWords(estimate.Bytes)} of memory and {DiskSpace.InWords(estimate.DiskBytes)} of disk"));
        }

        /// <summary>Writes a word for a shell.</summary>
        public static string Quoted(string word) =>
            word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./=,:".Contains(letter, StringComparison.Ordinal))
                ? word
                : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
