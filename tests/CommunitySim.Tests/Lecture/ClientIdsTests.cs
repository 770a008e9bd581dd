using System.Net;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Tests.Lecture;

internal sealed class ClientIdsTests
{
    [Test]
    public void A_page_is_known_by_the_number_that_it_was_given()
    {
        ClientIds clientIds = new();
        (string one, string other) = (clientIds.Next(), clientIds.Next());
        ClientId client = ClientIds.Read(From(one));
        Assert.That(ClientIds.Read(From(one)), Is.EqualTo(client).And.Property("Page").StartsWith("page "));
        Assert.That(ClientIds.Read(From(other)), Is.Not.EqualTo(client).And.Property("Page").StartsWith("page "));
        Assert.That(ClientIds.Read(From(one, "192.0.2.1")), Is.Not.EqualTo(client), "the same number at another address");
    }

    [TestCase("")]
    [TestCase("mine")]
    [TestCase("-1")]
    [TestCase(" 1")]
    [TestCase("512")]
    [TestCase("4294967297")]
    public void Who_makes_a_number_up_is_known_by_the_address(string number) =>
        Assert.That(ClientIds.Read(From(number)), Is.EqualTo(new ClientId("127.0.0.1", "")));

    [Test]
    public void A_hall_of_pages_at_one_address_are_all_told_apart()
    {
        ClientIds clientIds = new();
        Assert.That(Enumerable.Range(0, 512).Select(_ => ClientIds.Read(From(clientIds.Next()))), Is.Unique.And.All.Property("Page").StartsWith("page "));
    }

    /// <summary>However many names it asks for and makes up, an address leaves half of the places in the queue to others.</summary>
    [Test]
    public async Task An_address_never_has_all_places()
    {
        ClientIds clientIds = new();
        ClientId[] clients = [.. Enumerable.Range(0, 1000).SelectMany(n => new[] { clientIds.Next(), $"{n}", $"0{n}" }).Select(name => ClientIds.Read(From(name))).Distinct()];
        WorkQueue queue = new(1);
        using IDisposable turn = await queue.Enter(new ClientId("hall", "first"), 0, CancellationToken.None);
        Task<IDisposable>[] waiting = [.. clients.SelectMany(client => Enumerable.Repeat(client, 5)).Select(client => queue.Enter(client, 0, CancellationToken.None))];

        Assert.That(clients, Has.Length.EqualTo(513));
        Assert.That(waiting.Count(one => !one.IsFaulted), Is.EqualTo(1024));
        Assert.That(queue.Enter(ClientIds.Read(From("1", "192.0.2.1")), 0, CancellationToken.None).IsFaulted, Is.False, "another address");
    }

    private static DefaultHttpContext From(string name, string address = "127.0.0.1")
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.QueryString = QueryString.Create("page", name);
        return context;
    }
}
