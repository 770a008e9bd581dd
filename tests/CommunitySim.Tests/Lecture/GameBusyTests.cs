using System.Text;
using System.Text.Json;
using CommunitySim.Lecture.Game;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CommunitySim.Tests.Lecture;

/// <summary>A game's end that cannot be told to its end: after the year all places of the client are taken.</summary>
internal sealed class GameBusyTests
{
    private static readonly ClientId Client = new("hall", "page");

    [Test]
    public async Task What_ends_an_end_halfway_is_its_last_line()
    {
        WorkQueue queue = new(2);
        List<Task<IDisposable>> others = [];
        using Lines body = new(() =>
        {
            if (others.Count == 0)
            {
                others.AddRange(Enumerable.Range(0, 9).Select(_ => queue.Enter(Client, 0, CancellationToken.None)));
            }
        });
        await End(queue)(Asked(body));

        string[] lines = Encoding.UTF8.GetString(body.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.Contain("\"year\":{"));
        Assert.That(JsonDocument.Parse(lines[1]).RootElement.GetProperty("error").GetString(), Is.EqualTo(new BusyException().Message));
    }

    private static RequestDelegate End(WorkQueue queue)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore();
        WebApplication app = builder.Build();
        GameRoutes.Map(app, queue);
        return ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Single(route => route.RoutePattern.RawText == "/api/game/end").RequestDelegate!;
    }

    private static DefaultHttpContext Asked(Stream body)
    {
        DefaultHttpContext context = new();
        context.Features.Set<IHttpResponseFeature>(new Started());
        context.Items[WorkQueue.ClientKey] = Client;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "months": [{{string.Join(", ", Enumerable.Repeat("{ \"solve\": 1 }", 12))}}] }"""));
        context.Response.Body = body;
        return context;
    }

    private sealed class Started : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }

    /// <summary>Does something after each line.</summary>
    private sealed class Lines(Action after) : MemoryStream
    {
        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            after();
            return Task.CompletedTask;
        }
    }
}
