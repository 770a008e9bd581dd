using System.Text.Json;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Act;

/// <summary>Computes act one once, on the first request, in turns of the queue, and keeps the answers.</summary>
/// <param name="queue">Grants the turns.</param>
/// <param name="closing">Cancels the work when the server stops.</param>
internal sealed class ActCache(WorkQueue queue, CancellationToken closing)
{
    // A turn takes about 60 ms on two cores.
    private const int WorldsOfTurn = 16;

    private readonly Lock _lock = new();
    private Task<byte[]>? _story, _race;

    /// <summary>The story of the twelve members; a failed attempt is repeated.</summary>
    /// <param name="leave">Cancels the wait of this client, not the work.</param>
    public Task<byte[]> Story(CancellationToken leave) => Once(ref _story, ComputeStory).WaitAsync(leave);

    /// <summary>The race of reach, which the hall guesses; a failed attempt is repeated.</summary>
    /// <param name="leave">Cancels the wait of this client, not the work.</param>
    public Task<byte[]> Race(CancellationToken leave) => Once(ref _race, ComputeRace).WaitAsync(leave);

    /// <summary>Computes the race without a queue.</summary>
    /// <param name="threads">The number of threads, at least 1; the answer does not depend on it.</param>
    public static byte[] Race(int threads)
    {
        GrowingRun run = new(LectureExperiment.Base);
        run.Simulate(run.Remaining, threads, CancellationToken.None);
        return Write(run);
    }

    private Task<byte[]> Once(ref Task<byte[]>? answer, Func<Task<byte[]>> compute)
    {
        lock (_lock)
        {
            return answer = answer is { IsFaulted: false, IsCanceled: false } ? answer : Task.Run(compute, CancellationToken.None);
        }
    }

    private async Task<byte[]> ComputeStory()
    {
        using IDisposable turn = await queue.Enter(WorkQueue.Server, 0, closing).ConfigureAwait(false);
        return ActAnswer.Write(ActStory.Find());
    }

    private async Task<byte[]> ComputeRace()
    {
        GrowingRun run = new(LectureExperiment.Base);
        while (run.Remaining > 0)
        {
            using IDisposable turn = await queue.Enter(WorkQueue.Server, run.Record.Tried, closing).ConfigureAwait(false);
            if (!run.Simulate(WorldsOfTurn, queue.Threads, closing))
            {
                throw new OperationCanceledException(closing);
            }
        }

        return Write(run);
    }

    private static byte[] Write(GrowingRun run) => JsonSerializer.SerializeToUtf8Bytes(ActRace.Read(run), JsonSerializerOptions.Web);
}
