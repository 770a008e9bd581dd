using System.Text.Json;

namespace CommunitySim.Lecture.Experiment;

/// <summary>What a page asks for: settings of the lecture's experiment.</summary>
/// <param name="Values">Parameters by path, numbers or words; what is not named keeps its value.</param>
/// <param name="Split">Hours of a strategy "mine" beside the others; null for none.</param>
internal record LectureRequest(IReadOnlyDictionary<string, JsonElement>? Values, Shares? Split);
