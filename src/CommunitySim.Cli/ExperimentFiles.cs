using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Cli;

/// <summary>Reads all experiment files of a command line before any of them is used.</summary>
internal static class ExperimentFiles
{
    /// <exception cref="InputException">A file is wrong; the message lists the errors of all files.</exception>
    public static List<ExperimentConfig> Read(IReadOnlyList<string> files, IReadOnlyList<string> settings)
    {
        List<ExperimentConfig> configs = [];
        List<InputFault> faults = [];
        foreach (string file in files.Where(file => files.Count == 1 || !IsSchema(file)))
        {
            try
            {
                ExperimentConfig config = ExperimentReader.Read(file, settings);
                if (configs.Exists(other => other.Name == config.Name))
                {
                    faults.Add(new InputFault(file, "",
                        $"two experiments are named {config.Name}, and would share a result folder; rename one."));
                }

                configs.Add(config);
            }
            catch (InputException fault)
            {
                faults.AddRange(IsSchema(file)
                    ? [new InputFault(
                        file, "", "this is the schema of experiment files, not an experiment; use another file.")]
                    : fault.Faults);
            }
        }

        // An error in --set is found once per file.
        return faults.Count == 0 ? configs : throw new InputException([.. faults.Distinct()]);
    }

    // The pattern experiments/*.json matches the schema too.
    private static bool IsSchema(string file) => Path.GetFileName(file) == JsonSchema.FileName && JsonSchema.IsIn(file);
}
