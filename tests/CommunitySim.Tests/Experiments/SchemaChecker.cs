using System.Text.Json;

namespace CommunitySim.Tests.Experiments;

/// <summary>Judges files by a JSON schema as an editor does. Comments and trailing commas are allowed.</summary>
internal sealed class SchemaChecker(string schema)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Json.Schema.JsonSchema _schema = Json.Schema.JsonSchema.FromText(schema);

    /// <summary>Whether the schema finds nothing wrong. Text that is no JSON is wrong.</summary>
    public bool Allows(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Lenient);
            return _schema.Evaluate(document.RootElement).IsValid;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
