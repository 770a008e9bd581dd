using System.Text.Json;
using CommunitySim.Lecture.Experiment;

namespace CommunitySim.Lecture.Game;

/// <summary>A game so far. It holds all there is to know of it, so the server remembers no games.</summary>
/// <param name="Values">Parameters by path, as in every request of the page.</param>
/// <param name="Split">No part of the game.</param>
/// <param name="World">The world that is played in: a replicate of the game's experiment.</param>
/// <param name="Months">What was chosen, month by month: shares of the hours; all zero is to stay away.</param>
/// <param name="Goal">What counts at the end: value, trust or reach.</param>
internal sealed record GameRequest(
    IReadOnlyDictionary<string, JsonElement>? Values, Shares? Split, int World, IReadOnlyList<Shares>? Months, string? Goal = null)
    : LectureRequest(Values, Split);
