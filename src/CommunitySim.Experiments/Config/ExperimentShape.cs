using System.Text.Json.Nodes;

namespace CommunitySim.Experiments.Config;

/// <summary>The keys of an experiment file with meaning, type, range and default, from the records' attributes.</summary>
public static class ExperimentShape
{
    public static GroupShape Root { get; } = new RecordShape(typeof(ExperimentConfig));

    /// <summary>Returns the built-in values in the form of a file.</summary>
    internal static JsonObject Defaults() => (JsonObject)DefaultOf(Root)!;

    // A higher layer replaces a list as a whole, so the defaults must not contain items.
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
