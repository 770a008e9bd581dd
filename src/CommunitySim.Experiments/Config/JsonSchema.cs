using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Writes <see cref="ExperimentShape"/> as JSON Schema, so that editors complete and check experiment files. Most
/// editors know draft 7. The reader checks more: relations between values, and files.
/// </summary>
public static class JsonSchema
{
    /// <summary>The name of the schema file in the folder of the experiments.</summary>
    public const string FileName = "experiment.schema.json";

    private const string Draft = "http://json-schema.org/draft-07/schema#", Title = "CommunitySim experiment";

    // Three keys have ranges of all parameters.
    private const string Ranges = "ranges";

    public static string Text { get; } = Write();

    /// <summary>Whether a file holds a schema of CommunitySim, of any version.</summary>
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

            // Visual Studio Code needs both.
            ["allowComments"] = true,
            ["allowTrailingCommas"] = true,
        };
        Add(root, Describe(ExperimentShape.Root));
        root["definitions"] = new JsonObject(
            Parameters.All.Select(parameter => KeyValuePair.Create(parameter.Path, (JsonNode?)Describe(parameter)))
                .Append(KeyValuePair.Create(Ranges, (JsonNode?)DescribeRanges())));
        return root.ToJsonString(ConfigWriter.JsonOptions) + "\n";
    }

    private static JsonObject Describe(Shape shape)
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

        Add(schema, shape is GroupShape { Keys: var keys } && ReferenceEquals(keys, RangeShape.All.Keys)
            ? new JsonObject { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/definitions/{Ranges}" }) }
            : Limits(shape));
        return schema;
    }

    private static JsonObject DescribeRanges()
    {
        JsonObject schema = new() { ["description"] = "Parameters, each with its range." };
        Add(schema, Group(RangeShape.All));
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
        ListShape list => Array(list),
        GroupShape group => Group(group),
        SamplePointsShape points => Both(Limits(points.Count), new JsonObject { ["type"] = "string" }),
        EitherShape either => Both(Limits(either.Single), Limits(either.Group)),
        SweepShape { Ends: { } ends } sweep => Both(Limits(sweep.List), Limits(ends)),
        SweepShape sweep => Limits(sweep.List),
        RangeShape range => Limits(range.Ends),
        SettingShape setting => Limits(setting.Single),
        MeasuredShape measured => Both(Limits(measured.Ends), Limits(measured.Group)),
        _ => throw new UnreachableException($"{shape.GetType().Name} has no JSON Schema yet."),
    };

    private static JsonObject Array(ListShape list)
    {
        JsonObject schema = new() { ["type"] = "array", ["items"] = Describe(list.Item), ["minItems"] = 1 };
        if (list.Unique)
        {
            schema["uniqueItems"] = true;
        }
        else if (list.Most is { } most)
        {
            schema["maxItems"] = most;
        }

        return schema;
    }

    private static JsonObject Group(GroupShape group)
    {
        JsonObject schema = new() { ["type"] = "object" };
        if (group.Keys.Count > 0)
        {
            schema["properties"] = new JsonObject(
                group.Keys.Select(key => KeyValuePair.Create(key.Key, (JsonNode?)Describe(key.Value))));
        }

        if (group.Named is not null)
        {
            schema["patternProperties"] = new JsonObject { [StrategyName.Pattern] = Describe(group.Named) };
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
    /// Combines two alternatives. Each limit applies only to its own type, so both can stand in one schema. An editor
    /// then reports the actual fault.
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

    private static JsonObject Describe(ParameterDefinition parameter)
    {
        ParameterAttribute about = parameter.About;
        string unit = about.Unit.Length > 0 ? $" Unit: {about.Unit}." : "";
        string measure = about.Measure.Length > 0 ? $" From your own data: {about.Measure}." : "";
        string source = about.Source.Length > 0 ? $" Source: {about.Source}." : "";
        string status = about.Status.ToString().ToLowerInvariant();
        JsonObject schema = new() { ["description"] = $"{about.Meaning}{unit} Status: {status}.{source}{measure}" };
        if (parameter.Default is not "")
        {
            schema["default"] = parameter.Default is double or int
                ? Number(parameter, parameter.Default)
                : ParameterDefinition.Text(parameter.Default);
        }

        Add(schema, parameter.Type.IsEnum ? new JsonObject { ["type"] = "string", ["enum"] = List(parameter.Words) }
            : parameter.Type == typeof(string) || parameter.IsWord ? new JsonObject { ["type"] = "string" }
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
