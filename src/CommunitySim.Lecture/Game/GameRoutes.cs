using System.Text.Json;
using System.Text.Json.Serialization;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Game;

/// <summary>
/// POST /api/game: the group's answer to the last month. POST /api/game/end: the end of the game, with a line of JSON per part.
/// </summary>
internal static class GameRoutes
{
    private static readonly JsonSerializerOptions Form = new(
        JsonSerializerDefaults.Web)
    { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void Map(WebApplication app, WorkQueue queue)
    {
        SplitCache cache = new();
        app.MapPost("/api/game", context => Month(context, queue));
        app.MapPost("/api/game/end", context => End(context, queue, cache));
    }

    private static async Task Month(HttpContext context, WorkQueue queue)
    {
        GameRequest request = await RequestBody.Read<GameRequest>(context, Form).ConfigureAwait(false);
        GameWorlds worlds = new(GameExperiment.Read(request));
        MonthAnswer answer;
        using (await queue.Enter(WorkQueue.ClientOf(context), 0, context.RequestAborted).ConfigureAwait(false))
        {
            answer = MonthAnswer.Simulate(worlds, request.World, request.Months!.Count, context.RequestAborted);
        }

        await context.Response.WriteAsJsonAsync(answer, Form, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task End(HttpContext context, WorkQueue queue, SplitCache cache)
    {
        GameRequest request = await RequestBody.Read<GameRequest>(context, Form).ConfigureAwait(false);
        GameEnd end = GameEnd.Read(request);
        ClientId client = WorkQueue.ClientOf(context);
        using IDisposable open = queue.Streams.Open(client);
        IAsyncEnumerable<EndPart> parts = end.Stream(new TimeSlices(queue, client), cache, context.RequestAborted);
        await JsonLines.Stream(context, parts, Form).ConfigureAwait(false);
    }
}
