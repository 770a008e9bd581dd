namespace CommunitySim.Lecture.Hall;

/// <summary>A version number that many can wait for. A wait that began before several changes ends with the first.</summary>
internal sealed class Signal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = Fresh();
    private long _version = 1;

    /// <summary>The number of changes, from 1.</summary>
    public long Version
    {
        get
        {
            lock (_lock)
            {
                return _version;
            }
        }
    }

    /// <summary>Counts a change and ends all waits.</summary>
    public void Raise()
    {
        TaskCompletionSource now;
        lock (_lock)
        {
            _version++;
            (now, _next) = (_next, Fresh());
        }

        now.SetResult();
    }

    /// <summary>Waits until the version is another one, or until the patience ends.</summary>
    /// <param name="known">The version that the client knows.</param>
    /// <param name="patience">The longest wait, above 0.</param>
    /// <param name="stop">Cancels the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task Wait(long known, TimeSpan patience, CancellationToken stop)
    {
        Task next;
        lock (_lock)
        {
            if (_version != known)
            {
                return;
            }

            next = _next.Task;
        }

        try
        {
            await next.WaitAsync(patience, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The client asks again. So a phone that is gone holds no place for long.
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
