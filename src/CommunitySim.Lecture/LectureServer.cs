using System.Net;
using System.Net.Sockets;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Act;
using CommunitySim.Lecture.Game;
using CommunitySim.Lecture.Group;
using CommunitySim.Lecture.Hall;
using CommunitySim.Lecture.Live;
using CommunitySim.Lecture.Scenes;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CommunitySim.Lecture;

/// <summary>The page's server. Its settings come from <see cref="LectureOptions"/> only, not from the environment.</summary>
public sealed class LectureServer : IAsyncDisposable
{
    private const int MostRequestBytes = 64 * 1024;

    // A hall may open the page at once, with six connections per phone.
    private const int MostNewcomers = 4096;

    private readonly WebApplication _app;
    private readonly OpenHall? _hall;

    private LectureServer(WebApplication app, OpenHall? hall) => (_app, _hall) = (app, hall);

    /// <summary>The address of the page, such as http://127.0.0.1:8642.</summary>
    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The addresses of the hall; null without one.</summary>
    public HallInvitation? Invitation => _hall?.InviteTo(Address.Port);

    /// <summary>The method and the pattern of every call.</summary>
    internal IReadOnlyList<(string Method, string Path)> Calls =>
    [
        .. from source in ((IEndpointRouteBuilder)_app).DataSources
           from endpoint in source.Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
           select (method, $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}"),
    ];

    /// <summary>The lecturer's token; null without a hall.</summary>
    internal string? Token => _hall?.Token.Text;

    /// <summary>Starts the server.</summary>
    /// <exception cref="InputException">The port is in use or not allowed, the address is not of this machine, this
    /// build lacks the page, the page lacks the language, or a hall's phones cannot reach this machine.</exception>
    public static async Task<LectureServer> Start(LectureOptions options)
    {
        if (!PageFiles.HasScript)
        {
            throw new InputException(
                "lecture",
                "",
                "this build lacks the page's libraries, because npm was missing during the build. " +
                "Install Node.js 18 or later, which brings npm, and build again.");
        }

        PageFiles.CheckLanguage(options.Language);
        OpenHall? hall = options.Hall ? new OpenHall(HallAddress.For(options.Address), options.HallSeed) : null;
        WebApplication app = Build(options, hall);
        try
        {
            await app.StartAsync().ConfigureAwait(false);
            return new LectureServer(app, hall);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException && options.OrAnotherPort)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            return await Start(options with { Port = 0, OrAnotherPort = false }).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new InputException(
                "lecture",
                "",
                $"cannot listen on {new IPEndPoint(options.Address, options.Port)} ({fault.Message.TrimEnd('.')}); " +
                "choose another port with --port, or this machine's own address with --host.");
        }
    }

    /// <summary>Waits until the program is stopped, as by Ctrl-C.</summary>
    public Task WaitForStop() => _app.WaitForShutdownAsync();

    /// <summary>Closes all connections and cancels their work.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(2));
        await _app.StopAsync(soon.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(LectureOptions options, OpenHall? hall)
    {
        Connections connections = new(options.MostConnections, options.MostConnectionsThere);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(
                bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(2));
            kestrel.Listen(options.Address, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => connections.Serve(connection, next));
            });
        });
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.Backlog = MostNewcomers);
        WebApplication app = builder.Build();
        WorkQueue queue = new(options.Threads);
        OriginCheck originCheck = new(options.Address);
        ErrorResponses errorResponses = new(options.Error, app.Lifetime.ApplicationStopping);
        ClientIds clientIds = new();
        app.Use(next => context => Connections.Answer(context, next));
        app.Use(next => context => errorResponses.Write(context, next));
        app.Use(next => context => UntilTheEnd(context, next, app.Lifetime.ApplicationStopping));
        app.Use(next => context => originCheck.Check(context, next));
        hall?.Guard(app);
        app.Use(next => context =>
        {
            context.Items[WorkQueue.ClientKey] = ClientIds.Read(context);
            return next(context);
        });
        app.UseRouting();
        app.MapGet("/api/page", context =>
            context.Response.WriteAsJsonAsync(new { page = clientIds.Next() }, context.RequestAborted));
        ParameterRoutes.Map(app);
        GameRoutes.Map(app, queue);
        GroupRoutes.Map(app, queue);
        LiveRoutes.Map(app, queue);
        ActRoutes.Map(app, queue);
        SceneRoutes.Map(app, queue);
        PageRoutes.Map(app, options.Language, hall is not null);
        hall?.Map(app, queue);
        return app;
    }

    /// <summary>Cancels the work of requests when the program stops. The server alone would wait for it.</summary>
    internal static async Task UntilTheEnd(HttpContext context, RequestDelegate next, CancellationToken end)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, end);
        context.RequestAborted = either.Token;
        await next(context).ConfigureAwait(false);
    }
}
