using System.Text.Json;
using System.Text.Json.Serialization;
using CommunitySim.Experiments.Input;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Game;

/// <summary>POST /api/game: the group's answer to the last month. POST /api/game/end: what the game came to, a line of JSON for each piece as it becomes known.</summary>
internal static class GameRoutes
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public static void Map(WebApplication app, Workshop workshop)
    {
        FoundSplits known = new();
        app.MapPost("/api/game", context => Month(context, workshop));
        app.MapPost("/api/game/end", context => End(context, workshop, known));
    }

    private static async Task Month(HttpContext context, Workshop workshop)
    {
        GameRequest request = await RequestBody.Read<GameRequest>(context, Form).ConfigureAwait(false);
        GameWorlds worlds = new(GameExperiment.Read(request));
        MonthAnswer answer;
        using (await workshop.Turn(Workshop.ClientOf(context), 0, context.RequestAborted).ConfigureAwait(false))
        {
            answer = MonthAnswer.Of(worlds, request.World, request.Months!.Count, context.RequestAborted);
        }

        await context.Response.WriteAsJsonAsync(answer, Form, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task End(HttpContext context, Workshop workshop, FoundSplits known)
    {
        GameRequest request = await RequestBody.Read<GameRequest>(context, Form).ConfigureAwait(false);
        GameEnd end = GameEnd.Of(request);
        CancellationToken stop = context.RequestAborted;
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        try
        {
            await foreach (EndPart part in end.Tell(new Shifts(workshop, Workshop.ClientOf(context)), known, stop).ConfigureAwait(false))
            {
                await Line(context, part, stop).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (context.Response.HasStarted && fault is InputException or BusyException)
        {
            await Line(context, new { error = fault.Message }, stop).ConfigureAwait(false);
        }
    }

    private static async Task Line<T>(HttpContext context, T part, CancellationToken stop)
    {
        await JsonSerializer.SerializeAsync(context.Response.Body, part, Form, stop).ConfigureAwait(false);
        await context.Response.Body.WriteAsync(NewLine, stop).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(stop).ConfigureAwait(false);
    }
}
