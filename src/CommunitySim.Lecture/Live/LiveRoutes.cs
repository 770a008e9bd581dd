using CommunitySim.Experiments.Config;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Live;

/// <summary>
/// POST /api/live: answers to the sliders, one per line. POST /api/experiment: the sliders' settings as an experiment
/// file.
/// </summary>
internal static class LiveRoutes
{
    private const string FileName = "mine.json";

    public static void Map(WebApplication app, WorkQueue queue)
    {
        app.MapPost("/api/live", async context =>
        {
            ExperimentConfig config = await ReadConfig(context).ConfigureAwait(false);
            ClientId client = WorkQueue.ClientOf(context);
            using IDisposable open = queue.Streams.Open(client);
            LiveRun run = new(queue, client);
            await JsonLines.Stream(context, run.Stream(config, context.RequestAborted), LiveJson.Form)
                .ConfigureAwait(false);
        });
        app.MapPost("/api/experiment", async context =>
        {
            ExperimentConfig config = await ReadConfig(context).ConfigureAwait(false);
            var file = new
            {
                name = FileName,
                text = ConfigWriter.WriteBrief(config),
                command = $"communitysim run {FileName}"
            };
            await context.Response.WriteAsJsonAsync(file, context.RequestAborted).ConfigureAwait(false);
        });
    }

    private static async Task<ExperimentConfig> ReadConfig(HttpContext context) =>
        LectureExperiment.Read(await RequestBody.Read<LectureRequest>(context, LiveJson.Form).ConfigureAwait(false));
}
