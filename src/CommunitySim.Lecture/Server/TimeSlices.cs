using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace CommunitySim.Lecture.Server;

/// <summary>Does long work in turns of the queue, so that other clients get turns in between.</summary>
/// <param name="queue">Grants the turns.</param>
/// <param name="client">The client that asks.</param>
internal sealed class TimeSlices(WorkQueue queue, ClientId client)
{
    // With pieces of up to 40 ms, a turn ends within 100 ms.
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(50);

    /// <summary>Does pieces of work, numbered from 0, on all threads and in any order.</summary>
    /// <param name="count">The number of pieces.</param>
    /// <param name="piece">Does one piece, in about 40 ms at most.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>After each turn, the number of pieces done.</returns>
    public async IAsyncEnumerable<int> Run(
        int count, Action<int> piece, [EnumeratorCancellation] CancellationToken stop)
    {
        int done = 0;
        while (done < count)
        {
            using (await queue.Enter(client, done, stop).ConfigureAwait(false))
            {
                for (long began = Stopwatch.GetTimestamp(); done < count && Stopwatch.GetElapsedTime(began) < Enough;)
                {
                    int next = Math.Min(count, done + queue.Threads);
                    RunParallel(done, next, piece, stop);
                    done = next;
                }
            }

            yield return done;
        }
    }

    private void RunParallel(int from, int to, Action<int> piece, CancellationToken stop)
    {
        try
        {
            Parallel.For(from, to,
                new ParallelOptions { MaxDegreeOfParallelism = queue.Threads, CancellationToken = stop }, piece);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }
}
