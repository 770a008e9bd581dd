using CommunitySim.Experiments.Config;

namespace CommunitySim.Cli;

/// <summary>Reports what was read from the network files of an experiment.</summary>
internal static class NetworkLines
{
    public static void Write(ExperimentConfig config, TextWriter output)
    {
        foreach ((string path, NetworkSource source) in config.NetworkFiles)
        {
            string indent = "";
            foreach (string line in source.Reading.Lines())
            {
                output.WriteLine(indent.Length == 0 ? $"  network {path}: {line}" : $"{indent}{line}");
                indent = "    ";
            }
        }
    }
}
