using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Scenes;
using CommunitySim.Lecture.Server;
using CommunitySim.Tests.Architecture;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Lecture;

internal sealed partial class SceneTests
{
    private static readonly HttpClient Client = new();
    private static readonly JsonElement Texts = Scenes("en"), German = Scenes("de");

    [OneTimeTearDown]
    public static void Done() => Client.Dispose();

    [Test]
    public async Task Every_claim_of_the_shipped_experiments_is_a_scene_with_words()
    {
        string[] claims = [.. Directory.GetFiles(Path.Combine(Repository.Root, "experiments"), "*.json").Where(file => Path.GetFileName(file) != JsonSchema.FileName).Select(file => ExperimentReader.Read(file, [], loadNetworks: false).Claim!.Id)];
        JsonElement[] scenes = [.. (await Get("api/scenes")).EnumerateArray()];

        Assert.That(scenes.Select(Id).Where(id => id[0] == 'C'), Is.EquivalentTo(claims));
        Assert.That(scenes.Select(Id), Is.EqualTo(SceneExport.Ids));
        foreach (JsonElement scene in scenes)
        {
            JsonElement words = Texts.GetProperty("all").GetProperty(Id(scene));
            Assert.That(words.GetProperty("columns").GetArrayLength(), Is.EqualTo(scene.GetProperty("columns").GetArrayLength()).And.InRange(2, 7), Id(scene));
            Assert.That(words.GetProperty("try").GetArrayLength(), Is.EqualTo(scene.GetProperty("try").GetArrayLength()), Id(scene));
            Assert.That(words.TryGetProperty("vary", out _), Is.EqualTo(scene.GetProperty("vary").ValueKind == JsonValueKind.Object), Id(scene));
            foreach (string word in new[] { "title", "ask", "measure", "why", "says" })
            {
                Assert.That(words.GetProperty(word).GetString(), Is.Not.Empty, Id(scene));
            }
        }
    }

    [Test]
    public async Task The_words_of_a_claim_are_those_of_its_experiment()
    {
        foreach (JsonElement scene in (await Get("api/scenes")).EnumerateArray())
        {
            Claim claim = Experiment(scene, loadNetworks: false).Claim!;
            int deciding = claim.Expect.Count(one => one.Decides);
            Assert.That(Words(Texts, scene).GetProperty("says").GetString(), Is.EqualTo(claim.Says), Id(scene));
            foreach (JsonElement texts in new[] { Texts, German })
            {
                Assert.That(Words(texts, scene).GetProperty("that").GetArrayLength(), Is.EqualTo(deciding), Id(scene));
            }
        }
    }

    /// <summary>A sentence may be heard in a breath, and stands for an answer that the data can give.</summary>
    [Test]
    public async Task Every_wrong_guess_has_a_sentence_and_every_sentence_an_answer()
    {
        foreach (JsonElement scene in (await Get("api/scenes")).EnumerateArray())
        {
            int columns = scene.GetProperty("columns").GetArrayLength();
            foreach (JsonElement words in new[] { Words(Texts, scene), Words(German, scene) })
            {
                Assert.That(words.GetProperty("wrong").GetArrayLength(), Is.EqualTo(columns), Id(scene));
                foreach (JsonProperty found in words.GetProperty("found").EnumerateObject())
                {
                    Assert.That(WordsOf(found.Value), Is.AtMost(12), found.Value.GetString());
                    Assert.That(
                        found.Name is "none" or "same" || found.Name.Split(',').All(column => int.Parse(column, CultureInfo.InvariantCulture) < columns),
                        $"{Id(scene)} {found.Name}");
                }

                Assert.That(WordsOf(words.GetProperty("ask")), Is.AtMost(20), Id(scene));
                Assert.That(WordsOf(words.GetProperty("why")), Is.AtMost(25), Id(scene));
            }
        }
    }

    [Test]
    public async Task The_short_route_has_seven_scenes() =>
        Assert.That((await Get("api/scenes")).EnumerateArray().Count(scene => scene.GetProperty("route").GetBoolean()), Is.EqualTo(7));

    [Test]
    public async Task Money_is_that_of_a_thousand_members()
    {
        using ExperimentResult result = await Run("C9");
        int members = result.Config.MembersOf(result.Cells[0].Cell), only = result.Config.IndexOf("pitch only");
        JsonElement column = (await Columns("C9"))[0];
        double[] halfThousand = [.. result.Cells[0].Runs(only, Observable.Value, 0).Where((_, world) => world % 2 == 1)];

        Assert.That(members, Is.EqualTo(500));
        Assert.That(Worlds(column), Is.EqualTo(halfThousand.Select(value => 2 * value)));
    }

    /// <summary>What a page may be set to by "what to try" is what its sliders can be set to.</summary>
    [Test]
    public async Task What_to_try_can_be_set()
    {
        foreach (JsonElement one in (await Get("api/scenes")).EnumerateArray().SelectMany(scene => scene.GetProperty("try").EnumerateArray()))
        {
            Dictionary<string, JsonElement>? values = one.GetProperty("values").Deserialize<Dictionary<string, JsonElement>>();
            Assert.That(() => LectureExperiment.Read(new LectureRequest(values, null)), Throws.Nothing, one.ToString());
            Assert.That(one.GetProperty("view").GetString(), Is.AnyOf("live", "group", "game"));
        }
    }

    [Test]
    public async Task A_step_of_consistency_is_the_difference_of_trust_in_the_same_worlds()
    {
        using ExperimentResult result = await Run("C2");
        int connect = result.Config.IndexOf("connect"), last = result.Config.Horizons.Count - 1;
        double[][] trust = [.. result.Cells.Select(cell => cell.Runs(connect, Observable.Trust, last).ToArray())];
        JsonElement[] columns = await Columns("C2");

        for (int step = 0; step < columns.Length; step++)
        {
            double[] expected = [.. trust[step + 1].Zip(trust[step], (with, without) => with - without)];
            Assert.That(Worlds(columns[step]), Is.EqualTo(expected), $"step {step + 1}");
            Assert.That(columns[step].GetProperty("interval").GetProperty("mean").GetDouble(), Is.EqualTo(expected.Average()).Within(1e-12));
        }
    }

    /// <summary>By hand: the policy with the best mean in the even worlds, and its value in the odd ones.</summary>
    [Test]
    public async Task The_best_of_a_family_is_chosen_in_every_other_world_and_measured_in_the_rest()
    {
        using ExperimentResult result = await Run("C18");
        int[] family = [.. Enumerable.Range(0, result.Config.Strategies.Count).Where(at => result.Config.Strategies[at].Family == "ask all")];
        double[][] values = [.. family.Select(at => result.Cells[0].Runs(at, Observable.Value, result.Config.Horizons.Count - 1).ToArray())];
        int best = Enumerable.Range(0, family.Length).MaxBy(at => values[at].Where((_, world) => world % 2 == 0).Average());
        JsonElement column = (await Columns("C18"))[0];

        Assert.That(Worlds(column), Is.EqualTo(values[best].Where((_, world) => world % 2 == 1)));
        Assert.That(column.GetProperty("best").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(new[] { result.Config.Strategies[family[best]].Name }));
    }

    [Test]
    public async Task A_column_without_a_family_is_cut_to_the_worlds_of_the_families()
    {
        using ExperimentResult result = await Run("C18");

        Assert.That(
            Worlds((await Columns("C18"))[2]),
            Is.EqualTo(result.Cells[0].Runs(result.Config.IndexOf("never ask"), Observable.Value, result.Config.Horizons.Count - 1).Where((_, world) => world % 2 == 1)));
    }

    [Test]
    public async Task The_best_policies_meet_on_each_day_that_the_reader_may_choose()
    {
        JsonElement[] places = [.. (await Get("api/scenes/C1")).GetProperty("places").EnumerateArray()];

        Assert.That(places.Select(place => place.GetProperty("choice").GetString()), Is.EqualTo(new[] { "90", "365", "730" }));
        Assert.That(places.Select(place => Worlds(place.GetProperty("columns")[0]).Average()), Is.Unique);
    }

    [Test]
    public async Task The_answer_is_the_column_whose_mean_is_largest_and_what_cannot_be_told_from_it()
    {
        foreach (string id in new[] { "C1", "C8" })
        {
            JsonElement place = (await Get($"api/scenes/{id}")).GetProperty("places")[0], answer = place.GetProperty("answer");
            double[] means = [.. place.GetProperty("columns").EnumerateArray().Select(column => Worlds(column).Average())];
            int best = answer.GetProperty("column").GetInt32();
            Assert.That(means[best], Is.EqualTo(means.Max()));
            Assert.That(answer.GetProperty("notWorse").EnumerateArray().Select(column => column.GetInt32()), Does.Contain(best));
        }
    }

    /// <summary>By hand: means in order, the paired difference of the first two, at the level that lets all differences to the best hold together.</summary>
    [TestCase("C1", false)]
    [TestCase("C8", false)]
    [TestCase("C19", true)]
    public async Task The_lead_is_over_the_next_best_and_as_sure_as_the_number_of_columns_asks(string id, bool smallest)
    {
        JsonElement place = (await Get($"api/scenes/{id}")).GetProperty("places")[0], answer = place.GetProperty("answer"), lead = answer.GetProperty("lead");
        double[][] columns = [.. place.GetProperty("columns").EnumerateArray().Select(Worlds)];
        int[] order = [.. Enumerable.Range(0, columns.Length).OrderBy(column => (smallest ? 1 : -1) * columns[column].Average())];
        Interval expected = Interval.OfMean([.. columns[order[0]].Zip(columns[order[1]], (first, second) => first - second)], Bounds.None, columns.Length > 2 ? 1 - (0.05 / (columns.Length - 1)) : 0.95);

        Assert.That((answer.GetProperty("column").GetInt32(), answer.GetProperty("next").GetInt32()), Is.EqualTo((order[0], order[1])));
        Assert.That((lead.GetProperty("mean").GetDouble(), lead.GetProperty("low").GetDouble(), lead.GetProperty("high").GetDouble()), Is.EqualTo((expected.Mean, expected.Low, expected.High)));
    }

    /// <summary>The claim is tested as the command line tests it, with its placebo and without what does not decide.</summary>
    [TestCase("C8")]
    [TestCase("C18")]
    public async Task The_verdict_is_that_of_the_claim_beside_its_placebo(string id)
    {
        JsonElement scene = (await Get("api/scenes")).EnumerateArray().Single(scene => Id(scene) == id), answer = await Get($"api/scenes/{id}"), verdict = answer.GetProperty("verdict");
        using ExperimentResult result = Studies.Run(Deciding(Experiment(scene)), 2);
        ClaimTest test = ClaimTest.Of(result)!;
        JsonElement first = verdict.GetProperty("expectations")[0];

        Assert.That(verdict.GetProperty("outcome").GetString(), Is.EqualTo(test.Verdict.ToString().ToLowerInvariant()));
        Assert.That(verdict.GetProperty("cause").GetString(), Is.EqualTo(JsonNamingPolicy.CamelCase.ConvertName(test.Cause.ToString())));
        Assert.That(Ends(first), Is.EqualTo(Ends(test.Expectations[0])));
        Assert.That(Ends(first.GetProperty("without")), Is.EqualTo(Ends(test.Placebo!.Expectations[0])));
        Assert.That(first.GetProperty("matters").GetDouble(), Is.EqualTo(test.Claim.Expect[0].Matters));
    }

    [Test]
    public async Task The_size_is_that_of_the_experiment_as_it_was_run()
    {
        JsonElement scene = await Get("api/scenes/C1"), size = scene.GetProperty("size");

        Assert.That((size.GetProperty("worlds").GetInt32(), size.GetProperty("least").GetInt32(), size.GetProperty("days").GetInt32()), Is.EqualTo((16, 1000, 730)));
        Assert.That(scene.GetProperty("picture").GetProperty("svg").GetString(), Does.StartWith("<svg"));
    }

    [Test]
    public async Task There_is_no_other_scene() => Assert.That((await Client.GetAsync(new Uri(Listening.Address, "api/scenes/C99"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public void The_export_is_the_same_on_any_number_of_threads()
    {
        string one = SceneExport.Page(["C6"], 1, _ => { });

        Assert.That(SceneExport.Page(["C6"], 3, _ => { }), Is.EqualTo(one));
    }

    [Test]
    public void The_whole_export_is_one_page_under_5_MB_that_names_no_address_but_sources()
    {
        using TestFolder folder = new();
        (int code, string output, string error) = Command.Say("lecture", "--export", folder["scenes.html"]);
        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Contain($"{SceneExport.Ids.Count} scenes"));
        Assert.That(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(SceneExport.Ids.Count), "progress");

        string page = File.ReadAllText(folder["scenes.html"]);
        Assert.That(new FileInfo(folder["scenes.html"]).Length, Is.LessThan(5_000_000));
        Assert.That(Address().Matches(page).Select(address => address.Value).Distinct(StringComparer.Ordinal), Is.All.StartsWith("https://doi.org/").Or.EqualTo("http://www.w3.org/2000/svg"));
        Assert.That(Loaded().Matches(page).Select(address => address.Value), Is.All.Matches("=\"(data:|#)"));
        Assert.That(page == File.ReadAllText(Path.Combine(Repository.Root, "results", "lecture.html")), "results/lecture.html is not today's; write it anew with: communitysim lecture --export results/lecture.html");
    }

    private static (double Mean, double Low, double High) Ends(JsonElement expectation)
    {
        JsonElement difference = expectation.GetProperty("difference");
        return (difference.GetProperty("mean").GetDouble(), difference.GetProperty("low").GetDouble(), difference.GetProperty("high").GetDouble());
    }

    private static (double Mean, double Low, double High) Ends(TestedExpectation tested) =>
        (tested.Places[0].Difference.Mean, tested.Places[0].Difference.Low, tested.Places[0].Difference.High);

    private static JsonElement Scenes(string language) =>
        JsonDocument.Parse(PageFiles.Text($"texts/{language}.json")).RootElement.GetProperty("scenes");

    private static JsonElement Words(JsonElement texts, JsonElement scene) => texts.GetProperty("all").GetProperty(Id(scene));

    private static int WordsOf(JsonElement text) => text.GetString()!.Split(' ').Count(word => word.Any(char.IsLetterOrDigit));

    private static async Task<ExperimentResult> Run(string id) =>
        Runner.Run(Experiment((await Get("api/scenes")).EnumerateArray().Single(scene => Id(scene) == id)), 2);

    private static ExperimentConfig Experiment(JsonElement scene, bool loadNetworks = true) => ExperimentReader.Read(
        Path.Combine(Repository.Root, "experiments", $"{scene.GetProperty("experiment").GetString()}.json"),
        [.. scene.GetProperty("set").EnumerateArray().Select(setting => setting.GetString()!)],
        loadNetworks);

    private static ExperimentConfig Deciding(ExperimentConfig config) => config with
    {
        Sensitivity = null,
        Claim = config.Claim! with { Variants = null, Expect = [.. config.Claim.Expect.Where(one => one.Decides)] },
    };

    private static async Task<JsonElement[]> Columns(string id) => [.. (await Get($"api/scenes/{id}")).GetProperty("places")[0].GetProperty("columns").EnumerateArray()];

    private static double[] Worlds(JsonElement column) => [.. column.GetProperty("worlds").EnumerateArray().Select(world => double.Parse(world.GetRawText(), CultureInfo.InvariantCulture))];

    private static string Id(JsonElement scene) => scene.GetProperty("id").GetString()!;

    private static async Task<JsonElement> Get(string path) => JsonDocument.Parse(await Client.GetStringAsync(new Uri(Listening.Address, path))).RootElement;

    [GeneratedRegex("https?://[^\\s\"'\\\\<>)]+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Address();

    [GeneratedRegex(" (src|href)=\"[^\"]*", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Loaded();
}
