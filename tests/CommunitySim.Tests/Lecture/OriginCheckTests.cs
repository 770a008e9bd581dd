using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Tests.Lecture;

internal sealed class OriginCheckTests
{
    private static readonly HttpClient Client = new();

    [OneTimeTearDown]
    public static void Done() => Client.Dispose();

    [Test]
    public void It_listens_on_this_machine_alone_unless_told_otherwise()
    {
        Assert.That(new LectureOptions().Address, Is.EqualTo(IPAddress.Loopback));
        Assert.That(IPAddress.IsLoopback(IPAddress.Parse(Listening.Address.Host)), Is.True);
    }

    /// <summary>A name of somebody else's may be made to point to this machine (DNS rebinding).</summary>
    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("127.0.0.1:9000", HttpStatusCode.OK)]
    [TestCase("[::1]", HttpStatusCode.OK)]
    [TestCase("evil.example", HttpStatusCode.Forbidden)]
    [TestCase("localhost.evil.example", HttpStatusCode.Forbidden)]
    [TestCase("127.0.0.1.evil.example", HttpStatusCode.Forbidden)]
    public async Task It_answers_to_names_of_its_own_only(string host, HttpStatusCode status) =>
        Assert.That((await Send("api/parameters", ("Host", host))).StatusCode, Is.EqualTo(status));

    /// <summary>192.0.2.7 is no address of this machine when the lecture starts; a connection that comes in at it says that it is one now.</summary>
    [TestCase("192.0.2.7:8642", "192.0.2.7", true)]
    [TestCase("192.0.2.7:8642", "::ffff:192.0.2.7", true)]
    [TestCase("[2001:db8::7]:8642", "2001:db8::7", true)]
    [TestCase("192.0.2.7:8642", "127.0.0.1", false)]
    [TestCase("evil.example", "192.0.2.7", false)]
    [TestCase("192.0.2.7.evil.example", "192.0.2.7", false)]
    public void An_address_that_the_machine_has_gained_is_answered_where_the_connection_came_in_at_it(string host, string cameInAt, bool answered)
    {
        DefaultHttpContext context = new() { Connection = { LocalIpAddress = IPAddress.Parse(cameInAt) }, Request = { Scheme = "http", Host = new HostString(host) } };
        Assert.That(new OriginCheck(IPAddress.Any).Refusal(context.Request), answered ? Is.Null : Does.Contain("does not answer requests for the host"));
    }

    [TestCase("http://evil.example", HttpStatusCode.Forbidden)]
    [TestCase("null", HttpStatusCode.Forbidden)]
    [TestCase("https://{0}", HttpStatusCode.Forbidden)]
    [TestCase("http://{0}", HttpStatusCode.OK)]
    public async Task It_answers_its_own_page_only(string origin, HttpStatusCode status) =>
        Assert.That((await Send("api/parameters", ("Origin", string.Format(System.Globalization.CultureInfo.InvariantCulture, origin, Listening.Address.Authority)))).StatusCode, Is.EqualTo(status));

    [Test]
    public async Task A_link_from_elsewhere_leads_to_the_page_but_a_request_from_elsewhere_to_nothing()
    {
        Assert.That((await Send("", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Send("api/parameters", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    /// <summary>Another server on this machine is of the same site, and no part of the lecture.</summary>
    [TestCase("same-origin", HttpStatusCode.OK)]
    [TestCase("none", HttpStatusCode.OK)]
    [TestCase("same-site", HttpStatusCode.Forbidden)]
    [TestCase("cross-site", HttpStatusCode.Forbidden)]
    public async Task Who_asks_from_where_decides(string site, HttpStatusCode status) =>
        Assert.That((await Send("api/parameters", ("Sec-Fetch-Site", site))).StatusCode, Is.EqualTo(status));

    [TestCase("", "it is empty|not valid")]
    [TestCase("null", "it is empty")]
    [TestCase("[1]", "This request is not valid")]
    [TestCase("""{ "values": { "community.network.kind": "\ud800" } }""", "community.network.kind")]
    [TestCase("""{ "values": { "member.lossAversion": 1e400 } }""", "member.lossAversion")]
    public async Task What_cannot_be_read_is_refused_in_words_and_is_no_fault_of_the_program(string body, string words)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        HttpResponseMessage answer = await Client.PostAsync(new Uri(Listening.Address, "api/experiment"), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("{\"error\":").And.Match(words));
        Assert.That(Listening.Console.ToString(), Is.Empty);
    }

    [Test]
    public async Task Too_large_a_request_is_refused_in_words()
    {
        using StringContent content = new(new string(' ', 70_000), Encoding.UTF8, "application/json");
        HttpResponseMessage answer = await Client.PostAsync(new Uri(Listening.Address, "api/experiment"), content);
        string said = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!;
        Assert.That(((int)answer.StatusCode, said), Is.EqualTo((413, "This request is not valid: Request body too large. The max request body size is 65536 bytes.")));
    }

    [Test]
    public async Task The_page_may_load_nothing_from_elsewhere()
    {
        HttpResponseMessage page = await Send("");
        string policy = string.Join(' ', page.Headers.GetValues("Content-Security-Policy"));
        Assert.That(policy, Does.Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
        Assert.That(page.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
    }

    [TestCase("/../lecture.json")]
    [TestCase("/%2e%2e/lecture.json")]
    [TestCase("/lib/..%2f..%2flecture.json")]
    [TestCase("/lib/")]
    [TestCase("/etc/passwd")]
    public async Task There_are_no_files_but_the_pages(string path)
    {
        using TcpClient socket = new();
        await socket.ConnectAsync(Listening.Address.Host, Listening.Address.Port);
        await using NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        string answer = await new StreamReader(stream).ReadToEndAsync();
        Assert.That(answer, Does.Match("^HTTP/1.1 (404|400)"));
    }

    [Test]
    public void A_port_in_use_is_said_to_be_so_with_a_remedy() => Assert.That(
        async () => await LectureServer.Start(new LectureOptions { Port = Listening.Address.Port }),
        Throws.TypeOf<InputException>().With.Message.Contains($"{Listening.Address.Port}").And.Message.Contains("--port"));

    private static async Task<HttpResponseMessage> Send(string path, params IEnumerable<(string Name, string Value)> headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(Listening.Address, path));
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }
}
