using System.Net;
using System.Net.Sockets;
using CommunitySim.Experiments.Input;
using StackExchange.Redis;

namespace CommunitySim.Cluster;

/// <summary>The Redis server at which the workers of a cluster meet.</summary>
public sealed class RedisAddress
{
    private const string Prefix = "redis=";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _option;
    private readonly ConfigurationOptions _settings;

    private RedisAddress(string option, ConfigurationOptions settings) => (_option, _settings) = (option, settings);

    /// <summary>The servers without passwords, such as "redis=10.0.0.5:6379".</summary>
    public string Shown => Prefix + string.Join(',', _settings.EndPoints.Select(Text));

    /// <summary>Reads an address such as "redis=10.0.0.5:6379,password=secret,ssl=true".</summary>
    /// <param name="text">The address. What follows the server is given to StackExchange.Redis.</param>
    /// <param name="option">The option that it was given with, for the message.</param>
    /// <exception cref="InputException">The text is no address.</exception>
    public static RedisAddress Parse(string text, string option)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new InputException(option, "", $"\"{WithoutPassword(text)}\" is no address; write redis=HOST:6379.");
        }

        try
        {
            ConfigurationOptions settings = ConfigurationOptions.Parse(text[Prefix.Length..]);
            settings.AbortOnConnectFail = true;
            settings.ConnectRetry = 1;
            settings.ConnectTimeout = (int)Patience.TotalMilliseconds;
            settings.SyncTimeout = settings.AsyncTimeout = (int)Patience.TotalMilliseconds;
            settings.SetDefaultPorts();
            return settings.EndPoints.Count > 0
                ? new RedisAddress(option, settings)
                : throw new InputException(option, "", "no server is named; write redis=HOST:6379.");
        }
        catch (ArgumentException fault)
        {
            throw new InputException(option, "", $"{fault.Message.TrimEnd('.')}. Write redis=HOST:6379,password=...,ssl=true.");
        }
    }

    /// <summary>Hides a password, so that no file shows it.</summary>
    public static string WithoutPassword(string word) => string.Join(',', word.Split(',').Select(
        part => part.StartsWith("password=", StringComparison.OrdinalIgnoreCase) ? "password=..." : part));

    /// <summary>Connects to the server.</summary>
    /// <exception cref="InputException">No server answers, or it refuses the password.</exception>
    internal async Task<IConnectionMultiplexer> Connect()
    {
        try
        {
            return await ConnectionMultiplexer.ConnectAsync(_settings).ConfigureAwait(false);
        }
        catch (RedisConnectionException fault)
        {
            string server = Shown[Prefix.Length..];
            throw new InputException(_option, "", fault.FailureType == ConnectionFailureType.AuthenticationFailure
                ? $"the Redis server at {server} refuses the password, or its certificate is not trusted here. Check password=... and ssl=true."
                : $"no Redis server answers at {server}. Start one there with redis-server, or check host, port and firewall.");
        }
    }

    /// <summary>Finds the address of this machine at which others in the network of the server can reach it.</summary>
    internal IPAddress OwnAddress()
    {
        // Connecting a datagram socket sends nothing; the system only chooses the way.
        using Socket way = _settings.EndPoints[0] is IPEndPoint { AddressFamily: var family }
            ? new Socket(family, SocketType.Dgram, ProtocolType.Udp)
            : new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        way.Connect(_settings.EndPoints[0]);
        return ((IPEndPoint)way.LocalEndPoint!).Address;
    }

    private static string Text(EndPoint server) => server is DnsEndPoint named ? $"{named.Host}:{named.Port}" : $"{server}";
}
