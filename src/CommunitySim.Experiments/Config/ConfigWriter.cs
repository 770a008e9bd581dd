using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunitySim.Experiments.Config;

/// <summary>Writes an experiment with every parameter resolved, in the form of an experiment file.</summary>
public static class ConfigWriter
{
    /// <summary>How result files in JSON are written: indented, letters such as λ as they are.</summary>
    public static JsonSerializerOptions Form { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ExperimentConfig config) => Json(config).ToJsonString(Form) + "\n";

    /// <summary>The same without what is at its default. Reads as the same experiment.</summary>
    public static string Brief(ExperimentConfig config)
    {
        bool usual = config.Horizons.SequenceEqual(ExperimentRules.UsualHorizons(config.Days));
        return ExperimentShape.Root.Write(usual ? config with { Horizons = [] } : config, brief: true)!.ToJsonString(Form) + "\n";
    }

    public static JsonObject Json(ExperimentConfig config) => (JsonObject)ExperimentShape.Root.Write(config, brief: false)!;
}
