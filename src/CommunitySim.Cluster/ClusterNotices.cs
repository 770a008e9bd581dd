namespace CommunitySim.Cluster;

/// <summary>Says who takes part in a run, when that changes.</summary>
/// <param name="redis">Where the workers meet.</param>
/// <param name="cluster">The cluster's name.</param>
/// <param name="news">Receives how many workers there are.</param>
/// <param name="error">Receives what is wrong.</param>
internal sealed class ClusterNotices(RedisAddress redis, string cluster, TextWriter news, TextWriter error)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private readonly Dictionary<IRemoteWorker, int> _lost = [];
    private (int Workers, int Places)? _last;

    /// <summary>Says how many workers there are.</summary>
    public void Count(IReadOnlyCollection<IRemoteWorker> workers)
    {
        lock (_lock)
        {
            foreach ((IRemoteWorker worker, int worlds) in _lost)
            {
                news.WriteLine(LossText(worker, worlds));
            }

            _lost.Clear();
            (int Workers, int Places) now = (workers.Count, workers.Sum(worker => worker.Places));
            if (_last == now)
            {
                return;
            }

            _last = now;
            if (now.Workers == 0)
            {
                error.WriteLine(
                    $"No worker is at work. Start one on each machine: communitysim worker --join {redis.Shown}" +
                    $"{(cluster == ClusterName.Usual ? "" : $" --cluster {cluster}")}. The run waits for it.");
            }
            else
            {
                news.WriteLine(
                    $"{Number(now.Workers, "worker")} with {Number(now.Places, "place")} {(now.Workers == 1 ? "is" : "are")} at work.");
            }
        }
    }

    /// <summary>Notes worlds of a lost worker. Its blocks come one after the other, and are told together.</summary>
    public void Lose(IRemoteWorker worker, int worlds)
    {
        lock (_lock)
        {
            _lost[worker] = _lost.GetValueOrDefault(worker) + worlds;
        }
    }

    /// <summary>Says why a worker may not take part, once.</summary>
    /// <returns>Whether it was not said before.</returns>
    public bool Refuse(string address, string reason)
    {
        lock (_lock)
        {
            if (!_refused.Add(address))
            {
                return false;
            }
        }

        error.WriteLine(reason);
        return true;
    }

    private static string LossText(IRemoteWorker worker, int worlds)
    {
        string how = worker.Loss switch
        {
            Loss.Left => "has left",
            Loss.Silent => "does not answer",
            _ => "was lost",
        };
        return worlds switch
        {
            0 => $"{worker.Name} {how}.",
            1 => $"{worker.Name} {how}; its world goes to others.",
            _ => $"{worker.Name} {how}; its {worlds} worlds go to others.",
        };
    }

    private static string Number(int count, string of) => $"{count} {of}{(count == 1 ? "" : "s")}";
}

/// <summary>The name of a cluster: several may meet at one Redis server.</summary>
public static class ClusterName
{
    /// <summary>The name that is used unless another is given.</summary>
    public const string Usual = "communitysim";
}
