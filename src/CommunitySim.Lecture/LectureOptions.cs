using System.Net;

namespace CommunitySim.Lecture;

/// <summary>Settings of the lecture's server.</summary>
public sealed record LectureOptions
{
    /// <summary>The default port.</summary>
    public const int UsualPort = 8642;

    /// <summary>Address to listen on; by default this machine only.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port, 1 to 65535; 0 for any that is free.</summary>
    public int Port { get; init; } = UsualPort;

    /// <summary>Whether to use any free port if the given one is taken.</summary>
    public bool OrAnotherPort { get; init; }

    /// <summary>Threads for the model, at least 1; numbers do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The language of the page, such as "de"; null for the one that each browser last chose, at first English.</summary>
    public string? Language { get; init; }

    /// <summary>Whether phones may join and vote. All other calls then need the lecturer's token.</summary>
    public bool Hall { get; init; }

    /// <summary>Assigns the phones of a hall to the arms of its experiment.</summary>
    public ulong HallSeed { get; init; } = 1;

    /// <summary>Receives the bugs of the program.</summary>
    public TextWriter Error { get; init; } = TextWriter.Null;

    /// <summary>The most connections of all addresses together, at least 1.</summary>
    internal int MostConnections { get; init; } = 10_000;

    /// <summary>The most connections of one address, at least 1. A hall behind one address has six per phone.</summary>
    internal int MostConnectionsThere { get; init; } = 2500;
}
