using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Group;

/// <summary>POST /api/group: a world day by day, as bytes (<see cref="GroupFilm"/>). POST /api/member: why a member did what it did on a day.</summary>
internal static class GroupRoutes
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public static void Map(WebApplication app, Workshop workshop)
    {
        app.MapPost("/api/group", context => Group(context, workshop));
        app.MapPost("/api/member", context => Member(context, workshop));
    }

    private static async Task Group(HttpContext context, Workshop workshop)
    {
        GroupRequest request = await Read<GroupRequest>(context).ConfigureAwait(false);
        GroupWorld world = new(request, request.Replicate);
        int[] strategies = GroupFilm.Positions(world, request.Strategies);
        byte[] film;
        using (await workshop.Turn(Workshop.ClientOf(context), 0, context.RequestAborted).ConfigureAwait(false))
        {
            film = GroupFilm.Of(world, strategies, context.RequestAborted);
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = film.Length;
        await context.Response.Body.WriteAsync(film, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task Member(HttpContext context, Workshop workshop)
    {
        MemberRequest request = await Read<MemberRequest>(context).ConfigureAwait(false);
        GroupWorld world = new(request, request.Replicate);
        int strategy = world.PositionOf(request.Strategy);
        GroupWorld.Check("seat", request.Seat, 0, world.Community.Members - 1);
        GroupWorld.Check("day", request.Day, 1, world.Config.Days);
        byte[] story;
        using (await workshop.Turn(Workshop.ClientOf(context), 0, context.RequestAborted).ConfigureAwait(false))
        {
            story = JsonSerializer.SerializeToUtf8Bytes(MemberStory.Of(world, strategy, request.Seat, request.Day, context.RequestAborted), Form);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = story.Length;
        await context.Response.Body.WriteAsync(story, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task<T> Read<T>(HttpContext context) =>
        await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Form, context.RequestAborted).ConfigureAwait(false)
        ?? throw new JsonException("it is empty.");
}
