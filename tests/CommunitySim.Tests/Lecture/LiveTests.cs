using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Tests.Lecture;

internal sealed class LiveTests
{
    // Small enough that a test is done before somebody reads its name.
    private const string Values = """{ "community.members": 60, "member.lossAversion": 1.31 }""";

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

    [Test]
    public async Task The_answer_is_coarse_first_and_says_in_the_end_what_the_experiment_file_gives_in_a_run()
    {
        using ClientWebSocket socket = await Open();
        await Ask(socket, 7, Values, """{ "pitch": 0.5, "solve": 0.5, "bond": 0 }""");
        List<JsonNode> answers = [await Hear(socket)];
        while ((int)answers[^1]["lacking"]! > 0)
        {
            answers.Add(await Hear(socket));
        }

        Assert.That(answers.Select(answer => (int)answer["worlds"]!), Is.EqualTo(new[] { 8, 25, 100, 200 }));
        Assert.That(answers.Select(answer => (long)answer["id"]!), Is.All.EqualTo(7));
        using ExperimentResult run = await RunFile($$"""{ "values": {{Values}}, "split": { "pitch": 0.5, "solve": 0.5, "bond": 0 } }""");
        AssertSame(answers[^1], run);
    }

    [Test]
    public async Task The_experiment_file_names_only_what_is_not_as_built_in()
    {
        JsonNode file = await File("""{ "values": { "member.lossAversion": 1.31 }, "split": null }""");

        Assert.That((string)file["command"]!, Is.EqualTo($"communitysim run {file["name"]}"));
        JsonObject said = JsonNode.Parse((string)file["text"]!)!.AsObject();
        Assert.That(said["member"]!.ToJsonString(), Is.EqualTo("""{"lossAversion":1.31}"""));
        Assert.That(said["community"]!.ToJsonString(), Is.EqualTo("""{"members":500}"""));
        Assert.That(said.ContainsKey("brand"), Is.False);
    }

    [Test]
    public async Task A_newer_request_ends_the_one_before()
    {
        using ClientWebSocket socket = await Open();
        await Ask(socket, 1, """{ "community.members": 1000 }""", """{ "pitch": 0.5, "solve": 0.5, "bond": 0 }""");
        await Hear(socket);
        await Ask(socket, 2, Values);
        List<JsonNode> answers = [await Hear(socket)];
        while ((long)answers[^1]["id"]! != 2 || (int)answers[^1]["lacking"]! > 0)
        {
            answers.Add(await Hear(socket));
        }

        Assert.That(answers.Select(answer => (long)answer["id"]!), Is.Ordered, "what is outdated never comes after what is new");
        Assert.That(answers.Where(answer => (long)answer["id"]! == 1).Select(answer => (int)answer["lacking"]!), Has.None.Zero, "the large request was lived to its end");
    }

    [Test]
    public async Task Of_a_flood_the_last_request_is_answered()
    {
        using ClientWebSocket socket = await Open();
        for (int id = 1; id <= 2000; id++)
        {
            await Ask(socket, id, Values);
        }

        JsonNode answer = await Hear(socket);
        int answers = 1;
        for (; (long)answer["id"]! < 2000 || (int)answer["lacking"]! > 0; answers++)
        {
            answer = await Hear(socket);
        }

        Assert.That(answers, Is.LessThan(2000));
    }

    [TestCase("""{ "id": 3, "values": { "member.lossAversion": -1 } }""", "member.lossAversion", "found the number -1")]
    [TestCase("""{ "id": 3, "split": { "pitch": 1, "solve": 1, "bond": 0 } }""", "strategies.mine", "add up to 2")]
    public async Task What_the_config_refuses_comes_back_in_its_words(string request, string path, string what)
    {
        using ClientWebSocket socket = await Open();
        await Send(socket, request);
        JsonNode answer = await Hear(socket);

        Assert.That((long)answer["id"]!, Is.EqualTo(3));
        Assert.That((string)answer["refused"]![0]!["path"]!, Is.EqualTo(path));
        Assert.That((string)answer["refused"]![0]!["what"]!, Does.Contain(what));
    }

    [TestCase("{ \"id\": ")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{ \"values\": 3 }")]
    public async Task After_nonsense_the_page_is_answered_as_before(string nonsense)
    {
        using ClientWebSocket socket = await Open();
        await Send(socket, nonsense);
        Assert.That((await Hear(socket))["refused"], Is.Not.Null);
        await Ask(socket, 4, Values);
        Assert.That((int)(await Hear(socket))["worlds"]!, Is.EqualTo(8));
    }

    [Test]
    public async Task A_request_that_is_too_long_closes_its_socket_and_no_other()
    {
        using ClientWebSocket long_ = await Open(), other = await Open();
        await Send(long_, new string(' ', 65 * 1024));
        WebSocketReceiveResult closed = await long_.ReceiveAsync(new byte[100], Soon);
        Assert.That((closed.MessageType, closed.CloseStatus), Is.EqualTo((WebSocketMessageType.Close, WebSocketCloseStatus.MessageTooBig)));
        await Ask(other, 1, Values);
        Assert.That((int)(await Hear(other))["worlds"]!, Is.EqualTo(8));
    }

    private static void AssertSame(JsonNode answer, ExperimentResult run)
    {
        int[] days = [.. answer["days"]!.AsArray().Select(day => (int)day!)];
        Assert.That(days, Is.Ordered.And.SupersetOf(run.Config.Horizons));
        Assert.That(answer["strategies"]!.AsArray().Select(name => (string)name!), Is.EqualTo(run.Config.Strategies.Select(strategy => strategy.Name)));
        foreach (Observable observable in (Observable[])[Observable.Trust, Observable.Reach, Observable.Customers, Observable.Value])
        {
            for (int strategy = 0; strategy < run.Config.Strategies.Count; strategy++)
            {
                JsonNode curve = answer["curves"]![observable.Name()]![strategy]!;
                Interval[] daily = [.. days.Select(day => run.Cells[0].Daily(strategy, observable, day))];
                Assert.That(Numbers(curve["mean"]!), Is.EqualTo(daily.Select(interval => interval.Mean)));
                Assert.That(Numbers(curve["low"]!), Is.EqualTo(daily.Select(interval => interval.Low)));
                Assert.That(Numbers(curve["high"]!), Is.EqualTo(daily.Select(interval => interval.High)));
                DailyStatistics fold = run.Store.Fold(0, strategy);
                Assert.That(Numbers(curve["below"]!), Is.EqualTo(days.Select(day => fold[day].Quantile((int)observable, 0.05))));
                Assert.That(Numbers(curve["above"]!), Is.EqualTo(days.Select(day => fold[day].Quantile((int)observable, 0.95))));
            }

            CrossoverSpread crossover = run.Cells[0].Crossover(observable);
            JsonNode told = answer["crossovers"]![observable.Name()]!;
            Assert.That((double)told["share"]!, Is.EqualTo(crossover.Share));
            Assert.That((double?)told["median"], Is.EqualTo(crossover.Share > 0 ? crossover.Median : null));
        }

        Assert.That(answer["verdict"]!.AsArray().Select(line => (string)line!), Is.EqualTo(Summary.Of(new ExperimentAnalysis(run)).VerdictLines.Select(line => line.ToString())));
    }

    private static async Task<ExperimentResult> RunFile(string body)
    {
        using TestFolder folder = new();
        return Runner.Run(ExperimentReader.Read(folder.Write("mine.json", (string)(await File(body))["text"]!), []), 2);
    }

    private static async Task<JsonNode> File(string body)
    {
        using HttpClient client = new();
        using HttpResponseMessage response = await client.PostAsync(new Uri(Listening.Address, "/api/experiment"), new StringContent(body, Encoding.UTF8, "application/json"));
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static double[] Numbers(JsonNode array) => [.. array.AsArray().Select(value => value is null ? double.NaN : (double)value)];

    private static async Task<ClientWebSocket> Open()
    {
        ClientWebSocket socket = new();
        await socket.ConnectAsync(new UriBuilder(Listening.Address) { Scheme = "ws", Path = "/api/live" }.Uri, Soon);
        return socket;
    }

    private static Task Ask(ClientWebSocket socket, long id, string values, string split = "null") => Send(socket, $$"""{ "id": {{id}}, "values": {{values}}, "split": {{split}} }""");

    private static Task Send(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Soon);

    private static async Task<JsonNode> Hear(ClientWebSocket socket)
    {
        using MemoryStream message = new();
        byte[] part = new byte[64 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(part, Soon);
            message.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }
}
