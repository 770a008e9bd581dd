namespace CommunitySim.Cluster;

/// <summary>How many worlds a block holds. Several threads use it.</summary>
/// <param name="bytesPerWorld">Estimated bytes of a record.</param>
internal sealed class BlockSize(double bytesPerWorld)
{
    // Long enough that calls cost nothing beside it, and short enough that little is lost with a worker.
    private const double Seconds = 2;

    // Up to here it is better to give each place a world than to share one world among the places.
    private const double MostSecondsUnshared = 20;

    // An answer must pass a slow network well before the call that carries it fails.
    private const double MostBytes = 8e6;

    private readonly Lock _lock = new();
    private double _secondsPerWorld;

    /// <summary>Notes how long some worlds took.</summary>
    /// <param name="worlds">Number of worlds.</param>
    /// <param name="seconds">Their processor time together, in seconds.</param>
    public void Note(int worlds, double seconds)
    {
        lock (_lock)
        {
            double found = seconds / worlds;
            _secondsPerWorld = _secondsPerWorld == 0 ? found : (_secondsPerWorld + found) / 2;
        }
    }

    /// <summary>Returns the number of worlds for a worker.</summary>
    /// <param name="places">Its places, at least 1.</param>
    public int For(int places)
    {
        double seconds;
        lock (_lock)
        {
            seconds = _secondsPerWorld;
        }

        double fitting = seconds == 0 ? places : Seconds * places / seconds;
        double least = seconds > MostSecondsUnshared ? 1 : places;
        return (int)Math.Max(1, Math.Min(Math.Max(fitting, least), MostBytes / bytesPerWorld));
    }
}
