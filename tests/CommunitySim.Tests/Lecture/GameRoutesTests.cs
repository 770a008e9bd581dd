using System.Net;
using System.Text;
using System.Text.Json;

namespace CommunitySim.Tests.Lecture;

/// <summary>The game over HTTP.</summary>
internal sealed class GameRoutesTests
{
    private const string Months = """{ "pitch": 0.5 }, { "solve": 1 }""";

    [TestCase("/api/game", """{ "months": [{ "pitch": 0.9, "bond": 0.2 }] }""", "the shares of hours add up to 1.1")]
    [TestCase("/api/game", """{ "months": [{ "solve": 1 }], "goal": "fame" }""", "the goals are value, trust, reach")]
    [TestCase("/api/game", """{ "months": 12 }""", "This request is not valid")]
    [TestCase("/api/game", "null", "This request is not valid")]
    [TestCase("/api/game/end", """{ "months": [{ "pitch": 1 }] }""", "found 1; the game ends after 12 months")]
    public async Task What_is_wrong_is_answered_in_words(string path, string body, string words)
    {
        (HttpStatusCode status, string answer) = await Post(path, body);
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer, Does.Contain(words));
    }

    [Test]
    public async Task A_month_is_answered_with_its_days_and_faces()
    {
        (HttpStatusCode status, string answer) = await Post("/api/game", $$"""{ "world": 7, "months": [{{Months}}] }""");
        using JsonDocument told = JsonDocument.Parse(answer);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(told.RootElement.GetProperty("series").GetProperty("trust").GetArrayLength(), Is.EqualTo(60));
        Assert.That(told.RootElement.GetProperty("frames")[0].GetProperty("members").GetBytesFromBase64(), Has.Length.EqualTo(3 * 1000));
    }

    private static async Task<(HttpStatusCode Status, string Body)> Post(string path, string body)
    {
        using HttpClient client = new();
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(new Uri(Listening.Address, path), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
