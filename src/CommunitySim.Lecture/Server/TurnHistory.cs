namespace CommunitySim.Lecture.Server;

/// <summary>Remembers the last turn of each client, by counting turns instead of time.</summary>
/// <param name="remembered">The number of turns after which a turn is forgotten, at least 1.</param>
internal sealed class TurnHistory(int remembered)
{
    private readonly Dictionary<string, long> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<ClientId, long> _clients = [];
    private readonly Queue<ClientId> _recent = new();
    private long _turns;

    /// <summary>Records that the next turn belongs to a client.</summary>
    public void Record(ClientId client)
    {
        _turns++;
        (_addresses[client.Address], _clients[client]) = (_turns, _turns);
        _recent.Enqueue(client);
        if (_recent.Count > remembered)
        {
            Forget(_recent.Dequeue(), _turns - remembered);
        }
    }

    /// <summary>The last turn of a client, 1 or more; 0 if it had none recently.</summary>
    public long LastOf(ClientId client) => _clients.GetValueOrDefault(client);

    /// <summary>The last turn of any client at a client's address, 1 or more; 0 if there was none recently.</summary>
    public long LastThere(ClientId client) => _addresses.GetValueOrDefault(client.Address);

    private void Forget(ClientId client, long turn)
    {
        if (_clients[client] == turn)
        {
            _clients.Remove(client);
        }

        if (_addresses[client.Address] == turn)
        {
            _addresses.Remove(client.Address);
        }
    }
}
