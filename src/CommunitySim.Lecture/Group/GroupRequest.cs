using System.Text.Json;
using CommunitySim.Lecture.Experiment;

namespace CommunitySim.Lecture.Group;

/// <summary>A world and the strategies to show in it.</summary>
/// <param name="Values">As in <see cref="LectureRequest"/>.</param>
/// <param name="Split">As in <see cref="LectureRequest"/>.</param>
/// <param name="Strategies">One name or two.</param>
/// <param name="Replicate">Number of the world, from 0.</param>
internal sealed record GroupRequest(
    IReadOnlyDictionary<string, JsonElement>? Values, Shares? Split, IReadOnlyList<string>? Strategies, int Replicate)
    : LectureRequest(Values, Split);

/// <summary>A day of a member.</summary>
/// <param name="Values">As in <see cref="LectureRequest"/>.</param>
/// <param name="Split">As in <see cref="LectureRequest"/>.</param>
/// <param name="Strategy">Name of the strategy.</param>
/// <param name="Replicate">Number of the world, from 0.</param>
/// <param name="Seat">The member's seat, from 0.</param>
/// <param name="Day">The day, from 1.</param>
internal sealed record MemberRequest(
    IReadOnlyDictionary<string, JsonElement>? Values, Shares? Split, string? Strategy, int Replicate, int Seat, int Day)
    : LectureRequest(Values, Split);
