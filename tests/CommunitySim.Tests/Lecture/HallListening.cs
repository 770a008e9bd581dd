using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Hall;

namespace CommunitySim.Tests.Lecture;

/// <summary>A lecture with a hall of its own, its lecturer and its phones.</summary>
internal sealed class HallListening : IAsyncDisposable
{
    private readonly HttpClient _client;

    private HallListening(LectureServer server)
    {
        Server = server;
        _client = new HttpClient { BaseAddress = server.Address };
    }

    public LectureServer Server { get; }

    public string Code => Server.Invitation!.Code;

    public static async Task<HallListening> Start() =>
        new(await LectureServer.Start(new LectureOptions { Port = 0, Hall = true, Threads = 2, Address = IPAddress.Loopback }));

    /// <summary>A call with some token; null for none.</summary>
    public async Task<HttpResponseMessage> Send(string method, string path, object? body = null, string? token = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
        {
            request.Headers.Add(LecturerToken.Header, token);
        }

        return await _client.SendAsync(request);
    }

    /// <summary>A call of the lecturer, which must succeed.</summary>
    public async Task<JsonElement> Lecturer(string call, object body) => await Json(await Send("POST", $"/api/hall/{call}", body, Server.Token));

    /// <summary>Shows a question.</summary>
    public Task<JsonElement> Show(string? question, string phase, int round = 0) => Lecturer("stage", new { question, round, phase });

    /// <summary>A phone asks for the room.</summary>
    public async Task<JsonElement> Room(string? id, string language = "en", long after = 0) =>
        await Json(await Send("POST", HallGate.Room, new { code = Code, id, language, after }));

    /// <summary>A phone joins.</summary>
    public async Task<string> Join() => (await Room(null)).GetProperty("id").GetString()!;

    /// <summary>A phone votes.</summary>
    public async Task<HttpStatusCode> Vote(string id, string question, int option, int round = 0) =>
        (await Send("POST", HallGate.Vote, new { id, question, round, option })).StatusCode;

    /// <summary>The counts of a scene.</summary>
    public async Task<int[]> Counts(string question, int round = 0) =>
        (await Lecturer("state", new { after = 0 })).GetProperty("counts").GetProperty(question)[round].Deserialize<int[]>()!;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
