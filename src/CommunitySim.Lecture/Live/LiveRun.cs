using System.Diagnostics;
using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Live;

/// <summary>Simulates the runs of one request: a few first, then more, with an answer after each stage.</summary>
/// <param name="queue">Grants the turns.</param>
/// <param name="client">The page that asks.</param>
internal sealed class LiveRun(WorkQueue queue, ClientId client)
{
    // Eight runs already show who is ahead and take one turn of 30 ms on two cores. Ten pages that drag a slider all
    // see their curves follow.
    private static readonly int[] Stages = [8, 25, 100];

    // After this long, another page may have the next turn.
    private static readonly TimeSpan TurnLength = TimeSpan.FromMilliseconds(60);

    /// <summary>Answers stage by stage until all runs are simulated.</summary>
    /// <exception cref="BusyException">Too much of this client's work is waiting.</exception>
    /// <exception cref="OperationCanceledException">The page no longer wants the answer.</exception>
    public async IAsyncEnumerable<LiveAnswer> Stream(
        ExperimentConfig config, [EnumeratorCancellation] CancellationToken stop)
    {
        GrowingRun run = new(config);
        double memberDays = (double)config.MembersOf(config.Cells()[0]) * config.Days * config.Strategies.Count;
        double perSecond = queue.Threads * Estimate.RatePerCore / memberDays;
        foreach (int stage in Stages.Append(config.Replicates.AtMost))
        {
            LiveAnswer? answer = null;
            while (answer is null)
            {
                using IDisposable turn = await queue.Enter(client, run.Record.Tried, stop).ConfigureAwait(false);
                long began = Stopwatch.GetTimestamp();
                int count = Math.Min(
                    Math.Max((int)(perSecond * TurnLength.TotalSeconds), Stages[0]), stage - run.Record.Tried);
                if (!run.Simulate(count, queue.Threads, stop))
                {
                    throw new OperationCanceledException(stop);
                }

                perSecond = count / Stopwatch.GetElapsedTime(began).TotalSeconds;
                answer = run.Record.Tried < stage ? null : LiveAnswer.Summarize(config, run);
            }

            yield return answer;
        }
    }
}
