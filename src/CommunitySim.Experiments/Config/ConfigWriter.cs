using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunitySim.Experiments.Config;

/// <summary>Writes an experiment as a file, with every parameter resolved.</summary>
public static class ConfigWriter
{
    /// <summary>The JSON format of result files: indented, with letters such as λ unescaped.</summary>
    public static JsonSerializerOptions JsonOptions { get; } =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ExperimentConfig config) => ToJson(config).ToJsonString(JsonOptions) + "\n";

    /// <summary>Writes an equal experiment without values at their defaults.</summary>
    public static string WriteBrief(ExperimentConfig config)
    {
        bool usual = config.Horizons.SequenceEqual(ExperimentRules.UsualHorizons(config));
        ExperimentConfig written = usual ? config with { Horizons = [] } : config;
        return ExperimentShape.Root.Write(written, brief: true)!.ToJsonString(JsonOptions) + "\n";
    }

    public static JsonObject ToJson(ExperimentConfig config) =>
        (JsonObject)ExperimentShape.Root.Write(config, brief: false)!;
}
