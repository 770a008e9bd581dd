using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Live;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Tests.Lecture;

internal sealed class LiveTests
{
    // Small enough that a test is done before somebody reads its name.
    private const string Values = """{ "community.members": 60, "member.lossAversion": 1.31 }""";

    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromMinutes(1) };

    [OneTimeTearDown]
    public static void Done() => Client.Dispose();

    [Test]
    public async Task The_answer_is_coarse_first_and_says_in_the_end_what_the_experiment_file_gives_in_a_run()
    {
        const string request = $$"""{ "values": {{Values}}, "split": { "pitch": 0.5, "solve": 0.5, "bond": 0 } }""";
        using HttpResponseMessage response = await Post(request);
        JsonNode[] answers = [.. await Lines(response).Select(line => JsonNode.Parse(line)!).ToArrayAsync()];

        Assert.That(answers.Select(answer => (int)answer["worlds"]!), Is.EqualTo(new[] { 8, 25, 100, 200 }));
        Assert.That((int)answers[^1]["lacking"]!, Is.Zero);
        using ExperimentResult run = await RunFile(request);
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

    [TestCase("""{ "values": { "member.lossAversion": -1 } }""", "member.lossAversion", "found the number -1")]
    [TestCase("""{ "split": { "pitch": 1, "solve": 1, "bond": 0 } }""", "strategies.mine", "add up to 2")]
    [TestCase("{ \"values\": ", "", "This request is not valid")]
    [TestCase("null", "", "This request is not valid")]
    [TestCase("[]", "", "This request is not valid")]
    public async Task What_the_config_refuses_comes_back_in_its_words(string request, string path, string what)
    {
        using HttpResponseMessage response = await Post(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["error"]!, Does.Contain(path).And.Contain(what));
    }

    [Test]
    public async Task A_request_that_is_too_long_is_refused()
    {
        using HttpResponseMessage response = await Post(new string(' ', 65 * 1024));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    /// <summary>The first page asks for far more than it may; the excess is refused, and the second page is answered as ever.</summary>
    [Test]
    public async Task A_flood_of_one_page_is_bounded_and_does_not_starve_another()
    {
        string[] pages = [.. await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => (string)(await Client.GetFromJsonAsync<JsonNode>(new Uri(Listening.Address, "/api/page")))!["page"]!))];
        HttpResponseMessage[] flood = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Post("""{ "values": { "community.members": 1000 } }""", pages[0])));
        using HttpResponseMessage other = await Post($$"""{ "values": {{Values}} }""", pages[1]);
        int refused = flood.Count(response => response.StatusCode == HttpStatusCode.ServiceUnavailable);

        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Lines(other).CountAsync(), Is.EqualTo(4));
        Assert.That(refused, Is.Positive.And.LessThan(60));
        Array.ForEach(flood, response => response.Dispose());
    }

    /// <summary>The queue is empty again only if the aborted run, of which most is still to come, has left it.</summary>
    [Test]
    public async Task A_request_that_is_aborted_ends_its_run()
    {
        WorkQueue queue = new(2);
        using CancellationTokenSource abort = new();
        IAsyncEnumerator<LiveAnswer> answers = new LiveRun(queue, new ClientId("hall", "page"))
            .Stream(LectureExperiment.Base, abort.Token).GetAsyncEnumerator(abort.Token);
        Assert.That(await answers.MoveNextAsync(), Is.True);
        IDisposable turn = await queue.Enter(new ClientId("hall", "other"), 0, CancellationToken.None);
        Task<bool> next = answers.MoveNextAsync().AsTask();
        await abort.CancelAsync();
        turn.Dispose();

        Assert.That(async () => await next, Throws.InstanceOf<OperationCanceledException>());
        (await queue.Enter(new ClientId("hall", "other"), 0, CancellationToken.None)).Dispose();
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
                (double Low, double High)[] spread = run.Store.Spread(0, strategy, observable);
                Assert.That(Numbers(curve["below"]!), Is.EqualTo(days.Select(day => spread[day - 1].Low)));
                Assert.That(Numbers(curve["above"]!), Is.EqualTo(days.Select(day => spread[day - 1].High)));
            }

            CrossoverSpread crossover = run.Cells[0].Crossover(observable);
            JsonNode told = answer["crossovers"]![observable.Name()]!;
            Assert.That((double)told["share"]!, Is.EqualTo(crossover.Share));
            Assert.That((double?)told["median"], Is.EqualTo(crossover.Share > 0 ? crossover.Median : null));
        }

        Assert.That(
            answer["verdict"]!.AsArray().Select(line => line!.AsArray().Select(piece => new Span((string)piece!["text"]!, (bool)piece["strong"]!))),
            Is.EqualTo(Summary.Of(new ExperimentAnalysis(run)).VerdictLines.Select(line => line.Spans)));
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

    private static async Task<HttpResponseMessage> Post(string body, string page = "")
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(Listening.Address, $"/api/live?page={page}"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async IAsyncEnumerable<string> Lines(HttpResponseMessage response)
    {
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            yield return line;
        }
    }
}
