using System.Net;
using System.Net.Sockets;
using System.Text;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Tests.Lecture;

/// <summary>Which connections make room where places are short.</summary>
internal sealed class ConnectionsTests
{
    private static readonly IPAddress Hall = IPAddress.Parse("192.0.2.1"), Flood = IPAddress.Parse("192.0.2.2"), Home = IPAddress.Parse("192.0.2.3");

    private readonly List<string> _closed = [];

    [SetUp]
    public void Begin() => _closed.Clear();

    [Test]
    public void An_address_that_has_all_its_places_closes_its_connection_that_is_idle_longest()
    {
        Connections connections = new(100, 3);
        Connections.Place[] mine = [.. Enumerable.Range(0, 3).Select(n => Take(connections, Hall, $"hall {n}")!)];
        mine[0].BeginRequest();
        mine[0].EndRequest();

        Assert.That(Take(connections, Hall, "late"), Is.Not.Null);
        Assert.That(_closed, Is.EqualTo(new[] { "hall 1" }), "0 was of use since, 2 came later");
    }

    [Test]
    public void A_connection_whose_request_is_answered_makes_room_for_none()
    {
        Connections connections = new(100, 2);
        foreach (Connections.Place place in (Connections.Place[])[Take(connections, Hall, "one")!, Take(connections, Hall, "two")!])
        {
            place.BeginRequest();
        }

        Assert.That(Take(connections, Hall, "late"), Is.Null);
        Assert.That(Take(connections, Home, "home"), Is.Not.Null, "another address");
        Assert.That(_closed, Is.Empty);
    }

    [Test]
    public void Where_all_places_are_taken_the_address_that_has_most_makes_room_for_one_that_has_fewer()
    {
        Connections connections = new(6, 5);
        Take(connections, Hall, "hall");
        foreach (int n in Enumerable.Range(0, 5))
        {
            Take(connections, Flood, $"flood {n}");
        }

        Assert.That(Take(connections, Home, "home 0"), Is.Not.Null);
        Assert.That(Take(connections, Home, "home 1"), Is.Not.Null);
        Assert.That(_closed, Is.EqualTo(new[] { "flood 0", "flood 1" }));
        Assert.That(Take(connections, Home, "home 2"), Is.Null, "the flood has three, and home would have as many");
    }

    [Test]
    public void A_place_is_free_again_when_its_connection_ends_or_has_made_room()
    {
        Connections connections = new(2, 2);
        Connections.Place one = Take(connections, Hall, "one")!;
        Take(connections, Hall, "two")!.Dispose();
        Take(connections, Hall, "three");
        Take(connections, Hall, "four");
        Assert.That(_closed, Is.EqualTo(new[] { "one" }));

        one.EndRequest();
        one.Dispose();
        Take(connections, Hall, "five");
        Assert.That(_closed, Is.EqualTo(new[] { "one", "three" }), "who is gone is neither counted nor closed again");
    }

    /// <summary>One address holds open all connections that it gets and asks for nothing; the page comes to another address and to its own.</summary>
    [Test]
    [Platform("Linux", Reason = "elsewhere 127.0.0.2 is no address of the machine")]
    public async Task Who_holds_connections_open_blanks_the_page_for_nobody()
    {
        await using LectureServer server = await LectureServer.Start(new LectureOptions { Port = 0, MostConnections = 40, MostConnectionsThere = 20 });
        List<Socket> held = [];
        try
        {
            for (int i = 0; i < 60; i++)
            {
                held.Add(await Connected(server, "127.0.0.1"));
            }

            Assert.That(await FirstLine(server, "127.0.0.2"), Is.EqualTo("HTTP/1.1 200 OK"));
            Assert.That(await FirstLine(server, "127.0.0.1"), Is.EqualTo("HTTP/1.1 200 OK"));
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task<Socket> Connected(LectureServer server, string from)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Parse(server.Address.Host), server.Address.Port);
        return socket;
    }

    private static async Task<string?> FirstLine(LectureServer server, string from)
    {
        await using NetworkStream stream = new(await Connected(server, from), ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using StreamReader reader = new(stream);
        return await reader.ReadLineAsync();
    }

    private Connections.Place? Take(Connections connections, IPAddress address, string name) => connections.Take(address, () => _closed.Add(name));
}
