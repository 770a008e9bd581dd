using System.Diagnostics;
using System.Text.Json;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Lecture.Live;

/// <summary>Lives the worlds of one request, first few, then more, and tells each time what they say.</summary>
/// <param name="workshop">Where worlds are lived.</param>
/// <param name="client">Who asks.</param>
/// <param name="send">Takes an answer.</param>
internal sealed class LiveJob(Workshop workshop, Guest client, Func<ReadOnlyMemory<byte>, Task> send)
{
    // Eight worlds already show who is ahead, and are lived in one piece: 30 ms on two cores, so that ten pages who drag a slider each see curves follow.
    private static readonly int[] Stages = [8, 25, 100];

    // Somebody else may have the next turn after so long.
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(60);

    /// <summary>Answers a message until all worlds are lived, or it is outdated.</summary>
    /// <exception cref="OperationCanceledException">It is outdated.</exception>
    public async Task Answer(byte[] message, CancellationToken outdated)
    {
        long id = 0;
        try
        {
            LiveRequest request = JsonSerializer.Deserialize<LiveRequest>(message, LiveJson.Form) ?? throw new JsonException("it is empty.");
            id = request.Id;
            await Answer(id, LectureExperiment.Read(request), outdated).ConfigureAwait(false);
        }
        catch (InputException fault)
        {
            await Send(new { id, refused = fault.Faults.Select(found => new { found.Path, found.What }) }).ConfigureAwait(false);
        }
        catch (BusyException)
        {
            await Send(new { id, busy = true }).ConfigureAwait(false);
        }
        catch (JsonException fault)
        {
            await Send(new { id, refused = (object[])[new { path = "", what = fault.Message }] }).ConfigureAwait(false);
        }
    }

    private async Task Answer(long id, ExperimentConfig config, CancellationToken outdated)
    {
        GrowingRun run = new(config);
        double perSecond = workshop.Threads * Estimate.RatePerCore / ((double)config.MembersOf(config.Cells()[0]) * config.Days * config.Strategies.Count);
        foreach (int stage in Stages.Append(config.Replicates.AtMost))
        {
            byte[] answer = [];
            while (run.Record.Tried < stage)
            {
                using IDisposable turn = await workshop.Turn(client, run.Record.Tried, outdated).ConfigureAwait(false);
                long began = Stopwatch.GetTimestamp();
                int worlds = Math.Min(Math.Max((int)(perSecond * Piece.TotalSeconds), Stages[0]), stage - run.Record.Tried);
                if (!run.Live(worlds, workshop.Threads, outdated))
                {
                    throw new OperationCanceledException(outdated);
                }

                perSecond = worlds / Stopwatch.GetElapsedTime(began).TotalSeconds;
                answer = run.Record.Tried < stage ? [] : JsonSerializer.SerializeToUtf8Bytes(LiveAnswer.Of(id, config, run), LiveJson.Form);
            }

            await send(answer).ConfigureAwait(false);
        }
    }

    private Task Send(object answer) => send(JsonSerializer.SerializeToUtf8Bytes(answer, LiveJson.Form));
}
