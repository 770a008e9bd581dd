using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CommunitySim.Experiments.Config;
using CommunitySim.Lecture.Game;
using CommunitySim.Lecture.Group;
using CommunitySim.Lecture.Live;
using CommunitySim.Lecture.Scenes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace CommunitySim.Lecture;

/// <summary>The page's server. It takes its settings from <see cref="LectureOptions"/> and nothing from the surroundings.</summary>
public sealed class LectureServer : IAsyncDisposable
{
    private const int MostRequestBytes = 64 * 1024, MostConnections = 1024;

    private readonly WebApplication _app;

    private LectureServer(WebApplication app) => _app = app;

    /// <summary>Where the page is, such as http://127.0.0.1:8642.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts to listen.</summary>
    /// <exception cref="InputException">The port is in use or not allowed, the address is none of this machine, or this build is without the page.</exception>
    public static async Task<LectureServer> Start(LectureOptions options)
    {
        if (!PageFiles.HasLibraries)
        {
            throw new InputException("lecture", "", "this build is without the page's libraries, because npm was missing when it was made. Install Node.js 18 or later, which brings npm, and build again.");
        }

        WebApplication app = Build(options);
        try
        {
            await app.StartAsync().ConfigureAwait(false);
            return new LectureServer(app);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException && options.OrAnotherPort)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            return await Start(options with { Port = 0, OrAnotherPort = false }).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new InputException("lecture", "", $"cannot listen on {new IPEndPoint(options.Address, options.Port)} ({fault.Message.TrimEnd('.')}); choose another port with --port, or this machine's own address with --host.");
        }
    }

    /// <summary>Ends when the program is asked to end, as by Ctrl-C.</summary>
    public Task Ended() => _app.WaitForShutdownAsync();

    /// <summary>Closes all connections, and the work behind them.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(2));
        await _app.StopAsync(soon.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(LectureOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(2));
            kestrel.Listen(options.Address, options.Port);
        });
        WebApplication app = builder.Build();
        Workshop workshop = new(options.Threads);
        Guard guard = new(options.Address);
        Faults faults = new(options.Error);
        Guests guests = new();
        app.Use(next => context => faults.Tell(context, next));
        app.Use(next => context => UntilTheEnd(context, next, app.Lifetime.ApplicationStopping));
        app.Use(next => context => guard.Check(context, next));
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        app.Use(next => context =>
        {
            context.Items[Workshop.ClientKey] = Guests.Of(context);
            return next(context);
        });
        app.UseRouting();
        app.MapGet("/api/page", context => context.Response.WriteAsJsonAsync(new { page = guests.Welcome() }, context.RequestAborted));
        ParameterRoutes.Map(app);
        GameRoutes.Map(app, workshop);
        GroupRoutes.Map(app, workshop);
        LiveRoutes.Map(app, workshop);
        SceneRoutes.Map(app, workshop);
        app.MapGet("/{**path}", Page);
        return app;
    }

    /// <summary>The end of the program is the end of a request's work too; the server alone would wait for it.</summary>
    internal static async Task UntilTheEnd(HttpContext context, RequestDelegate next, CancellationToken end)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, end);
        context.RequestAborted = either.Token;
        await next(context).ConfigureAwait(false);
    }

    private static async Task Page(HttpContext context, string? path)
    {
        path = string.IsNullOrEmpty(path) ? "index.html" : path;
        if (PageFiles.Find(path) is not { } bytes)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        EntityTagHeaderValue tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..8])}\"");
        await Results.Bytes(bytes, PageFiles.ContentType(path), entityTag: tag).ExecuteAsync(context).ConfigureAwait(false);
    }
}
