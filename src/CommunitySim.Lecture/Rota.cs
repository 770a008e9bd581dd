namespace CommunitySim.Lecture;

/// <summary>Which turn was whose, as a count of turns and not by a clock.</summary>
/// <param name="remembered">A turn is forgotten after so many others, at least 1.</param>
internal sealed class Rota(int remembered)
{
    private readonly Dictionary<string, long> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<Guest, long> _guests = [];
    private readonly Queue<Guest> _lately = new();
    private long _turns;

    /// <summary>The next turn is this guest's.</summary>
    public void Note(Guest guest)
    {
        _turns++;
        (_addresses[guest.Address], _guests[guest]) = (_turns, _turns);
        _lately.Enqueue(guest);
        if (_lately.Count > remembered)
        {
            Forget(_lately.Dequeue(), _turns - remembered);
        }
    }

    /// <summary>The last turn of a guest, 1 or more; 0 where it has had none lately.</summary>
    public long LastOf(Guest guest) => _guests.GetValueOrDefault(guest);

    /// <summary>The last turn of anybody at a guest's address, 1 or more; 0 where there was none lately.</summary>
    public long LastThere(Guest guest) => _addresses.GetValueOrDefault(guest.Address);

    private void Forget(Guest guest, long turn)
    {
        if (_guests[guest] == turn)
        {
            _guests.Remove(guest);
        }

        if (_addresses[guest.Address] == turn)
        {
            _addresses.Remove(guest.Address);
        }
    }
}
