using System.Net;
using CommunitySim.Lecture.Hall;

namespace CommunitySim.Tests.Lecture;

/// <summary>Who has no token can load pages, join and vote, and nothing else.</summary>
internal sealed class HallGateTests
{
    private HallListening _hall = null!;

    [OneTimeSetUp]
    public async Task Start() => _hall = await HallListening.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _hall.DisposeAsync();

    [TestCase(null)]
    [TestCase("")]
    [TestCase("0123456789abcdef0123456789abcdef")]
    public async Task Every_call_but_the_two_of_a_phone_needs_the_token(string? token)
    {
        (string Method, string Path)[] closed = [.. _hall.Server.Calls.Where(call => !HallGate.Open.Contains(call.Path))];
        Assert.That(closed.Select(call => call.Path), Is.SupersetOf(new[]
        {
            "/api/hall", "/api/hall/state", "/api/hall/stage", "/api/hall/typed", "/api/hall/counts.csv",
            "/api/live", "/api/experiment", "/api/scenes", "/api/scenes/{id}", "/api/parameters", "/api/page",
        }));
        Assert.That(closed, Has.Length.GreaterThan(13));
        foreach ((string method, string path) in closed)
        {
            string asked = path.Replace("{id}", "C1", StringComparison.Ordinal);
            HttpResponseMessage answer = await _hall.Send(method, asked, method == "POST" ? new { } : null, token);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), $"{method} {path}");
        }
    }

    [Test]
    public void Strangers_have_two_calls_and_files()
    {
        Assert.That(HallGate.Open.Where(path => path.StartsWith("/api", StringComparison.Ordinal)), Is.EquivalentTo(new[] { HallGate.Room, HallGate.Vote }));
        Assert.That(_hall.Server.Calls.Where(call => HallGate.Open.Contains(call.Path) && call.Method == "POST").Select(call => call.Path),
            Is.EquivalentTo(new[] { HallGate.Room, HallGate.Vote }));
    }

    [Test]
    public async Task With_the_token_all_views_answer()
    {
        Assert.That((await _hall.Send("GET", "/api/parameters", token: _hall.Server.Token)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _hall.Send("GET", "/api/hall", token: _hall.Server.Token)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void The_token_has_128_bits_and_only_the_lecturers_address_holds_it()
    {
        Assert.That(_hall.Server.Token, Does.Match("^[0-9a-f]{32}$"));
        string[] tokens = [new LecturerToken().Text, new LecturerToken().Text];
        Assert.That(tokens, Is.Unique);
        Assert.That(_hall.Server.Invitation!.Lecturer, Does.EndWith($"/#token={_hall.Server.Token}"));
        Assert.That(_hall.Server.Invitation!.Join, Does.EndWith($"/join#{_hall.Code}").And.Not.Contain(_hall.Server.Token));
    }

    [Test]
    public async Task No_file_that_strangers_load_holds_the_token_or_the_code()
    {
        foreach (string path in HallGate.Open.Where(path => !path.StartsWith("/api", StringComparison.Ordinal)))
        {
            string text = await (await _hall.Send("GET", path)).Content.ReadAsStringAsync();
            Assert.That(text, Does.Not.Contain(_hall.Server.Token), path);
            Assert.That(text, Does.Not.Contain($"\"{_hall.Code}\""), path);
        }
    }

    [Test]
    public async Task Without_a_hall_nothing_asks_for_a_token()
    {
        using HttpClient client = new() { BaseAddress = Listening.Address };
        Assert.That((await client.GetAsync(new Uri("/api/parameters", UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await client.GetAsync(new Uri("/join", UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
