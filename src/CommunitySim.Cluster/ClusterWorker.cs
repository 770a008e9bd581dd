using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;

namespace CommunitySim.Cluster;

/// <summary>A worker: a silo that simulates the worlds of runs on other machines.</summary>
/// <param name="redis">Where the workers meet.</param>
/// <param name="cluster">The cluster's name.</param>
/// <param name="places">Number of worlds at the same time, at least 1.</param>
/// <param name="output">Receives what happens.</param>
/// <param name="error">Receives refusals.</param>
public sealed class ClusterWorker(RedisAddress redis, string cluster, int places, TextWriter output, TextWriter error) : IDisposable
{
    // Each worker of a machine takes the next two: one for other workers, one for runs.
    private const int FirstPort = 11111, MostWorkers = 32;

    private readonly CancellationTokenSource _leave = new();

    /// <summary>Works until a signal ends it: after the current worlds, or at once on the second signal.</summary>
    /// <exception cref="Experiments.Input.InputException">No Redis server can be used.</exception>
    public async Task Work()
    {
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
        using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Leave);
        IConnectionMultiplexer connection = await redis.Connect().ConfigureAwait(false);
        using Workplace workplace = new(places);
        while (!_leave.IsCancellationRequested)
        {
            if (await Join(connection, workplace).ConfigureAwait(false))
            {
                output.WriteLine("The cluster has given this worker up, because it did not answer for some seconds. It joins again.");
            }
        }
    }

    public void Dispose() => _leave.Dispose();

    /// <summary>Works in the cluster, and returns whether the cluster has given the worker up.</summary>
    private async Task<bool> Join(IConnectionMultiplexer connection, Workplace workplace)
    {
        IPAddress address = redis.OwnAddress();
        using Socket reserved = ReservePorts(address);
        IPEndPoint own = (IPEndPoint)reserved.LocalEndPoint!;
        WorkerName name = new($"{Environment.MachineName}:{own.Port}");
        GivenUp givenUp = new();
        IHost host = Build(connection, workplace, name, own, givenUp);
        try
        {
            await host.StartAsync(_leave.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is OperationCanceledException or RedisException or OrleansException or TimeoutException or SocketException)
        {
            await ClusterSettings.Stop(host).ConfigureAwait(false);
            if (!_leave.IsCancellationRequested)
            {
                string cause = fault is RedisException ? $"Redis does not answer at {redis.Shown}" : fault.Message.TrimEnd('.');
                error.WriteLine($"{name.Value} could not join: {cause}. It tries again.");
            }

            return false;
        }

        output.WriteLine(
            $"{name.Value} has joined the cluster {cluster} of {redis.Shown} with {places} {(places == 1 ? "place" : "places")}. " +
            "Ctrl-C ends it after its current worlds.");
        if (IPAddress.IsLoopback(address))
        {
            output.WriteLine("Only workers and runs of this machine can reach it, because Redis was named by an address of this machine alone.");
        }

        await Task.WhenAny(givenUp.Happens, Task.Delay(Timeout.InfiniteTimeSpan, _leave.Token)).ConfigureAwait(false);
        if (_leave.IsCancellationRequested)
        {
            await workplace.Leave(ClusterSettings.Farewell).ConfigureAwait(false);
        }

        await ClusterSettings.Stop(host).ConfigureAwait(false);
        return !_leave.IsCancellationRequested;
    }

    private IHost Build(IConnectionMultiplexer connection, Workplace workplace, WorkerName name, IPEndPoint address, GivenUp givenUp)
    {
        HostApplicationBuilder builder = ClusterSettings.Host();
        builder.UseOrleans(silo =>
        {
            silo.UseRedisClustering(options => ClusterSettings.Use(options, connection));
            silo.Configure<ClusterOptions>(options => ClusterSettings.Name(options, cluster));
            silo.Configure<EndpointOptions>(options =>
            {
                (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (address.Address, address.Port, address.Port + 1);
                (options.SiloListeningEndpoint, options.GatewayListeningEndpoint) = (address, new IPEndPoint(address.Address, address.Port + 1));
            });
            silo.Configure<ClusterMembershipOptions>(NoticeDeathsSoon);
            silo.AddPlacementDirector<DeskPlacement, DeskDirector>();
        });
        builder.Services.AddSingleton(workplace);
        builder.Services.AddSingleton(name);
        builder.Services.AddSingleton(error);
        builder.Services.AddSingleton<IFatalErrorHandler>(givenUp);
        return builder.Build();
    }

    private static void NoticeDeathsSoon(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = options.MinProbeTimeout = options.MaxProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 3;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        // After a power cut the table still names the old silos. A new one waits until these are known to be gone.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.NumMissedTableIAmAliveLimit = 3;
    }

    /// <summary>Reserves two ports. Orleans shares its ports with others, so a datagram socket of the first keeps other workers away.</summary>
    private static Socket ReservePorts(IPAddress address)
    {
        IPGlobalProperties system = IPGlobalProperties.GetIPGlobalProperties();
        HashSet<int> used = [.. system.GetActiveTcpListeners().Concat(system.GetActiveUdpListeners()).Select(found => found.Port)];
        for (int port = FirstPort; port < FirstPort + (2 * MostWorkers); port += 2)
        {
            Socket reserved = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                if (!used.Contains(port) && !used.Contains(port + 1))
                {
                    reserved.Bind(new IPEndPoint(address, port));
                    return reserved;
                }
            }
            catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another worker was faster, so the next port is tried.
            }

            reserved.Dispose();
        }

        throw new ClusterException($"all ports from {FirstPort} to {FirstPort + (2 * MostWorkers) - 1} are in use. End other workers on this machine.");
    }

    private void Leave(PosixSignalContext signal)
    {
        // The second time the signal does what it always does. A terminal that closes is told twice, by the shell and by the system.
        signal.Cancel = signal.Signal == PosixSignal.SIGHUP || !_leave.IsCancellationRequested;
        if (!_leave.IsCancellationRequested)
        {
            output.WriteLine("Ending after the current worlds. Once more to end at once.");
            _leave.Cancel();
        }
    }

    /// <summary>Orleans would end the process when the cluster has given a silo up. The worker joins anew instead.</summary>
    private sealed class GivenUp : IFatalErrorHandler
    {
        private readonly TaskCompletionSource _happens = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Happens => _happens.Task;

        public bool IsUnexpected(Exception exception) => true;

        public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null) => _happens.TrySetResult();
    }
}
