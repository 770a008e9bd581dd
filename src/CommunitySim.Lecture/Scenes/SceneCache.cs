using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Scenes;

/// <summary>
/// Computes each scene once, on the first request, and keeps the answer. Scenes are computed one at a time and as a client of their
/// own, so they neither suffer from a page that floods the queue nor delay other pages.
/// </summary>
/// <param name="queue">Grants the turns.</param>
/// <param name="closing">Cancels the work when the server stops.</param>
internal sealed class SceneCache(WorkQueue queue, CancellationToken closing) : IDisposable
{
    // All who wait for a scene share one answer, so a hall costs no more than one page.
    private const int MostWaiting = 2048;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, Work> _works = new(StringComparer.Ordinal);
    private int _waiting;

    /// <summary>The answer of a scene. The work is cancelled once nobody waits for it any more.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="leave">Cancels the wait of this client.</param>
    /// <exception cref="BusyException">Too many clients wait already.</exception>
    public async Task<byte[]> Answer(Scene scene, CancellationToken leave)
    {
        Work work = Join(scene);
        try
        {
            return await work.Answer.WaitAsync(leave).ConfigureAwait(false);
        }
        finally
        {
            Leave(scene, work);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private Work Join(Scene scene)
    {
        lock (_lock)
        {
            if (_waiting >= MostWaiting)
            {
                throw new BusyException();
            }

            if (!_works.TryGetValue(scene.Id, out Work? work))
            {
                CancellationTokenSource stop = new();
                work = _works[scene.Id] = new Work(
                    Task.Run(() => Compute(scene, stop.Token), CancellationToken.None), stop);
            }

            _waiting++;
            work.Waiting++;
            return work;
        }
    }

    private void Leave(Scene scene, Work work)
    {
        lock (_lock)
        {
            _waiting--;
            if (--work.Waiting == 0
                && !work.Answer.IsCompletedSuccessfully && _works.GetValueOrDefault(scene.Id) == work)
            {
                _works.Remove(scene.Id);
                work.Stop.Cancel();
            }
        }
    }

    private async Task<byte[]> Compute(Scene scene, CancellationToken allLeft)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(allLeft, closing);
        CancellationToken stop = either.Token;
        await _one.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            using SceneRun run = new(scene);
            while (!run.IsDone)
            {
                using IDisposable turn = await queue.Enter(WorkQueue.Server, run.Done, stop).ConfigureAwait(false);
                run.Simulate(queue.Threads, stop);
            }

            using (await queue.Enter(WorkQueue.Server, run.Done, stop).ConfigureAwait(false))
            {
                return SceneAnswer.Write(run);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private sealed class Work(Task<byte[]> answer, CancellationTokenSource stop)
    {
        public Task<byte[]> Answer { get; } = answer;

        public CancellationTokenSource Stop { get; } = stop;

        public int Waiting { get; set; }
    }
}
