using System.Text.Json;

namespace CommunitySim.Lecture.Live;

/// <summary>What the sliders stand at.</summary>
/// <param name="Id">By which the page knows the answers again.</param>
/// <param name="Values">As in <see cref="LectureRequest"/>.</param>
/// <param name="Split">As in <see cref="LectureRequest"/>.</param>
internal sealed record LiveRequest(long Id, IReadOnlyDictionary<string, JsonElement>? Values, Shares? Split) : LectureRequest(Values, Split);
