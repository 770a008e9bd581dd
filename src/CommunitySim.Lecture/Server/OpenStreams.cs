namespace CommunitySim.Lecture.Server;

/// <summary>
/// Bounds the answers that a page streams at the same time. A page that reads slowly waits outside the work queue, and each of its
/// streams keeps a run in memory.
/// </summary>
internal sealed class OpenStreams
{
    // A page that drags a slider has two open: the newest, and the one it is about to abort.
    internal const int MostEach = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<ClientId, int> _open = [];

    /// <summary>Counts a stream of a client until it is disposed.</summary>
    /// <exception cref="BusyException">The client has <see cref="MostEach"/> open streams.</exception>
    public IDisposable Open(ClientId client)
    {
        lock (_lock)
        {
            int open = _open.GetValueOrDefault(client);
            if (open == MostEach)
            {
                throw new BusyException();
            }

            _open[client] = open + 1;
        }

        return new OpenStream(this, client);
    }

    private void Close(ClientId client)
    {
        lock (_lock)
        {
            if (--_open[client] == 0)
            {
                _open.Remove(client);
            }
        }
    }

    private sealed class OpenStream(OpenStreams streams, ClientId client) : IDisposable
    {
        private bool _isClosed;

        public void Dispose()
        {
            if (!_isClosed)
            {
                _isClosed = true;
                streams.Close(client);
            }
        }
    }
}
