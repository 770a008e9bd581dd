using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// <see cref="ExperimentShape"/> as JSON Schema, by which editors complete and check while one types. Draft 7, which most editors know.
/// It says less than the reader checks: nothing that lies between two values, and nothing about files.
/// </summary>
public static class JsonSchema
{
    /// <summary>Its name beside experiment files.</summary>
    public const string FileName = "experiment.schema.json";

    private const string Draft = "http://json-schema.org/draft-07/schema#", Title = "CommunitySim experiment";

    public static string Text { get; } = Write();

    /// <summary>Whether a file holds a schema of ours, of this version or another.</summary>
    public static bool IsIn(string file)
    {
        try
        {
            using JsonDocument found = JsonDocument.Parse(InputFile.Read(file));
            return found.RootElement.ValueKind == JsonValueKind.Object
                && found.RootElement.TryGetProperty("$schema", out JsonElement draft) && draft.ValueEquals(Draft)
                && found.RootElement.TryGetProperty("title", out JsonElement title) && title.ValueEquals(Title);
        }
        catch (Exception fault) when (fault is JsonException or InputException or InvalidOperationException)
        {
            // No JSON, not to be read, or no text where ours has text.
            return false;
        }
    }

    private static string Write()
    {
        JsonObject root = new()
        {
            ["$schema"] = Draft,
            ["$comment"] = "Written by `communitysim schema` from the definitions that check the files; edit those instead.",
            ["title"] = Title,

            // Visual Studio Code asks for both.
            ["allowComments"] = true,
            ["allowTrailingCommas"] = true,
        };
        Add(root, Of(ExperimentShape.Root));
        root["definitions"] = new JsonObject(Parameters.All.Select(parameter => KeyValuePair.Create(parameter.Path, (JsonNode?)Of(parameter))));
        return root.ToJsonString(ConfigWriter.Form) + "\n";
    }

    private static JsonObject Of(Shape shape)
    {
        JsonObject schema = [];
        if (shape.Meaning.Length > 0)
        {
            schema["description"] = shape.Meaning;
        }

        if (shape.Default is not null)
        {
            schema["default"] = JsonNode.Parse(shape.Default);
        }

        Add(schema, Limits(shape));
        return schema;
    }

    private static JsonObject Limits(Shape shape) => shape switch
    {
        TextShape { Longest: { } longest } => new JsonObject { ["type"] = "string", ["maxLength"] = longest },
        TextShape => new JsonObject { ["type"] = "string" },
        WholeShape whole => new JsonObject { ["type"] = "integer", ["minimum"] = whole.Min, ["maximum"] = whole.Max },
        NumberShape number => new JsonObject { ["type"] = "number", ["minimum"] = number.Min, ["maximum"] = number.Max },
        ChoiceShape choice => new JsonObject { ["type"] = "string", ["enum"] = List(choice.Words) },
        ParameterShape parameter => new JsonObject { ["$ref"] = $"#/definitions/{parameter.Definition.Path}" },
        ListShape { Unique: true } list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item), ["minItems"] = 1, ["uniqueItems"] = true },
        ListShape { Most: { } most } list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item), ["minItems"] = 1, ["maxItems"] = most },
        ListShape list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item), ["minItems"] = 1 },
        GroupShape group => Group(group),
        EitherShape either => Both(Limits(either.Single), Limits(either.Group)),
        SweepShape { Ends: { } ends } sweep => Both(Limits(sweep.List), Limits(ends)),
        SweepShape sweep => Limits(sweep.List),
        RangeShape range => Limits(range.Ends),
        _ => throw new UnreachableException($"{shape.GetType().Name} has no JSON Schema yet."),
    };

    private static JsonObject Group(GroupShape group)
    {
        JsonObject schema = new() { ["type"] = "object" };
        if (group.Keys.Count > 0)
        {
            schema["properties"] = new JsonObject(group.Keys.Select(key => KeyValuePair.Create(key.Key, (JsonNode?)Of(key.Value))));
        }

        if (group.Named is not null)
        {
            schema["patternProperties"] = new JsonObject { [StrategyName.Pattern] = Of(group.Named) };
            schema["minProperties"] = 1;
        }

        if (group.Most is { } most)
        {
            schema["maxProperties"] = most;
        }

        if (group.Required.Count > 0)
        {
            schema["required"] = List(group.Required);
        }

        schema["additionalProperties"] = false;
        return schema;
    }

    /// <summary>
    /// Either of two: each limit holds for its own type only, so that both may stand side by side, and an editor's complaint names
    /// the value's own fault.
    /// </summary>
    private static JsonObject Both(JsonObject one, JsonObject other)
    {
        JsonObject both = new() { ["type"] = new JsonArray(one["type"]!.DeepClone(), other["type"]!.DeepClone()) };
        one.Remove("type");
        other.Remove("type");
        Add(both, one);
        Add(both, other);
        return both;
    }

    private static JsonObject Of(ParameterDefinition parameter)
    {
        ParameterAttribute about = parameter.About;
        string unit = about.Unit.Length > 0 ? $" Unit: {about.Unit}." : "", source = about.Source.Length > 0 ? $" Source: {about.Source}." : "";
        JsonObject schema = new() { ["description"] = $"{about.Meaning}{unit} Status: {about.Status.ToString().ToLowerInvariant()}.{source}" };
        if (parameter.Default is not "")
        {
            schema["default"] = parameter.Default is double or int ? Number(parameter, parameter.Default) : ParameterDefinition.Text(parameter.Default);
        }

        Add(schema, parameter.Type.IsEnum ? new JsonObject { ["type"] = "string", ["enum"] = List(parameter.Words) }
            : parameter.Type == typeof(string) ? new JsonObject { ["type"] = "string" }
            : new JsonObject
            {
                ["type"] = parameter.Type == typeof(int) ? "integer" : "number",
                [about.AboveMin ? "exclusiveMinimum" : "minimum"] = Number(parameter, about.Min),
                ["maximum"] = Number(parameter, about.Max),
            });
        if (about.Even)
        {
            schema["multipleOf"] = 2;
        }

        return schema;
    }

    private static JsonValue Number(ParameterDefinition parameter, object value) => parameter.Type == typeof(int)
        ? JsonValue.Create(Convert.ToInt32(value, CultureInfo.InvariantCulture))
        : JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture));

    private static JsonArray List(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];

    private static void Add(JsonObject to, JsonObject from)
    {
        foreach ((string key, JsonNode? value) in from.ToList())
        {
            from.Remove(key);
            to[key] = value;
        }
    }
}
