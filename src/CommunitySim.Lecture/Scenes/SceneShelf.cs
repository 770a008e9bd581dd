namespace CommunitySim.Lecture.Scenes;

/// <summary>Scenes that were computed; each is computed once, when somebody first asks for it.</summary>
/// <param name="workshop">Where worlds are lived.</param>
/// <param name="closing">Ends the work with the server.</param>
internal sealed class SceneShelf(Workshop workshop, CancellationToken closing)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<byte[]>> _answers = new(StringComparer.Ordinal);

    /// <summary>The answer of a scene. Who leaves does not take it away from others.</summary>
    /// <exception cref="BusyException">Too much is waiting already.</exception>
    public Task<byte[]> Answer(Scene scene, string client)
    {
        lock (_lock)
        {
            if (!_answers.TryGetValue(scene.Id, out Task<byte[]>? answer) || answer.IsFaulted || answer.IsCanceled)
            {
                answer = _answers[scene.Id] = Task.Run(() => Compute(scene, client), closing);
            }

            return answer;
        }
    }

    private async Task<byte[]> Compute(Scene scene, string client)
    {
        using SceneRun run = new(scene);
        while (!run.IsDone)
        {
            using IDisposable turn = await workshop.Turn(client, run.Lived, closing).ConfigureAwait(false);
            run.Live(workshop.Threads, closing);
        }

        using (await workshop.Turn(client, run.Lived, closing).ConfigureAwait(false))
        {
            return SceneAnswer.Of(run);
        }
    }
}
