using System.Collections.Concurrent;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;

namespace CommunitySim.Cluster;

/// <summary>The connection of a run to a cluster: it knows the workers, and gives them the parts of experiments.</summary>
internal sealed class ClusterConnection : IAsyncDisposable
{
    // A package travels in pieces, and an answer is a few megabytes, so a slow network carries either in time.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5), BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly IHost _host;
    private readonly ClusterNotices _notices;
    private readonly BlockChecks _checks = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, RemoteWorker> _workers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _greetings = new(StringComparer.Ordinal);
    private readonly Task _watch;
    private volatile PartWork? _work;

    private ClusterConnection(IConnectionMultiplexer redis, string cluster, ClusterNotices notices)
    {
        _notices = notices;
        HostApplicationBuilder builder = ClusterSettings.Host();
        builder.UseOrleansClient(client =>
        {
            client.UseRedisClustering(options => ClusterSettings.Use(options, redis));
            client.Configure<ClusterOptions>(options => ClusterSettings.Name(options, cluster));
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = BetweenLooks);
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = AnswerTime);
            client.UseConnectionRetryFilter(async (_, stop) =>
            {
                _notices.Count([]);
                await Task.Delay(BetweenLooks, stop).ConfigureAwait(false);
                return true;
            });
        });
        _host = builder.Build();
        _watch = Task.Run(Watch);
    }

    private IEnumerable<RemoteWorker> Present => _workers.Values.Where(worker => worker.Loss == Loss.None);

    /// <summary>Connects to a cluster. Its workers may come later.</summary>
    /// <param name="redis">Where the workers meet.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="notices">Says who takes part.</param>
    /// <exception cref="Experiments.Input.InputException">No Redis server can be used.</exception>
    public static async Task<ClusterConnection> Connect(RedisAddress redis, string cluster, ClusterNotices notices) =>
        new(await redis.Connect().ConfigureAwait(false), cluster, notices);

    /// <summary>Lets the workers simulate an experiment and its studies.</summary>
    public IWorkforce For(ExperimentConfig experiment) => new ExperimentWorkforce(this, ExperimentPackage.Of(experiment));

    /// <summary>Ends the connection. The workers stay.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAny(_watch, Task.Delay(ClusterSettings.Farewell)).ConfigureAwait(false);
        await ClusterSettings.Stop(_host).ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task Watch()
    {
        try
        {
            await _host.StartAsync(_end.Token).ConfigureAwait(false);
            IGrainFactory grains = _host.Services.GetRequiredService<IGrainFactory>();
            while (true)
            {
                await Look(grains).ConfigureAwait(false);
                await Task.Delay(BetweenLooks, _end.Token).ConfigureAwait(false);
                if (!Present.Any() && _greetings.Values.Any(greeting => !greeting.IsCompleted))
                {
                    continue; // the first worker is just being greeted
                }

                _notices.Count([.. Present]);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    /// <summary>Asks who is there, greets those that came, and notes those that went.</summary>
    private async Task Look(IGrainFactory grains)
    {
        SiloState[] silos;
        try
        {
            silos = await grains.GetGrain<IRoster>(0).Read().ConfigureAwait(false);
        }
        catch (Exception fault) when (RemoteWorker.IsLinkFault(fault))
        {
            return; // nobody answers just now, so nothing is known anew
        }

        foreach (SiloState silo in silos)
        {
            if (silo.Presence == Presence.Active)
            {
                if (!_workers.TryGetValue(silo.Address, out RemoteWorker? known) || known.Loss == Loss.Silent)
                {
                    Greet(grains.GetGrain<IDesk>(silo.Address), silo.Address);
                }
            }
            else if (_workers.TryGetValue(silo.Address, out RemoteWorker? gone))
            {
                gone.Lose(silo.Presence == Presence.Dead ? Loss.Dead : Loss.Left);
            }
        }

        foreach (Task failed in _greetings.Values.Where(greeting => greeting.IsFaulted))
        {
            await failed.ConfigureAwait(false);
        }
    }

    private void Greet(IDesk desk, string address)
    {
        if (!_greetings.TryGetValue(address, out Task? greeting) || greeting.IsCompletedSuccessfully)
        {
            _greetings[address] = Task.Run(() => GreetOnce(desk, address));
        }
    }

    private async Task GreetOnce(IDesk desk, string address)
    {
        try
        {
            Greeting greeting = await desk.Greet().ConfigureAwait(false);
            if (Canary.Refusal(greeting) is { } refusal)
            {
                if (_notices.Refuse(address, refusal))
                {
                    await desk.Refuse(refusal).ConfigureAwait(false);
                }

                return;
            }

            RemoteWorker worker = new(desk, greeting);
            _workers[address] = worker;
            _work?.Add(worker);
        }
        catch (Exception fault) when (RemoteWorker.IsLinkFault(fault))
        {
            // It does not answer yet. It is greeted again as long as the others say that it works.
        }
    }

    private async Task Work(WorldQueue queue, PartWorlds worlds, string hash, Lazy<byte[]> package, CancellationToken stop)
    {
        if (queue.Take(1) is not { Count: > 0 } some)
        {
            return; // all is there, so no worker is needed
        }

        queue.Return(some);
        PartWork work = new(queue, worlds, hash, package, _checks, stop) { Lost = _notices.Lose };
        _work = work;
        foreach (RemoteWorker worker in Present)
        {
            work.Add(worker);
        }

        // The watch ends only with a fault.
        _ = _watch.ContinueWith(
            watch => work.Fail(watch.Exception!.GetBaseException()), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await work.Finish().ConfigureAwait(false);
        _work = null;
    }

    private sealed class ExperimentWorkforce(ClusterConnection cluster, ExperimentPackage package) : IWorkforce
    {
        // The first worlds may be slow while workers with many places go ahead; workers may also join later.
        private const int LeastWidth = 512, BlocksPerPlace = 8;

        private readonly string _hash = package.Hash;
        private readonly Lazy<byte[]> _bytes = new(() => PackageCode.Encode(package));

        public int Width => Math.Max(LeastWidth, BlocksPerPlace * cluster.Present.Sum(worker => worker.Places));

        public Task Work(WorldQueue queue, PartWorlds worlds, CancellationToken stop) =>
            cluster.Work(queue, worlds, _hash, _bytes, stop);
    }
}
