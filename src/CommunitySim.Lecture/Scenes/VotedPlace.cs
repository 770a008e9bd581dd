using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Lecture.Scenes;

/// <summary>What came out where the hall was asked, read from the answer that the page reads.</summary>
/// <param name="Choice">The value of what the reader may vary; empty for nothing.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Answer">Which of them answers.</param>
internal sealed record VotedPlace(string Choice, IReadOnlyList<MeasuredColumn> Columns, BestColumn Answer)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Finds the place for which the question is asked.</summary>
    public static VotedPlace Of(Scene scene, JsonNode places) => places.AsArray()
        .Select(place => place.Deserialize<VotedPlace>(Form)!)
        .First(place => place.Choice == (scene.Vary?.At ?? ""));
}

/// <summary>A column.</summary>
/// <param name="Interval">Its mean over worlds with the 95% interval.</param>
/// <param name="Worlds">Its value in each world.</param>
internal sealed record MeasuredColumn(Interval Interval, IReadOnlyList<double> Worlds);

/// <summary>The answer.</summary>
/// <param name="Column">The best column, from 0.</param>
/// <param name="NotWorse">The columns that cannot be told from it, itself included.</param>
/// <param name="Step">What the means are rounded to, in the numbers that are shown.</param>
internal sealed record BestColumn(int Column, IReadOnlyList<int> NotWorse, double Step);
