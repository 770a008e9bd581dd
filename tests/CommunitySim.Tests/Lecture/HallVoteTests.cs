using System.Net;
using System.Text.Json;
using CommunitySim.Lecture.Hall;

namespace CommunitySim.Tests.Lecture;

/// <summary>One vote for each phone and round.</summary>
internal sealed class HallVoteTests
{
    private HallListening _hall = null!;

    [SetUp]
    public async Task Start() => _hall = await HallListening.Start();

    [TearDown]
    public async Task Stop() => await _hall.DisposeAsync();

    [Test]
    public async Task A_second_vote_replaces_the_first_while_the_round_is_open()
    {
        string id = await _hall.Join();
        await _hall.Show("C1", "open");
        Assert.That(await _hall.Vote(id, "C1", 0), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _hall.Vote(id, "C1", 2), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await _hall.Counts("C1"), Is.EqualTo(new[] { 0, 0, 1 }));

        await _hall.Show("C1", "revealed");
        Assert.That(await _hall.Vote(id, "C1", 1), Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await _hall.Counts("C1"), Is.EqualTo(new[] { 0, 0, 1 }));
    }

    [Test]
    public async Task Both_rounds_are_kept()
    {
        string id = await _hall.Join();
        await _hall.Show("C1", "open");
        await _hall.Vote(id, "C1", 0);
        await _hall.Show("C1", "talk");
        Assert.That(await _hall.Vote(id, "C1", 1), Is.EqualTo(HttpStatusCode.Conflict));
        await _hall.Show("C1", "open", round: 1);
        Assert.That(await _hall.Vote(id, "C1", 1), Is.EqualTo(HttpStatusCode.Conflict), "the first round is over");
        await _hall.Vote(id, "C1", 1, round: 1);

        Assert.That(await _hall.Counts("C1"), Is.EqualTo(new[] { 1, 0, 0 }));
        Assert.That(await _hall.Counts("C1", 1), Is.EqualTo(new[] { 0, 1, 0 }));
        await _hall.Show("C2", "open");
        await _hall.Show("C1", "revealed", round: 1);
        JsonElement result = (await _hall.Room(id)).GetProperty("result");
        Assert.That(result.GetProperty("rounds").GetRawText(), Is.EqualTo("[[1,0,0],[0,1,0]]"), "it is kept while other questions are shown");
    }

    [TestCase("C1", 3, HttpStatusCode.BadRequest)]
    [TestCase("C1", -1, HttpStatusCode.BadRequest)]
    [TestCase("C2", 0, HttpStatusCode.Conflict)]
    [TestCase("C99", 0, HttpStatusCode.Conflict)]
    public async Task What_is_not_asked_is_not_counted(string question, int option, HttpStatusCode status)
    {
        string id = await _hall.Join();
        await _hall.Show("C1", "open");
        Assert.That(await _hall.Vote(id, question, option), Is.EqualTo(status));
        Assert.That(await _hall.Counts("C1"), Is.EqualTo(new[] { 0, 0, 0 }));
    }

    [Test]
    public async Task Who_has_not_joined_cannot_vote()
    {
        await _hall.Show("C1", "open");
        Assert.That(await _hall.Vote("0123456789abcdef0123456789abcdef", "C1", 0), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _hall.Send("POST", HallGate.Room, new { code = "1234" })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Results_are_told_after_the_reveal_only()
    {
        string id = await _hall.Join();
        await _hall.Show("C1", "open");
        await _hall.Vote(id, "C1", 0);
        JsonElement open = await _hall.Room(id);
        Assert.That((open.GetProperty("result").ValueKind, open.GetProperty("mine").GetInt32()), Is.EqualTo((JsonValueKind.Null, 0)));
        await _hall.Show("C1", "revealed");
        Assert.That((await _hall.Room(id)).GetProperty("result").ValueKind, Is.EqualTo(JsonValueKind.Object));
    }

    [TestCase("C99", 0, "open")]
    [TestCase("C1", 2, "open")]
    [TestCase("C1", 0, "shut")]
    [TestCase("offer", 1, "open")]
    [TestCase(null, 0, "open")]
    public async Task The_lecturer_can_only_show_what_there_is(string? question, int round, string phase) => Assert.That(
        (await _hall.Send("POST", "/api/hall/stage", new { question, round, phase }, _hall.Server.Token)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

    /// <summary>300 phones tap in no order while Live simulates; each is counted once, and the lecturer's page hears of it.</summary>
    [Test]
    public async Task Every_vote_of_300_phones_is_counted_once_while_Live_simulates()
    {
        const int phones = 300;
        string[] ids = await Task.WhenAll(Enumerable.Range(0, phones).Select(_ => _hall.Join()));
        long version = (await _hall.Show("C1", "open")).GetProperty("version").GetInt64();
        Task<HttpResponseMessage> live = _hall.Send("POST", "/api/live", new { values = new Dictionary<string, double>(StringComparer.Ordinal) }, _hall.Server.Token);
        Task<int> bars = Bars(version, phones);
        await Task.WhenAll(ids.Select((id, number) => _hall.Vote(id, "C1", number % 3)));
        await Task.WhenAll(ids.Select((id, number) => _hall.Vote(id, "C1", number % 2)));

        Assert.That(await bars, Is.EqualTo(phones));
        Assert.That(await _hall.Counts("C1"), Is.EqualTo(new[] { phones / 2, phones / 2, 0 }));
        Assert.That((await live).IsSuccessStatusCode, Is.True);
    }

    private async Task<int> Bars(long version, int all)
    {
        for (int total = 0; ;)
        {
            JsonElement state = await _hall.Lecturer("state", new { after = version });
            version = state.GetProperty("version").GetInt64();
            total = state.GetProperty("counts").GetProperty("C1")[0].Deserialize<int[]>()!.Sum();
            if (total >= all)
            {
                return total;
            }
        }
    }
}
