using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommunitySim.Tests.Experiments;

/// <summary>So much of JSON Schema, draft 7, as our schema says; at a word that it does not know it stops, lest that be taken for checked.</summary>
internal sealed class SchemaChecker(string schema)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly JsonElement _root = JsonElement.Parse(schema);

    /// <summary>Whether an editor that follows the schema would find nothing wrong; text that is no JSON it always finds wrong.</summary>
    public bool Allows(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Lenient);
            return Allows(_root, document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Allows(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(word => word.Name switch
    {
        "$schema" or "$comment" or "title" or "description" or "default" or "definitions" or "allowComments" or "allowTrailingCommas" => true,
        "$ref" => Allows(Definition(word.Value.GetString()!), value),
        "type" => word.Value.ValueKind == JsonValueKind.Array ? word.Value.EnumerateArray().Any(type => Is(value, type)) : Is(value, word.Value),
        "enum" => word.Value.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= word.Value.GetDouble(),
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() > word.Value.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= word.Value.GetDouble(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= word.Value.GetInt32(),
        "multipleOf" => value.ValueKind != JsonValueKind.Number || value.GetDouble() % word.Value.GetDouble() == 0,
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Allows(word.Value, item)),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= word.Value.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= word.Value.GetInt32(),
        "uniqueItems" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Index().All(item => !value.EnumerateArray().Take(item.Index).Any(before => JsonElement.DeepEquals(before, item.Item))),
        "properties" => Members(value).All(member => !word.Value.TryGetProperty(member.Name, out JsonElement shape) || Allows(shape, member.Value)),
        "patternProperties" => Members(value).All(member => word.Value.EnumerateObject().All(pattern => !Matches(member, pattern) || Allows(pattern.Value, member.Value))),
        "additionalProperties" => word.Value.ValueKind == JsonValueKind.False ? Members(value).All(member => IsNamed(schema, member)) : throw new NotSupportedException("additionalProperties is not false"),
        "required" => value.ValueKind != JsonValueKind.Object || word.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "minProperties" => value.ValueKind != JsonValueKind.Object || Members(value).Count() >= word.Value.GetInt32(),
        "maxProperties" => value.ValueKind != JsonValueKind.Object || Members(value).Count() <= word.Value.GetInt32(),
        _ => throw new NotSupportedException($"the schema says {word.Name}, which is not checked here yet"),
    });

    private JsonElement Definition(string reference) => _root.GetProperty("definitions").GetProperty(reference["#/definitions/".Length..]);

    private static bool Is(JsonElement value, JsonElement type) => type.GetString() switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        var other => throw new NotSupportedException($"the type {other}"),
    };

    private static JsonElement.ObjectEnumerator Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    private static bool IsNamed(JsonElement schema, JsonProperty member) =>
        (schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(member.Name, out _))
        || (schema.TryGetProperty("patternProperties", out JsonElement patterns) && patterns.EnumerateObject().Any(pattern => Matches(member, pattern)));

    private static bool Matches(JsonProperty member, JsonProperty pattern) =>
        Regex.IsMatch(member.Name, pattern.Name, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
