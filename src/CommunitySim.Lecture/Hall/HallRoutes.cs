using System.Text.Json;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Live;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Hall;

/// <summary>The lecturer's calls: what to show, the counts, and the comparison with the model.</summary>
internal static class HallRoutes
{
    /// <summary>How long a call waits for news, at most.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private const int MostTyped = 100_000;

    /// <summary>What phones may do, as the page writes it.</summary>
    /// <param name="Question">The id of a question; null for none.</param>
    /// <param name="Round">0 or 1.</param>
    /// <param name="Phase">A <see cref="Phase"/> in lower case.</param>
    internal sealed record StageRequest(string? Question, int Round, string? Phase);

    /// <summary>The hands that were counted: yes and no for each arm.</summary>
    internal sealed record TypedRequest(int[]? Counts);

    /// <summary>A wait for news.</summary>
    /// <param name="After">The version that the page knows; 0 for none.</param>
    internal sealed record NewsRequest(long After);

    public static void Map(WebApplication app, OpenHall hall, WorkQueue queue)
    {
        HallRoom room = hall.Room;
        OfferModel model = new(queue, app.Lifetime.ApplicationStopping);
        app.MapGet("/api/hall", context =>
        {
            model.Begin(room.Counts.Raise);
            HallInvitation invitation = hall.InviteTo(context.Connection.LocalPort);
            (int side, string path) = JoinCode.Draw(invitation.Join);
            return Write(context, new { room.Code, join = invitation.JoinShown, side, path, room.Seed, Arms.BlockSize });
        });
        app.MapPost("/api/hall/state", async context =>
        {
            NewsRequest news = await RequestBody.Read<NewsRequest>(context, LiveJson.Form).ConfigureAwait(false);
            await room.Counts.Wait(news.After, Patience, context.RequestAborted).ConfigureAwait(false);
            await Write(context, State(room, model)).ConfigureAwait(false);
        });
        app.MapPost("/api/hall/stage", async context =>
        {
            HallStage stage = Read(await RequestBody.Read<StageRequest>(context, LiveJson.Form).ConfigureAwait(false));
            room.Show(stage);
            await Write(context, State(room, model)).ConfigureAwait(false);
        });
        app.MapPost("/api/hall/typed", async context =>
        {
            room.Type(Read(await RequestBody.Read<TypedRequest>(context, LiveJson.Form).ConfigureAwait(false)));
            await Write(context, State(room, model)).ConfigureAwait(false);
        });
        app.MapGet("/api/hall/counts.csv", () => Results.Text(HallCsv.Write(room), "text/csv; charset=utf-8"));
    }

    private static object State(HallRoom room, OfferModel model)
    {
        // The version comes first: a change in between is then told again, and never missed.
        long version = room.Counts.Version;
        HallStage stage = room.Stage;
        (int[] phones, int[] typed) = room.OfferCounts();
        IReadOnlyList<ArmResult>? arms = model.Rates is { } rates
            ? OfferVerdict.Judge([.. phones.Zip(typed, (one, other) => one + other)], rates)
            : null;
        return new
        {
            version,
            room.Phones,
            question = stage.Question?.Id,
            stage.Round,
            phase = NameOf(stage.Phase),
            counts = room.Snapshot().Where(entry => entry.Key != HallQuestion.Offer)
                .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal),
            offer = new { phones, typed, arms = arms?.Select(Describe), OfferVerdict.FewestAnswers },
        };
    }

    private static object Describe(ArmResult arm) => new
    {
        arm.Yes,
        arm.Asked,
        hall = Describe(arm.Hall),
        model = Describe(arm.Model),
        rate = arm.Rate.ToString().ToLowerInvariant(),
        sign = arm.Sign?.ToString().ToLowerInvariant(),
    };

    private static object Describe(Interval interval) => new { interval.Mean, interval.Low, interval.High };

    /// <summary>The name of a phase on the page.</summary>
    internal static string NameOf(Phase phase) => phase.ToString().ToLowerInvariant();

    private static HallStage Read(StageRequest asked)
    {
        HallQuestion? question = HallQuestion.Find(asked.Question);
        Phase[] phases = [.. Enum.GetValues<Phase>().Where(phase => NameOf(phase) == asked.Phase)];
        if (phases is not [Phase found]
            || (question is null && (asked.Question is not null || found != Phase.Wait))
            || asked.Round < 0 || asked.Round >= (question?.Rounds ?? 1))
        {
            throw new JsonException("there is no such question, round or phase.");
        }

        return new HallStage(question, asked.Round, found);
    }

    private static int[] Read(TypedRequest asked) =>
        asked.Counts is { } counts && counts.Length == 2 * Arms.Count && counts.All(count => count is >= 0 and <= MostTyped)
            ? counts
            : throw new JsonException("hands are two whole numbers for each of three arms.");

    /// <summary>Writes an answer.</summary>
    internal static Task Write(HttpContext context, object value, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(value, LiveJson.Form, context.RequestAborted);
    }
}
