using System.Text.Json.Nodes;

namespace CommunitySim.Experiments.Config;

/// <summary>What an experiment file may say: every key, its meaning, type, range and default, from the attributes of the records.</summary>
public static class ExperimentShape
{
    public static GroupShape Root { get; } = new RecordShape(typeof(ExperimentConfig));

    /// <summary>The built-in values, in the form of a file.</summary>
    internal static JsonObject Defaults() => (JsonObject)DefaultOf(Root)!;

    // A list is replaced as a whole, so that no layer below may hold its items.
    private static JsonNode? DefaultOf(Shape shape) => shape switch
    {
        ListShape => null,
        ParameterShape parameter => parameter.Write(parameter.Definition.Default, brief: false),
        { Default: { } text } => JsonNode.Parse(text),
        RecordShape or SectionShape => new JsonObject(((GroupShape)shape).Keys
            .Select(key => KeyValuePair.Create(key.Key, DefaultOf(key.Value)))
            .Where(key => key.Value is not null)),
        _ => null,
    };
}
