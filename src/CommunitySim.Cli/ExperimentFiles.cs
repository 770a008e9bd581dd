using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Cli;

/// <summary>Reads the experiment files of a command line, all of them, before anything is done.</summary>
internal static class ExperimentFiles
{
    /// <exception cref="InputException">Names what is wrong in all files.</exception>
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
                    faults.Add(new InputFault(file, "", $"there are two experiments named {config.Name}, and each names its result folder; rename one."));
                }

                configs.Add(config);
            }
            catch (InputException fault)
            {
                faults.AddRange(IsSchema(file)
                    ? [new InputFault(file, "", "this is the schema of experiment files, and no experiment; name one beside it.")]
                    : fault.Faults);
            }
        }

        // A fault of a --set is found once in each file.
        return faults.Count == 0 ? configs : throw new InputException([.. faults.Distinct()]);
    }

    // experiments/*.json names it too.
    private static bool IsSchema(string file) => Path.GetFileName(file) == JsonSchema.FileName && JsonSchema.IsIn(file);
}
