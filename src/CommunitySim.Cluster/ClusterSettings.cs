using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using StackExchange.Redis;

namespace CommunitySim.Cluster;

/// <summary>What workers and runs agree on.</summary>
internal static class ClusterSettings
{
    /// <summary>How long workers and runs may take to say good-bye. Redis may be stopped, or the network cut.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>Makes an empty host: it neither logs nor handles signals, since the command does.</summary>
    public static HostApplicationBuilder Host()
    {
        HostApplicationBuilder host = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        host.Logging.ClearProviders();
        host.Services.AddSingleton<IHostLifetime, NoLifetime>();
        host.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Farewell);
        return host;
    }

    /// <summary>Names the cluster.</summary>
    public static void Name(ClusterOptions options, string cluster) => (options.ServiceId, options.ClusterId) = ("communitysim", cluster);

    /// <summary>Uses a connection that was tried before.</summary>
    public static void Use(RedisClusteringOptions options, IConnectionMultiplexer redis)
    {
        options.ConfigurationOptions = ConfigurationOptions.Parse(redis.Configuration);
        options.CreateMultiplexer = _ => Task.FromResult((redis, IsShared: true));
    }

    /// <summary>Stops a host within <see cref="Farewell"/>, whatever the network does.</summary>
    public static async Task Stop(IHost host)
    {
        using CancellationTokenSource late = new(Farewell);
        Task stop = Task.Run(async () =>
        {
            await host.StopAsync(late.Token).ConfigureAwait(false);
            host.Dispose();
        });
        // What is left after that ends with the process, and others find it gone.
        await Task.WhenAny(stop, Task.Delay(Farewell)).ConfigureAwait(false);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
