using System.Net;

namespace CommunitySim.Lecture;

/// <summary>How the lecture is offered.</summary>
public sealed record LectureOptions
{
    /// <summary>The port where none is named.</summary>
    public const int UsualPort = 8642;

    /// <summary>Address to listen on; the machine itself and nobody else unless told otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port, 1 to 65535; 0 for any that is free.</summary>
    public int Port { get; init; } = UsualPort;

    /// <summary>Whether any free port will do where the named one is taken.</summary>
    public bool OrAnotherPort { get; init; }

    /// <summary>Threads for the model, at least 1; numbers do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where faults of the program itself are told.</summary>
    public TextWriter Error { get; init; } = TextWriter.Null;

    /// <summary>Connections of all addresses together, at least 1.</summary>
    internal int MostConnections { get; init; } = 10_000;

    /// <summary>Connections of one address, at least 1: a hall behind one address has six a phone.</summary>
    internal int MostConnectionsThere { get; init; } = 2500;
}
