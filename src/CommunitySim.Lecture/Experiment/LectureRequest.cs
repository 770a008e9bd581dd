using System.Text.Json;

namespace CommunitySim.Lecture.Experiment;

/// <summary>The settings of a page for the lecture's experiment.</summary>
/// <param name="Values">Numbers or words by parameter path; other parameters keep their values.</param>
/// <param name="Split">Hours of an additional strategy "mine"; null for none.</param>
internal record LectureRequest(IReadOnlyDictionary<string, JsonElement>? Values, Shares? Split);
