using System.Net;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Live;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Tests.Lecture;

internal sealed class GuestsTests
{
    [Test]
    public void A_page_is_known_by_the_number_that_it_was_given()
    {
        Guests guests = new();
        (string one, string other) = (guests.Welcome(), guests.Welcome());
        Guest client = Guests.Of(From(one));
        Assert.That(Guests.Of(From(one)), Is.EqualTo(client).And.Property("Page").StartsWith("page "));
        Assert.That(Guests.Of(From(other)), Is.Not.EqualTo(client).And.Property("Page").StartsWith("page "));
        Assert.That(Guests.Of(From(one, "192.0.2.1")), Is.Not.EqualTo(client), "the same number at another address");
    }

    [TestCase("")]
    [TestCase("mine")]
    [TestCase("-1")]
    [TestCase(" 1")]
    [TestCase("512")]
    [TestCase("4294967297")]
    public void Who_makes_a_number_up_is_known_by_the_address(string number) =>
        Assert.That(Guests.Of(From(number)), Is.EqualTo(new Guest("127.0.0.1", "")));

    [Test]
    public void A_hall_of_pages_at_one_address_are_all_told_apart()
    {
        Guests guests = new();
        Assert.That(Enumerable.Range(0, 512).Select(_ => Guests.Of(From(guests.Welcome()))), Is.Unique.And.All.Property("Page").StartsWith("page "));
    }

    /// <summary>However many names it asks for and makes up, an address leaves half of the places in the workshop to others.</summary>
    [Test]
    public async Task An_address_never_has_all_places()
    {
        Guests guests = new();
        Guest[] clients = [.. Enumerable.Range(0, 1000).SelectMany(n => new[] { guests.Welcome(), $"{n}", $"0{n}" }).Select(name => Guests.Of(From(name))).Distinct()];
        Workshop workshop = new(1);
        using IDisposable turn = await workshop.Turn(new Guest("hall", "first"), 0, CancellationToken.None);
        Task<IDisposable>[] waiting = [.. clients.SelectMany(client => Enumerable.Repeat(client, 5)).Select(client => workshop.Turn(client, 0, CancellationToken.None))];

        Assert.That(clients, Has.Length.EqualTo(513));
        Assert.That(waiting.Count(one => !one.IsFaulted), Is.EqualTo(1024));
        Assert.That(workshop.Turn(Guests.Of(From("1", "192.0.2.1")), 0, CancellationToken.None).IsFaulted, Is.False, "another address");
    }

    [Test]
    public void An_address_leaves_half_of_the_connections_to_others()
    {
        OpenSockets sockets = new();
        for (int page = 0; page < 640; page++)
        {
            sockets.Take(new Guest("hall", $"page {page}"));
        }

        Assert.That(() => sockets.Take(new Guest("hall", "late")), Throws.TypeOf<BusyException>());
        Assert.That(() => sockets.Take(new Guest("elsewhere", "late")), Throws.Nothing);
    }

    [Test]
    public void A_client_has_some_connections_and_another_has_its_own()
    {
        OpenSockets sockets = new();
        IDisposable[] mine = [.. Enumerable.Range(0, 4).Select(_ => sockets.Take(new Guest("hall", "mine")))];
        Assert.That(() => sockets.Take(new Guest("hall", "mine")), Throws.TypeOf<BusyException>());
        Assert.That(() => sockets.Take(new Guest("hall", "other")), Throws.Nothing);
        mine[0].Dispose();
        Assert.That(() => sockets.Take(new Guest("hall", "mine")), Throws.Nothing);
    }

    [Test]
    public void All_together_have_no_more_connections_than_the_lecture_can_hold()
    {
        OpenSockets sockets = new();
        IDisposable[] all = [.. Enumerable.Range(0, 1280).Select(n => sockets.Take(new Guest($"{n / 4}", "page")))];
        Assert.That(() => sockets.Take(new Guest("late", "page")), Throws.TypeOf<BusyException>());
        all[0].Dispose();
        Assert.That(() => sockets.Take(new Guest("late", "page")), Throws.Nothing);
    }

    private static DefaultHttpContext From(string name, string address = "127.0.0.1")
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.QueryString = QueryString.Create("page", name);
        return context;
    }
}
