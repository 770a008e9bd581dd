using CommunitySim.Lecture.Scenes;

namespace CommunitySim.Lecture.Hall;

/// <summary>A question that phones can answer.</summary>
/// <param name="Id">The id of a scene, or <see cref="Offer"/>.</param>
/// <param name="Options">The number of possible answers.</param>
/// <param name="Rounds">How often the hall may vote.</param>
internal sealed record HallQuestion(string Id, int Options, int Rounds)
{
    /// <summary>The id of the experiment in which each phone is a member.</summary>
    public const string Offer = "offer";

    /// <summary>The answer of a member who accepts.</summary>
    public const int Yes = 0;

    private static readonly Dictionary<string, HallQuestion> All = Scene.All
        .Select(scene => new HallQuestion(scene.Id, scene.Columns.Count, 2))
        .Append(new HallQuestion(Offer, 2, 1))
        .ToDictionary(question => question.Id, StringComparer.Ordinal);

    /// <summary>Whether it is the experiment.</summary>
    public bool IsOffer => Id == Offer;

    /// <summary>The counts of a round: one for each option, in the experiment one for each arm and option.</summary>
    public int Cells => IsOffer ? Arms.Count * Options : Options;

    /// <summary>A question; null if there is none of this id.</summary>
    public static HallQuestion? Find(string? id) => id is null ? null : All.GetValueOrDefault(id);

    /// <summary>The position of an answer among the counts.</summary>
    public int CellOf(Arm arm, int option) => IsOffer ? ((int)arm * Options) + option : option;
}
