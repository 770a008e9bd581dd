using System.Net;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Live;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Tests.Lecture;

internal sealed class GuestsTests
{
    [Test]
    public void A_page_is_known_by_the_name_that_it_was_given()
    {
        Guests guests = new();
        (string one, string other) = (guests.Welcome(IPAddress.Loopback), guests.Welcome(IPAddress.Loopback));
        string client = guests.Of(From(one));
        Assert.That(guests.Of(From(one)), Is.EqualTo(client).And.StartsWith("page "));
        Assert.That(guests.Of(From(other)), Is.Not.EqualTo(client).And.StartsWith("page "));
    }

    /// <summary>Whoever makes names up is one client, as many as they are.</summary>
    [TestCase("")]
    [TestCase("mine")]
    [TestCase("42666dfdeff0bd51233d135618e33602703d3a09")]
    [TestCase("ÄÖÜ66dfdeff0bd51233d135618e33602703d3a09")]
    public void Who_makes_a_name_up_is_known_by_the_address(string name) =>
        Assert.That(new Guests().Of(From(name)), Is.EqualTo("address 127.0.0.1"));

    [Test]
    public void An_address_is_given_a_hall_of_names_at_once_and_no_more()
    {
        Guests guests = new();
        string[] names = [.. Enumerable.Range(0, 200).Select(_ => guests.Welcome(IPAddress.Loopback)).Where(name => name.Length > 0)];
        // One more a second is allowed, and this may take some.
        Assert.That(names, Has.Length.InRange(32, 60).And.Unique);
        Assert.That(guests.Welcome(IPAddress.Parse("192.0.2.1")), Is.Not.Empty, "another address");
    }

    [Test]
    public void A_client_has_some_connections_and_another_has_its_own()
    {
        OpenSockets sockets = new();
        IDisposable[] mine = [.. Enumerable.Range(0, 8).Select(_ => sockets.Take("mine"))];
        Assert.That(() => sockets.Take("mine"), Throws.TypeOf<BusyException>());
        Assert.That(() => sockets.Take("other"), Throws.Nothing);
        mine[0].Dispose();
        Assert.That(() => sockets.Take("mine"), Throws.Nothing);
    }

    private static DefaultHttpContext From(string name)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.QueryString = QueryString.Create("page", name);
        return context;
    }
}
