using System.Text.Json;
using System.Text.Json.Serialization;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Scenes;

/// <summary>A question of claims.md as the hall is asked it; its words are in the texts under the same id.</summary>
/// <param name="Id">The claim's, such as "C2".</param>
/// <param name="Experiment">Name of the shipped experiment.</param>
/// <param name="Set">Settings "path=value" that make it small enough for a lecture.</param>
/// <param name="Of">What is measured, as in a claim: "trust", "crossover of value".</param>
/// <param name="Day">On which horizon; null for the last.</param>
/// <param name="Per">"hour" where the difference is divided by the hours paid for; null elsewhere.</param>
/// <param name="Best">Which column answers the question: "largest" or "smallest".</param>
/// <param name="Unit">How the page writes the numbers: share, rate, trust, pain, money, wage or days.</param>
/// <param name="Columns">The possible answers, 2 to 7.</param>
/// <param name="Vary">A swept parameter that the reader may vary; null for none.</param>
/// <param name="Try">Where to go from here.</param>
internal sealed record Scene(
    string Id, string Experiment, IReadOnlyList<string> Set, string Of, int? Day, string? Per, string Best, string Unit,
    IReadOnlyList<SceneColumn> Columns, SceneVariation? Vary, IReadOnlyList<SceneTry> Try)
{
    /// <summary>Stands in a column's terms for the value that the reader chooses.</summary>
    private const string Slot = "{vary}";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
    private static readonly JsonSerializerOptions WithoutNull = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>All scenes, in the order of the lecture.</summary>
    public static IReadOnlyList<Scene> All { get; } = JsonSerializer.Deserialize<Scene[]>(PageFiles.Resource("scenes.json"), Form)!;

    /// <summary>The full experiment on the command line.</summary>
    public string Command => $"communitysim run experiments/{Experiment}.json";

    /// <summary>The values among which the reader chooses; one empty text where there is no choice.</summary>
    public IReadOnlyList<string> Choices => Vary?.Values ?? [""];

    /// <summary>The setting that makes the columns the expectations of a claim, so that they are read and checked as one.</summary>
    public string ColumnsAt(string choice) => "claim.expect=" + JsonSerializer.Serialize(Columns.Select(column => new
    {
        that = Id,
        of = Of,
        day = Day,
        per = Per,
        plus = At(column.Plus, choice),
        minus = At(column.Minus, choice),
    }), WithoutNull);

    private static string[]? At(IReadOnlyList<string>? terms, string choice) =>
        terms?.Select(term => term.Replace(Slot, choice, StringComparison.Ordinal)).ToArray();
}

/// <summary>One answer: a sum of outcomes less another, in the syntax of a claim's terms.</summary>
/// <param name="Plus">What is added.</param>
/// <param name="Minus">What is taken off; null for nothing.</param>
/// <param name="As">The strategy whose colour it has; null for none.</param>
internal sealed record SceneColumn(IReadOnlyList<string> Plus, IReadOnlyList<string>? Minus, string? As);

/// <summary>A swept parameter that the reader may vary.</summary>
/// <param name="Path">The parameter.</param>
/// <param name="Values">Its values, as they are written.</param>
/// <param name="At">The one at which the question is asked.</param>
internal sealed record SceneVariation(string Path, IReadOnlyList<string> Values, string At);

/// <summary>Something to try next.</summary>
/// <param name="View">live, group or game.</param>
/// <param name="Values">What the sliders are set to, by path.</param>
internal sealed record SceneTry(string View, IReadOnlyDictionary<string, JsonElement>? Values);
