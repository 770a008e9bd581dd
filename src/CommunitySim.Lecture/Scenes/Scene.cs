using System.Text.Json;
using System.Text.Json.Serialization;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Scenes;

/// <summary>A question to the hall about a claim; the texts hold its words under the same id.</summary>
/// <param name="Id">The id of the claim, such as "C2", or of a question without a claim of its own, such as "Q1".</param>
/// <param name="Experiment">Name of the shipped experiment.</param>
/// <param name="Set">Settings "path=value" that make it small enough for a lecture.</param>
/// <param name="Of">The measure, as in a claim: "trust", "firstAcceptanceHelped less firstAcceptanceOthers".</param>
/// <param name="Day">The horizon; null for the last.</param>
/// <param name="Best">Whether the "largest" or the "smallest" column answers the question.</param>
/// <param name="Unit">
/// How the page writes the numbers: rate, points, trust, pain or money; lead (money of the first strategy over the second), change
/// (money gained or lost), lessTrust or moreTrust (points of trust below or above another).
/// </param>
/// <param name="Columns">The possible answers, 2 to 7.</param>
/// <param name="Vary">What the reader may vary; null for nothing.</param>
/// <param name="Route">Whether it belongs to the short route of twenty minutes.</param>
/// <param name="Try">Suggestions to try next.</param>
internal sealed record Scene(
    string Id, string Experiment, IReadOnlyList<string> Set, string Of, int? Day, string Best, string Unit,
    IReadOnlyList<SceneColumn> Columns, SceneVariation? Vary, bool Route, IReadOnlyList<SceneTry> Try)
{
    /// <summary>The placeholder in a column's terms for the value that the reader chooses.</summary>
    private const string Slot = "{vary}";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
    private static readonly JsonSerializerOptions WithoutNull = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>All scenes, in the order of the lecture.</summary>
    public static IReadOnlyList<Scene> All { get; } = JsonSerializer.Deserialize<Scene[]>(
        PageFiles.Resource("scenes.json"), Form)!;

    /// <summary>The full experiment on the command line.</summary>
    public string Command => $"communitysim run experiments/{Experiment}.json";

    /// <summary>The values that the reader can choose; one empty text if there is no choice.</summary>
    public IReadOnlyList<string> Choices => Vary?.Values ?? [""];

    /// <summary>The setting that turns the columns into expectations of a claim, so that the reader checks them.</summary>
    public string ColumnsAt(string choice) => "claim.expect=" + JsonSerializer.Serialize(Columns.Select(column => new
    {
        that = Id,
        of = Of,
        day = Day,
        plus = At(column.Plus, choice),
        minus = At(column.Minus, choice),
    }), WithoutNull);

    private static string[]? At(IReadOnlyList<string>? terms, string choice) =>
        terms?.Select(term => term.Replace(Slot, choice, StringComparison.Ordinal)).ToArray();
}

/// <summary>One answer: a sum of outcomes minus another, in the syntax of a claim's terms.</summary>
/// <param name="Plus">The terms to add.</param>
/// <param name="Minus">The terms to subtract; null for none.</param>
/// <param name="As">The strategy that gives its colour; null for none.</param>
/// <param name="Tint">How much of that colour, in percent; null for all. A smaller dose of the strategy has less.</param>
internal sealed record SceneColumn(IReadOnlyList<string> Plus, IReadOnlyList<string>? Minus, string? As, int? Tint);

/// <summary>What the reader may vary: a swept parameter, or the day.</summary>
/// <param name="Path">The parameter, or "day".</param>
/// <param name="Values">Its values, as they are written.</param>
/// <param name="At">The value for which the question is asked.</param>
internal sealed record SceneVariation(string Path, IReadOnlyList<string> Values, string At);

/// <summary>A suggestion to try next.</summary>
/// <param name="View">live, group or game.</param>
/// <param name="Values">The settings of the sliders, by path.</param>
internal sealed record SceneTry(string View, IReadOnlyDictionary<string, JsonElement>? Values);
