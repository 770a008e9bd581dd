namespace CommunitySim.Lecture.Live;

/// <summary>How many connections there are: some for each client, and not too many in all.</summary>
internal sealed class OpenSockets
{
    // A page has one, and another for a moment when it comes back; all pages of an address together leave half of the places to others.
    private const int MostEach = 4, Most = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Takes a place, until it is disposed of.</summary>
    /// <exception cref="BusyException">This client, or all together, have too many.</exception>
    public IDisposable Take(string client)
    {
        lock (_lock)
        {
            int mine = _open.GetValueOrDefault(client);
            if (mine >= MostEach || _open.Values.Sum() >= Most)
            {
                throw new BusyException();
            }

            _open[client] = mine + 1;
        }

        return new Place(this, client);
    }

    private void Leave(string client)
    {
        lock (_lock)
        {
            if (--_open[client] == 0)
            {
                _open.Remove(client);
            }
        }
    }

    private sealed class Place(OpenSockets sockets, string client) : IDisposable
    {
        public void Dispose() => sockets.Leave(client);
    }
}
