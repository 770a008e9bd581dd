using System.Text.Json;
using CommunitySim.Lecture.Experiment;

namespace CommunitySim.Lecture.Game;

/// <summary>A game so far. The request holds all of it, so the server stores no games.</summary>
/// <param name="Values">Parameters by path, as in every request of the page.</param>
/// <param name="Split">Not used in the game.</param>
/// <param name="World">The world of the game: a replicate of the game's experiment.</param>
/// <param name="Months">The chosen shares of the hours, month by month; all zero means absent.</param>
/// <param name="Goal">The goal: value, trust or reach.</param>
internal sealed record GameRequest(
    IReadOnlyDictionary<string, JsonElement>? Values, Shares? Split, int World, IReadOnlyList<Shares>? Months,
    string? Goal = null)
    : LectureRequest(Values, Split);
