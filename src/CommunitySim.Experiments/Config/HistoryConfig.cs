using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What the brand did before the strategies take over.</summary>
/// <param name="DecideOn">The day on whose morning they do.</param>
/// <param name="Brand">The brand's strategy and parameters until then.</param>
public sealed record HistoryConfig(int DecideOn, StrategyConfig Brand);

/// <summary>The history in the form of the file.</summary>
internal sealed record HistoryFile : BrandFile
{
    [Key("The day on whose morning the strategies take over. Days, stages and horizons count from day 1, and sums such as value from this day.",
        Min = 2, Max = 100_000, Place = -2, Missing = "write \"decideOn\": 121")]
    public int DecideOn { get; init; }

    /// <summary>Converts a history to the form of the file.</summary>
    public static HistoryFile From(HistoryConfig history) => Filled<HistoryFile>(history.Brand) with { DecideOn = history.DecideOn };
}

internal sealed record HistoryShape() : RecordShape(typeof(HistoryFile))
{
    /// <summary>Refuses a history that goes on to the end, or has stages that do not happen.</summary>
    public static void Check(ExperimentConfig config, Layers layers)
    {
        if (config.History is not { } history)
        {
            return;
        }

        SourceNode found = layers.Written["history"]!;
        if (history.DecideOn > config.Days)
        {
            layers.Refuse(found["decideOn"]!, $"day {history.DecideOn} is after the last day, {config.Days}; run more days, or decide earlier.");
        }

        StrategyRules.CheckBrand(history.Brand.Strategy, found, history.DecideOn - 1, layers);
    }

    internal override object? Read(SourceNode? found, string key, Layers layers) =>
        base.Read(found, key, layers) is HistoryFile file
            ? new HistoryConfig(file.DecideOn, file.Named("history", found!, layers))
            : null;

    internal override JsonNode? Write(object value, bool brief) => base.Write(HistoryFile.From((HistoryConfig)value), brief);
}
