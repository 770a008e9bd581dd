using CommunitySim.Lecture.Live;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Hall;

/// <summary>The two calls of a phone: the room, which also joins it, and a vote. Refusals carry a key; the page has the words.</summary>
internal static class PhoneRoutes
{
    /// <summary>A phone asks for news.</summary>
    /// <param name="Code">The room's code.</param>
    /// <param name="Id">The phone's id; null or unknown to join.</param>
    /// <param name="After">The version that the phone knows; 0 for none.</param>
    /// <param name="Language">The language of the answer.</param>
    internal sealed record RoomRequest(string? Code, string? Id, long After, string? Language);

    /// <summary>A phone votes.</summary>
    /// <param name="Id">The phone's id.</param>
    /// <param name="Question">The question's id.</param>
    /// <param name="Round">0 or 1.</param>
    /// <param name="Option">From 0.</param>
    internal sealed record VoteRequest(string? Id, string? Question, int Round, int Option);

    public static void Map(WebApplication app, HallRoom room)
    {
        JoinRate rate = new(TimeProvider.System);
        app.MapPost(HallGate.Room, async context =>
        {
            RoomRequest asked = await RequestBody.Read<RoomRequest>(context, LiveJson.Form).ConfigureAwait(false);
            Phone? phone = room.Find(asked.Id);
            string? id = asked.Id;
            if (phone is null)
            {
                (int status, string key, id) = Join(room, rate, asked, $"{context.Connection.RemoteIpAddress}");
                if (id is null)
                {
                    await Refuse(context, status, key).ConfigureAwait(false);
                    return;
                }

                phone = room.Find(id)!;
            }
            else
            {
                await room.Stages.Wait(asked.After, HallRoutes.Patience, context.RequestAborted).ConfigureAwait(false);
            }

            await HallRoutes.Write(context, Describe(room, id!, phone, HallWords.Language(asked.Language))).ConfigureAwait(false);
        });
        app.MapPost(HallGate.Vote, async context =>
        {
            VoteRequest vote = await RequestBody.Read<VoteRequest>(context, LiveJson.Form).ConfigureAwait(false);
            switch (room.Vote(vote.Id, vote.Question, vote.Round, vote.Option))
            {
                case VoteOutcome.Counted:
                    await HallRoutes.Write(context, new { mine = vote.Option }).ConfigureAwait(false);
                    break;
                case VoteOutcome.Stranger:
                    await Refuse(context, StatusCodes.Status403Forbidden, "stranger").ConfigureAwait(false);
                    break;
                case VoteOutcome.Closed:
                    await Refuse(context, StatusCodes.Status409Conflict, "closed").ConfigureAwait(false);
                    break;
                default:
                    await Refuse(context, StatusCodes.Status400BadRequest, "option").ConfigureAwait(false);
                    break;
            }
        });
    }

    /// <summary>Joins a phone. A wrong code takes a token too, so codes cannot be tried quickly.</summary>
    private static (int Status, string Key, string? Id) Join(HallRoom room, JoinRate rate, RoomRequest asked, string address)
    {
        if (!rate.Take(address))
        {
            return (StatusCodes.Status429TooManyRequests, "busy", null);
        }

        if (!string.Equals(asked.Code?.Trim(), room.Code, StringComparison.OrdinalIgnoreCase))
        {
            return (StatusCodes.Status403Forbidden, "code", null);
        }

        return (StatusCodes.Status503ServiceUnavailable, "full", room.Join());
    }

    private static object Describe(HallRoom room, string id, Phone phone, string language)
    {
        long version = room.Stages.Version;
        HallStage stage = room.Stage;
        object? words = null;
        if (stage.Question is { IsOffer: true })
        {
            words = HallWords.Member(room, phone, language);
        }
        else if (stage.Question is { } scene)
        {
            (string ask, IReadOnlyList<string> options) = HallWords.Scene(scene.Id, language);
            words = new { ask, options };
        }

        return new
        {
            id,
            version,
            phase = HallRoutes.NameOf(stage.Phase),
            question = stage.Question?.Id,
            stage.Round,
            words,
            face = phone.Number,
            mine = stage.Question is { } asked ? room.VoteOf(phone, asked.Id, stage.Round) : null,
            result = stage is { Phase: Phase.Revealed, Question: { } shown }
                ? new { rounds = Results(room, shown) }
                : null,
        };
    }

    /// <summary>The counts that phones see after the reveal: in the experiment yes and no of all arms together.</summary>
    private static int[][] Results(HallRoom room, HallQuestion question) =>
        [.. room.Snapshot()[question.Id].Select(round => Enumerable.Range(0, question.Options)
            .Select(option => Enumerable.Range(0, round.Length / question.Options)
                .Sum(arm => round[(arm * question.Options) + option]))
            .ToArray())];

    private static Task Refuse(HttpContext context, int status, string key) =>
        HallRoutes.Write(context, new { error = key, key }, status);
}
