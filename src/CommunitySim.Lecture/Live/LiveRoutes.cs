using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CommunitySim.Lecture.Live;

/// <summary>/api/live, the answers to the sliders over a socket; POST /api/experiment, what they stand at as a file for the command line.</summary>
internal static class LiveRoutes
{
    private const string FileName = "mine.json";

    public static void Map(WebApplication app, Workshop workshop)
    {
        app.Map("/api/live", context => Serve(context, workshop));
        app.MapPost("/api/experiment", (LectureRequest request) =>
        {
            ExperimentConfig config = LectureExperiment.Read(request);
            return new { name = FileName, text = ConfigWriter.Brief(config), command = $"communitysim run {FileName}" };
        });
    }

    private static async Task Serve(HttpContext context, Workshop workshop)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new BadHttpRequestException("/api/live is for a WebSocket.");
        }

        // The server does not abort sockets before it has waited for them.
        CancellationToken closing = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        using System.Net.WebSockets.WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        await new LiveSocket(socket, workshop, Workshop.ClientOf(context)).Serve(stop.Token).ConfigureAwait(false);
    }
}
