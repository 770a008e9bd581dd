using System.Text.Json;
using CommunitySim.Charts.Figures;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Group;

/// <summary>
/// POST /api/group: a world day by day, as bytes (<see cref="GroupFilm"/>). POST /api/member: the trace of a member on
/// a day.
/// </summary>
internal static class GroupRoutes
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public static void Map(WebApplication app, WorkQueue queue)
    {
        LayoutCache layouts = new();
        app.MapPost("/api/group", context => Group(context, queue, layouts));
        app.MapPost("/api/member", context => Member(context, queue));
    }

    private static async Task Group(HttpContext context, WorkQueue queue, LayoutCache layouts)
    {
        GroupRequest request = await RequestBody.Read<GroupRequest>(context, Form).ConfigureAwait(false);
        GroupWorld world = new(request, request.Replicate);
        int[] strategies = GroupFilm.Positions(world, request.Strategies);
        Spot[] places = await InTurn(context, queue, () => layouts.Find(world)).ConfigureAwait(false);
        List<Reel> reels = [];
        foreach (int strategy in strategies)
        {
            reels.Add(await InTurn(context, queue, () => GroupFilm.Simulate(world, strategy, context.RequestAborted))
                .ConfigureAwait(false));
        }

        await Answer(context, "application/octet-stream", GroupFilm.Write(world, reels, places)).ConfigureAwait(false);
    }

    private static async Task Member(HttpContext context, WorkQueue queue)
    {
        MemberRequest request = await RequestBody.Read<MemberRequest>(context, Form).ConfigureAwait(false);
        GroupWorld world = new(request, request.Replicate);
        int strategy = world.PositionOf(request.Strategy);
        GroupWorld.Check("seat", request.Seat, 0, world.Community.Members - 1);
        GroupWorld.Check("day", request.Day, 1, world.Config.Days);
        object story = await InTurn(
            context,
            queue,
            () => MemberStory.Simulate(world, strategy, request.Seat, request.Day, context.RequestAborted))
            .ConfigureAwait(false);
        await Answer(context, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(story, Form))
            .ConfigureAwait(false);
    }

    private static async Task<T> InTurn<T>(HttpContext context, WorkQueue queue, Func<T> work)
    {
        using IDisposable turn = await queue.Enter(WorkQueue.ClientOf(context), 0, context.RequestAborted)
            .ConfigureAwait(false);
        return work();
    }

    private static async Task Answer(HttpContext context, string type, byte[] bytes)
    {
        (context.Response.ContentType, context.Response.ContentLength) = (type, bytes.Length);
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
