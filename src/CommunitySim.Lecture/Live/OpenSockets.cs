namespace CommunitySim.Lecture.Live;

/// <summary>How many connections there are: some for each client, not too many for an address, and not too many in all.</summary>
internal sealed class OpenSockets
{
    // A page has one, and another for a moment when it comes back; all pages of an address together leave half of the places to others.
    private const int MostEach = 4, MostThere = 640, Most = 1280;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guest, int> _open = [];

    /// <summary>Takes a place, until it is disposed of.</summary>
    /// <exception cref="BusyException">This client, its address, or all together, have too many.</exception>
    public IDisposable Take(Guest client)
    {
        lock (_lock)
        {
            int mine = _open.GetValueOrDefault(client);
            int there = _open.Sum(open => open.Key.Address == client.Address ? open.Value : 0);
            if (mine >= MostEach || there >= MostThere || _open.Values.Sum() >= Most)
            {
                throw new BusyException();
            }

            _open[client] = mine + 1;
        }

        return new Place(this, client);
    }

    private void Leave(Guest client)
    {
        lock (_lock)
        {
            if (--_open[client] == 0)
            {
                _open.Remove(client);
            }
        }
    }

    private sealed class Place(OpenSockets sockets, Guest client) : IDisposable
    {
        public void Dispose() => sockets.Leave(client);
    }
}
