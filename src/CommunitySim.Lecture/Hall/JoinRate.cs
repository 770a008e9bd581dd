namespace CommunitySim.Lecture.Hall;

/// <summary>
/// Limits how fast an address may join: a bucket of tokens that fills again. The phones of a hall may share an address, so the
/// bucket holds a whole hall that scans the code at once.
/// </summary>
/// <param name="clock">The clock.</param>
internal sealed class JoinRate(TimeProvider clock)
{
    /// <summary>Joins of an address at once, and joins per second after that.</summary>
    internal const int AtOnce = 400, PerSecond = 10;

    private const int MostAddresses = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (double Left, long At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a token of an address; false if it has none left.</summary>
    public bool Take(string address)
    {
        lock (_lock)
        {
            long now = clock.GetTimestamp();
            if (_buckets.Count >= MostAddresses && !_buckets.ContainsKey(address))
            {
                return false;
            }

            (double left, long at) = _buckets.GetValueOrDefault(address, (AtOnce, now));
            left = Math.Min(AtOnce, left + (PerSecond * clock.GetElapsedTime(at, now).TotalSeconds));
            _buckets[address] = left >= 1 ? (left - 1, now) : (left, now);
            return left >= 1;
        }
    }
}
