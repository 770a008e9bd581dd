namespace CommunitySim.Lecture.Server;

/// <summary>Which turn was whose, as a count of turns and not by a clock.</summary>
/// <param name="remembered">A turn is forgotten after so many others, at least 1.</param>
internal sealed class TurnHistory(int remembered)
{
    private readonly Dictionary<string, long> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<ClientId, long> _guests = [];
    private readonly Queue<ClientId> _lately = new();
    private long _turns;

    /// <summary>The next turn is this client's.</summary>
    public void Note(ClientId client)
    {
        _turns++;
        (_addresses[client.Address], _guests[client]) = (_turns, _turns);
        _lately.Enqueue(client);
        if (_lately.Count > remembered)
        {
            Forget(_lately.Dequeue(), _turns - remembered);
        }
    }

    /// <summary>The last turn of a client, 1 or more; 0 where it has had none lately.</summary>
    public long LastOf(ClientId client) => _guests.GetValueOrDefault(client);

    /// <summary>The last turn of anybody at a client's address, 1 or more; 0 where there was none lately.</summary>
    public long LastThere(ClientId client) => _addresses.GetValueOrDefault(client.Address);

    private void Forget(ClientId client, long turn)
    {
        if (_guests[client] == turn)
        {
            _guests.Remove(client);
        }

        if (_addresses[client.Address] == turn)
        {
            _addresses.Remove(client.Address);
        }
    }
}
