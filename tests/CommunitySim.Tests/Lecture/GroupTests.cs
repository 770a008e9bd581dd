using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using CommunitySim.Experiments.Config;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Group;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Tracing;

namespace CommunitySim.Tests.Lecture;

/// <summary>What the page sees of a world is the world that `run` lives.</summary>
internal sealed class GroupTests
{
    private const int Replicate = 3;

    private static readonly HttpClient Client = new();

    // Small, and more happens than by default.
    private static readonly Dictionary<string, object> Lively = new(StringComparer.Ordinal)
    {
        ["community.members"] = 130,
        ["community.turnover"] = 0.01,
        ["member.effort"] = 0.0,
        ["member.problemRate"] = 0.1,
        ["member.unmuteRate"] = 0.1,
        ["member.customerChurn"] = 0.05,
        ["brand.consistency"] = 0.8,
    };

    [OneTimeTearDown]
    public static void Done() => Client.Dispose();

    [Test]
    public async Task Counts_and_trust_are_those_of_the_same_replicate_of_run([Values("groups", "smallWorld", "complete")] string kind)
    {
        Dictionary<string, object> values = new(Lively, StringComparer.Ordinal) { ["community.network.kind"] = kind };
        Film film = await Ask(values, "convert", "connect");
        (ExperimentConfig config, World world) = Built(values);
        foreach ((string name, int position) in new[] { ("convert", 0), ("connect", 1) })
        {
            DailySeries series = Simulation.Run(Scenario(config, name), world, config.Days);
            JsonElement told = film.Header.GetProperty("strategies")[position];
            Assert.That(told.GetProperty("name").GetString(), Is.EqualTo(name));
            foreach (JsonProperty line in told.GetProperty("series").EnumerateObject().Concat(told.GetProperty("counts").EnumerateObject()))
            {
                Observable observable = Observables.All.Single(observable => observable.Name() == line.Name);
                Assert.That(line.Value.EnumerateArray().Select(number => number.GetDouble()), Is.EqualTo(Enumerable.Range(1, config.Days).Select(day => series[observable, day])), line.Name);
            }

            for (int day = 1; day <= config.Days; day++)
            {
                byte[] marks = film.Marks(position, day);
                double Share(Func<byte, bool> holds) => (double)marks.Count(holds) / marks.Length;
                // Trust is rounded to 1/255, by half of that at most.
                Assert.That(film.Trust(position, day).Average(trust => trust / 255.0), Is.EqualTo(series[Observable.Trust, day]).Within(0.5 / 255 + 1e-6));
                Assert.That(Share(mark => (mark & 0b010) != 0), Is.EqualTo(series[Observable.Customers, day]).Within(1e-12));
                Assert.That(Share(mark => (mark & 0b100) != 0), Is.EqualTo(series[Observable.Muted, day]).Within(1e-12));
                Assert.That(Share(mark => (mark & 0b101) == 0b001), Is.EqualTo(series[Observable.Reach, day]).Within(1e-12));
                Assert.That(marks.Count(mark => mark >> 5 == (int)MemberEvent.Sanctioned), Is.EqualTo(series[Observable.Sanctioned, day]));
            }
        }
    }

    [Test]
    public async Task Both_strategies_begin_with_the_same_newcomers_on_the_same_network()
    {
        Film film = await Ask(Lively, "convert", "connect");
        (_, World world) = Built(Lively);
        Assert.That(film.Trust(0, 0), Is.EqualTo(film.Trust(1, 0)).And.All.EqualTo((byte)Math.Round(0.3 * 255)));
        Assert.That(film.Marks(0, 0), Is.EqualTo(film.Marks(1, 0)).And.All.Zero);
        Assert.That(film.Trust(0, 365), Is.Not.EqualTo(film.Trust(1, 365)));
        Assert.That(film.Ties, Has.Length.EqualTo(world.Network.Ties).And.Unique);
        Assert.That(film.Ties.All(tie => world.Network.Neighbours(tie.A).Contains(tie.B)), Is.True);
        Assert.That(film.Header.GetProperty("groups").EnumerateArray().Select(group => group.GetInt32()), Is.EqualTo(Enumerable.Range(0, 130).Select(seat => seat / 50)));
    }

    [Test]
    public async Task Members_of_a_group_stand_together_and_nobody_stands_outside()
    {
        Film film = await Ask(Lively, "convert");
        Assert.That(film.NetworkLayout.All(place => place.X is >= 0 and <= 1 && place.Y is >= 0 and <= 1), Is.True);
        (float X, float Y) Middle(int group) => (film.NetworkLayout.Chunk(50).ElementAt(group).Average(place => place.X), film.NetworkLayout.Chunk(50).ElementAt(group).Average(place => place.Y));
        for (int seat = 0; seat < 130; seat++)
        {
            double Far(int group) => Math.Max(Math.Abs(film.NetworkLayout[seat].X - Middle(group).X), Math.Abs(film.NetworkLayout[seat].Y - Middle(group).Y));
            Assert.That(Enumerable.Range(0, 3).MinBy(Far), Is.EqualTo(seat / 50), $"seat {seat}");
        }
    }

    [Test]
    public async Task Of_a_complete_network_no_ties_are_sent_and_it_is_said()
    {
        Film film = await Ask(new(Lively, StringComparer.Ordinal) { ["community.network.kind"] = "complete" }, "convert");
        Assert.That((film.Header.GetProperty("complete").GetBoolean(), film.Ties), Is.EqualTo((true, Array.Empty<(int, int)>())));
        Assert.That((await Ask(Lively, "convert")).Header.GetProperty("complete").GetBoolean(), Is.False);
    }

    [Test]
    public void Known_places_are_those_of_the_worlds_own_network()
    {
        LectureRequest few = new(new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["community.members"] = JsonSerializer.SerializeToElement(60) }, null);
        LayoutCache known = new();
        GroupWorld three = new(few, 3), four = new(few, 4);

        Assert.That(known.Find(three), Is.EqualTo(NetworkLayout.Compute(three.World.Network, three.GroupSize)));
        Assert.That(known.Find(four), Is.EqualTo(NetworkLayout.Compute(four.World.Network, four.GroupSize)));
        Assert.That(known.Find(new GroupWorld(few, 3)), Is.SameAs(known.Find(three)));
    }

    [Test]
    public async Task The_same_question_has_the_same_answer_to_the_byte()
    {
        byte[] first = (await Ask(Lively, "connect")).Bytes, second = (await Ask(Lively, "connect")).Bytes;
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task A_member_tells_what_its_testimony_says([Values("convert", "connect", "mine")] string strategy, [Values(0, 77, 129)] int seat, [Values(1, 40, 365)] int day)
    {
        (ExperimentConfig config, World world) = Built(Lively);
        Simulation simulation = new(Scenario(config, strategy), world, config.Days);
        List<MemberTrace> days = [];
        while (simulation.Day < config.Days)
        {
            days.Add(MemberTrace.Next(simulation, seat));
            simulation.Step();
        }

        MemberTrace told = days[day - 1];
        JsonElement answer = await Member(strategy, seat, day);
        JsonElement ask = answer.GetProperty("ask"), history = answer.GetProperty("history");
        Assert.That((Number(answer, "seat"), Number(answer, "day"), answer.GetProperty("strategy").GetString()), Is.EqualTo((seat, day, strategy)));
        Assert.That(Number(answer.GetProperty("traits"), "lossAversion"), Is.EqualTo(world.Traits(seat).LossAversion));
        Assert.That((answer.GetProperty("poster").GetBoolean(), answer.GetProperty("ally").GetBoolean()), Is.EqualTo((world.IsPoster(seat), world.IsAlly(seat))));
        foreach ((string name, MemberState state) in new[] { ("morning", told.Morning), ("evening", told.Evening) })
        {
            JsonElement at = answer.GetProperty(name);
            Assert.That((Number(at, "trust"), Number(at, "pain"), Number(at, "obligation"), Number(at, "socialMode")), Is.EqualTo((state.Trust, state.Pain, state.Obligation, state.SocialMode)));
            Assert.That((at.GetProperty("aware").GetBoolean(), at.GetProperty("customer").GetBoolean(), at.GetProperty("muted").GetBoolean(), at.GetProperty("openProblem").GetBoolean()), Is.EqualTo((state.Aware, state.Customer, state.Muted, state.OpenProblem)));
        }

        Assert.That(answer.GetProperty("happened").GetArrayLength(), Is.EqualTo(told.Events.Count));
        Assert.That(answer.GetProperty("asked").GetBoolean(), Is.EqualTo(told.Asked));
        Assert.That(ask.GetProperty("neighbours").EnumerateArray().Select(at => new Neighbour(at.GetProperty("seat").GetInt32(), Number(at, "trust"), at.GetProperty("endorses").GetBoolean())), Is.EqualTo(told.Ask.Neighbours));
        Assert.That((Number(ask, "endorsement"), Number(ask, "disapproval"), Number(ask, "cohesion")), Is.EqualTo((told.Ask.Endorsement, told.Ask.Disapproval, 1f)));
        Assert.That((Number(ask, "offer"), Number(ask, "obligationTerm"), Number(ask, "rejection"), Number(ask, "effort")), Is.EqualTo((told.Ask.Utility.Offer, told.Ask.Utility.Obligation, told.Ask.Utility.Rejection, told.Ask.Utility.Effort)));
        Assert.That((Number(ask, "total"), Number(ask, "chance"), Number(ask, "expectedPain")), Is.EqualTo((told.Ask.Utility.Total, told.Ask.Chance, told.Ask.ExpectedPain)));
        Assert.That(ask.GetProperty("drawn").ValueKind == JsonValueKind.Null, Is.EqualTo(told.Ask.Drawn is null));
        Assert.That(ask.GetProperty("accepted").ValueKind, Is.EqualTo(told.Ask.Accepted switch { null => JsonValueKind.Null, true => JsonValueKind.True, _ => JsonValueKind.False }));
        Assert.That(history.GetProperty("trust").EnumerateArray().Select(trust => trust.GetSingle()), Is.EqualTo(days.Select(one => one.Evening.Trust)));
        Assert.That(Milestones(history, "pitched"), Is.EqualTo(days.Where(one => one.Asked).Select(one => one.Day)));
        Assert.That(Milestones(history, "letDown"), Is.EqualTo(days.Where(one => one.Events.Any(happened => happened.Kind is TraceEventKind.Failed or TraceEventKind.Disappointed)).Select(one => one.Day)));
    }

    [Test]
    public async Task Giving_up_on_an_answer_that_was_expected_is_told_as_being_let_down()
    {
        (ExperimentConfig config, World world) = Built(Lively);
        Simulation simulation = new(Scenario(config, "convert"), world, config.Days);
        List<(int Seat, int Day)> disappointed = [];
        while (simulation.Day < config.Days && disappointed.Count == 0)
        {
            disappointed.AddRange(Enumerable.Range(0, world.Members).Where(seat => MemberTrace.Next(simulation, seat).Events.Any(happened => happened.Kind == TraceEventKind.Disappointed)).Select(seat => (seat, simulation.Day + 1)));
            simulation.Step();
        }

        (int seat, int day) = disappointed[0];
        JsonElement answer = await Member("convert", seat, day);
        Assert.That(answer.GetProperty("happened").EnumerateArray().Select(happened => happened.GetProperty("what").GetString()), Does.Contain("disappointed"));
        Assert.That(Milestones(answer.GetProperty("history"), "letDown"), Does.Contain(day));
    }

    [TestCase("""{ "strategies": ["convert"], "replicate": 200 }""", "replicate: found 200; allowed is a whole number from 0 to 199")]
    [TestCase("""{ "strategies": ["convert"], "replicate": -1 }""", "from 0 to 199")]
    [TestCase("""{ "strategies": ["persuade"] }""", "there is no strategy \"persuade\"; there are convert, connect, absent")]
    [TestCase("""{ "strategies": ["mine"] }""", "\"mine\" needs a split of its hours")]
    [TestCase("""{ "strategies": [null] }""", "without a name")]
    [TestCase("""{ "strategies": ["convert", "connect", "absent"] }""", "found 3 names; the page shows one strategy or two")]
    [TestCase("""{ "strategies": [] }""", "found 0 names")]
    [TestCase("""{}""", "found 0 names")]
    [TestCase("""{ "values": { "community.members": 1001 }, "strategies": ["convert"] }""", "1000 at most")]
    [TestCase("null", "it is empty")]
    [TestCase("[1]", "This request is not valid")]
    public async Task A_group_that_there_is_not_is_refused_in_plain_words(string body, string message) => await Refused("api/group", body, message);

    [TestCase("""{ "strategy": "convert", "seat": 500, "day": 1 }""", "seat: found 500; allowed is a whole number from 0 to 499")]
    [TestCase("""{ "strategy": "convert", "seat": -1, "day": 1 }""", "from 0 to 499")]
    [TestCase("""{ "strategy": "convert", "seat": 0, "day": 0 }""", "day: found 0; allowed is a whole number from 1 to 365")]
    [TestCase("""{ "strategy": "convert", "seat": 0, "day": 366 }""", "from 1 to 365")]
    [TestCase("""{ "strategy": "convert", "seat": 0, "day": 1, "replicate": 200 }""", "from 0 to 199")]
    [TestCase("""{ "strategy": "mine", "seat": 0, "day": 1 }""", "needs a split")]
    [TestCase("""{ "seat": 0, "day": 1 }""", "without a name")]
    [TestCase("""{ "strategy": "convert", "seat": "0", "day": 1.5 }""", "This request is not valid")]
    public async Task A_member_that_there_is_not_is_refused_in_plain_words(string body, string message) => await Refused("api/member", body, message);

    private static async Task Refused(string path, string body, string message)
    {
        using StringContent content = new(body);
        HttpResponseMessage answer = await Client.PostAsync(new Uri(Listening.Address, path), content);
        JsonElement said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(said.GetProperty("error").GetString(), Does.Contain(message));
    }

    private static async Task<Film> Ask(Dictionary<string, object> values, params string[] strategies)
    {
        HttpResponseMessage answer = await Client.PostAsJsonAsync(new Uri(Listening.Address, "api/group"), new { values, split = Mine, strategies, replicate = Replicate });
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/octet-stream"));
        return new Film(await answer.Content.ReadAsByteArrayAsync());
    }

    private static async Task<JsonElement> Member(string strategy, int seat, int day)
    {
        HttpResponseMessage answer = await Client.PostAsJsonAsync(new Uri(Listening.Address, "api/member"), new { values = Lively, split = Mine, strategy, replicate = Replicate, seat, day });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static object Mine { get; } = new { pitch = 0.3, solve = 0.4, bond = 0.2 };

    /// <summary>The world without anything of the lecture's but its file.</summary>
    private static (ExperimentConfig Config, World World) Built(Dictionary<string, object> values)
    {
        Dictionary<string, JsonElement> read = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(JsonSerializer.Serialize(values))!;
        ExperimentConfig config = LectureExperiment.Read(new LectureRequest(read, new Shares(0.3, 0.4, 0.2)));
        return (config, World.Generate(config.CommunityOf(config.Cells()[0]), config.MemberOf(config.Cells()[0]), new RandomStreams(config.Seed, Replicate)));
    }

    private static Scenario Scenario(ExperimentConfig config, string strategy) => config.ScenarioFor(config.Cells()[0], config.Strategies[config.IndexOf(strategy)]);

    private static float Number(JsonElement of, string name) => of.GetProperty(name).GetSingle();

    private static IEnumerable<int> Milestones(JsonElement history, string what) =>
        from milestone in history.GetProperty("events").EnumerateArray()
        where milestone.GetProperty("what").GetString() == what
        select milestone.GetProperty("day").GetInt32();

    /// <summary>The answer as the page reads it.</summary>
    private sealed class Film
    {
        private readonly int _members, _days, _rows;

        public Film(byte[] bytes)
        {
            Bytes = bytes;
            int header = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes), at = 4 + header;
            Assert.That(at % 4, Is.Zero);
            Header = JsonSerializer.Deserialize<JsonElement>(bytes.AsSpan(4, header));
            (_members, _days) = (Header.GetProperty("members").GetInt32(), Header.GetProperty("days").GetInt32());
            int ties = Header.GetProperty("ties").GetInt32();
            float[] places = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(at, 8 * _members)).ToArray();
            ushort[] ends = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan(at + (8 * _members), 4 * ties)).ToArray();
            NetworkLayout = [.. places.Chunk(2).Select(place => (place[0], place[1]))];
            Ties = [.. ends.Chunk(2).Select(tie => ((int)tie[0], (int)tie[1]))];
            _rows = at + (8 * _members) + (4 * ties);
            Assert.That(bytes, Has.Length.EqualTo(_rows + (2 * Header.GetProperty("strategies").GetArrayLength() * (_days + 1) * _members)));
        }

        public byte[] Bytes { get; }

        public JsonElement Header { get; }

        public (float X, float Y)[] NetworkLayout { get; }

        public (int A, int B)[] Ties { get; }

        public byte[] Trust(int strategy, int day) => Row((2 * strategy * (_days + 1)) + day);

        public byte[] Marks(int strategy, int day) => Row((((2 * strategy) + 1) * (_days + 1)) + day);

        private byte[] Row(int row) => Bytes.AsSpan(_rows + (row * _members), _members).ToArray();
    }
}
