using System.Text;
using System.Text.Json;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Tests.Experiments.Fuzz;

namespace CommunitySim.Tests.Experiments;

/// <summary>Experiments that are binary, huge, deep or contradict themselves are refused in few words, soon, and without filling the memory.</summary>
[NonParallelizable]
public class OddExperimentTests
{
    // Only what looks at everything for each of its parts takes so long.
    private const int Soon = 60_000;

    // All that is ever taken, most of it given back at once.
    private const long FewBytes = 2_000_000_000;

    private static readonly TestCaseData[] Huge =
    [
        Case("a word as a value", $"{{ \"title\": \"x\", \"baseline\": \"{new string('x', 3_000_000)}\" }}", "there is no strategy"),
        Case("a word as a choice", $"{{ \"keep\": \"{new string('x', 3_000_000)}\" }}", "..."),
        Case("a word as a key", $"{{ \"{new string('x', 3_000_000)}\": 1 }}", "longer than 160"),
        Case("a word as a path", $"{{ \"community\": {{ \"network\": {{ \"kind\": \"file\", \"path\": \"{new string('x', 3_000_000)}\" }} }} }}", "there is no file"),
        Case("a number", $"{{ \"days\": 1{new string('0', 3_000_000)} }}", "found the number 1000"),
        Case("a number behind a point", $"{{ \"member\": {{ \"seesaw\": 1.{new string('0', 3_000_000)}1e1 }} }}", "found the number 1.000"),
        Case("a word that is not JSON", $"{{ \"days\": {new string('t', 3_000_000)} }}", "not JSON"),
        Case("brackets", new string('[', 1_000_000), "up to 8 deep"),
        Case("groups in groups", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), "up to 8 deep"),
        Case("too many values", $"{{ \"horizons\": [{string.Join(",", Enumerable.Repeat("1", 400_000))}] }}", "at most 250000 values"),
        Case("values in one line", $"{{ \"horizons\": [{string.Join(",", Enumerable.Repeat("1              ", 240_000))}] }}", "ascending"),
        Case("values in many lines", $"{{ \"horizons\": [{string.Join(",\n", Enumerable.Repeat("1              ", 240_000))}] }}", "ascending"),
        Case("strategies", $"{{ \"strategies\": {{ {string.Join(",", Enumerable.Range(0, 120_000).Select(i => $"\"a{i}\": {{}}"))} }}, \"baseline\": \"b\" }}", "allowed are up to 1000"),
        Case("twins at the end", $"{{ \"strategies\": {{ {string.Join(",", Enumerable.Range(0, 120_000).Select(i => $"\"a{i}\": {{}}"))}, \"A5\": {{}} }} }}", "a second time"),
        Case("cells", $"{{ \"sweep\": {{ \"brand.skill\": [{string.Join(",", Enumerable.Range(0, 100_001).Select(i => $"{i / 200_000.0}"))}] }} }}", "100001 cells; allowed are up to 100000"),
        Case("cells beyond counting", $"{{ \"sweep\": {{ {string.Join(",", Parameters.All.Where(found => found.About.Max == 1).Select(found => $"\"{found.Path}\": {{ \"from\": 0, \"to\": 1, \"steps\": 100000 }}"))} }} }}", $"e{5 * Parameters.All.Count(found => found.About.Max == 1)} cells"),
        Case("more than an experiment", new string(' ', (4 * 1024 * 1024) + 1), "more than 4 MiB"),
    ];

    private static readonly TestCaseData[] Odd =
    [
        Case("half a character", "{ \"title\": ▲\"\\ud800\" }", "write whole characters"),
        Case("half a character in a key", "{ ▲\"a\\udc00\": 1 }", "write whole characters"),
        Case("a colon in a key", "{ \"brand\": { ▲\"skill:x\": 1 } }", "use letters"),
        Case("an empty key", "{ ▲\"\": 1 }", "use letters"),
        Case("a control character in a key", "{ \"strategies\": { ▲\"a\\u001b[2J\": {} } }", "\"a\\u001b[2J\"", "use letters"),
        Case("a control character", "{ \"title\": ▲\"a\\u0000\" }", "holds a control character"),
        Case("a line end behind a strategy's name", "{ \"strategies\": { ▲\"a\\n\": {} } }", "use letters"),
        Case("nothing but a comment", "// nothing▲", "not JSON"),
        Case("a comment without end", "{ ▲/* ", "not JSON"),
        Case("NaN", "{ \"brand\": { \"skill\": ▲NaN } }", "not JSON"),
        Case("a hexadecimal number", "{ \"days\": 0▲x10 }", "not JSON"),
        Case("a decimal comma", "{ \"brand\": { \"skill\": 0,▲5 } }", "with a point, such as 0.5"),
        Case("a decimal comma in quotes", "{ \"brand\": { \"skill\": ▲\"0,5\" } }", "write a decimal point: 0.5"),
        Case("a path without effect", "{ \"community\": { \"network\": { \"kind\": \"random\", \"path\": ▲\"ties.csv\" } } }", "no effect unless", "set the kind to \"file\""),
        Case("a swept path without effect", "{ \"sweep\": { \"community.network.kind\": [\"random\", \"groups\"], \"community.network.path\": ▲[\"a\", \"b\"] } }", "no effect unless"),
        Case("a stage after the end", "{ \"days\": 30, \"strategies\": { \"a\": { \"schedule\": [{ \"fromDay\": 30 }, { \"fromDay\": ▲31 }] } } }", "after the last day, 30", "delete the stage"),
    ];

    [TestCaseSource(nameof(Odd))]
    public void It_is_refused_where_it_stands(string text, string[] words)
    {
        string[] before = text[..text.IndexOf('▲', StringComparison.Ordinal)].Split('\n');

        IsRefused(Encoding.UTF8.GetBytes(text.Replace("▲", "", StringComparison.Ordinal)), $":{before.Length}:{before[^1].Length + 1}", words);
    }

    [TestCaseSource(nameof(Huge))]
    public void Too_much_of_anything_is_refused_soon_and_in_few_words(string text, string[] words)
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", text);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Task<InputException> refusal = Task.Run(() => Assert.Throws<InputException>(() => ExperimentReader.Read(file, []))!);

        Assert.That(refusal.Wait(Soon), Is.True, "it does not come to an end");
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(FewBytes));
        Assert.That(refusal.Result.Message.Split('\n').Max(line => line.Length), Is.LessThan(1500));
        Assert.That(words.Where(word => !refusal.Result.Message.Contains(word, StringComparison.Ordinal)), Is.Empty, refusal.Result.Message);
        Assert.That(words[0] == "more than 4 MiB" ? null : Refusal.Lack(refusal.Result, file), Is.Null);
    }

    [Test]
    public void A_gigabyte_is_no_experiment()
    {
        using TestFolder folder = new();
        using (FileStream sparse = File.Create(folder["mine.json"]))
        {
            sparse.SetLength(1L << 30);
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.That(() => ExperimentReader.Read(folder["mine.json"], []), Throws.TypeOf<InputException>().With.Message.Contains("more than 4 MiB"));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(32_000_000));
    }

    [Test]
    public void What_is_not_text_in_UTF_8_is_refused_even_in_a_comment()
    {
        IsRefused([.. "{ // Gr"u8, 0xFC, .. "n\n}"u8], ":1:8", "save the file as UTF-8");
        IsRefused([.. "{}\n/* \u00FC"u8, 0xC3], ":2:5", "save the file as UTF-8");
        IsRefused([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")], ":1:1", "save the file as UTF-8");
        IsRefused(Encoding.Unicode.GetBytes("{}"), ":1:2", "not JSON");
        IsRefused(ValidFiles.Gzip("{}"u8.ToArray()), ":1:2", "save the file as UTF-8");
        IsRefused([.. "\uFEFF\uFEFF{}"u8], ":1:1", "not JSON");
        IsRefused([.. "\uFEFF"u8], ":1:1", "the file is empty");
    }

    [Test]
    public void Lines_may_end_in_any_way()
    {
        Assert.That(Read("\uFEFF{\r\n \"days\": 9, // nine\r\n}").Days, Is.EqualTo(9));
        Assert.That(Read("{\r \"days\":\t9 }").Days, Is.EqualTo(9));
        IsRefused("{\r\n \"days\":\r\n 0 }"u8.ToArray(), ":3:2", "found the number 0");
    }

    [Test]
    public void Of_many_faults_forty_are_told_and_the_rest_is_counted()
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", $"{{ {string.Join(",", Enumerable.Range(0, 100).Select(i => $"\"wrong{i}\": 0"))} }}");
        InputException refused = Assert.Throws<InputException>(() => ExperimentReader.Read(file, []))!;

        Assert.That(refused.Faults, Has.Count.EqualTo(100));
        Assert.That(refused.Message.Split(Environment.NewLine), Has.Length.EqualTo(41).And.ItemAt(40).EqualTo("and 60 more."));
    }

    [Test]
    public void Minus_zero_is_zero()
    {
        ExperimentConfig config = Read("""{ "member": { "effort": -0, "seesaw": -0.0 }, "strategies": { "a": { "pitch": -0 } }, "sweep": { "brand.skill": { "from": -0, "to": 1, "steps": 3 }, "brand.quality": [-0.0, 1] } }""", "brand.hourlyWage=-0");

        Assert.That(ConfigWriter.Write(config), Does.Not.Match("-0[^.0-9]"));
        Assert.That(double.IsNegative(config.Strategies[0].Strategy.On(1).Pitch), Is.False);
    }

    [TestCase("brand.skill=0,5", "write a decimal point: 0.5")]
    [TestCase("a:b=1", "no path")]
    [TestCase("a..b=1", "no path")]
    [TestCase("=1", "path=value")]
    [TestCase("title=\u0001", "control character")]
    [TestCase("strategies={\"a\":{},\"A\":{}}", "a second time")]
    [TestCase("brand=[[[[[[[[[[[[1", "deep")]
    public void A_wrong_setting_is_refused(string setting, string words) =>
        Assert.That(() => Read("{}", setting), Throws.TypeOf<InputException>().With.Message.StartsWith("--set ").And.Message.Contains(words));

    [Test]
    public void A_huge_setting_is_refused_in_few_words() =>
        Assert.That(() => Read("{}", new string('.', 1_000_000) + "=1", $"brand.skill={new string('x', 1_000_000)}"), Throws.TypeOf<InputException>().With.Property("Message").Length.LessThan(1000));

    [Test]
    public void Settings_that_speak_against_each_other_are_refused_and_others_add_up()
    {
        Assert.That(() => Read("{}", "brand=5", "brand.skill=0.5"), Throws.TypeOf<InputException>().With.Message.Contains("leave one of the two out"));
        Assert.That(() => Read("{}", "brand.skill=0.5", "brand=5"), Throws.TypeOf<InputException>().With.Message.Contains("found the number 5"));
        Assert.That(Read("{}", "brand.skill=0.5", """brand={"quality":0.25}""").Values, Does.Contain(KeyValuePair.Create("brand.skill", (object)0.5)).And.Contain(KeyValuePair.Create("brand.quality", (object)0.25)));
        Assert.That(Read("""{ "strategies": { "a": {}, "b": {} } }""", "strategies.to.pitch=1").Strategies.Select(strategy => strategy.Name), Is.EqualTo(new[] { "a", "b", "to" }));
    }

    /// <summary>Looked at once a value, this text would take minutes; so would these names.</summary>
    [Test]
    public void Places_and_names_are_found_without_looking_at_all_others()
    {
        byte[] text = Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Repeat($"1{new string(' ', 400)}", 200_000))}]");
        Task<SourceNode> reading = Task.Run(() => JsonSource.Read(text, "mine.json"));
        Assert.That(reading.Wait(Soon), Is.True);
        Assert.That(reading.Result["199999"]!.Where, Is.EqualTo($"mine.json:1:{2 + (199_999 * 402)}"));

        SourceNode group = new("", "", "", JsonValueKind.Object, "");
        Assert.That(Task.Run(() => PutAll(group)).Wait(Soon), Is.True);
        Assert.That(group.Children, Has.Count.EqualTo(500_000));

        static void PutAll(SourceNode group)
        {
            for (int i = 0; i < 1_000_000; i++)
            {
                group.Put($"name{i % 500_000}", group);
            }
        }
    }

    [Test]
    public void A_word_beyond_all_words_is_compared_with_none()
    {
        string word = new('x', 101);

        Assert.That((Nearest.Hint(word, [word]), Nearest.Hint(word[1..], [word[1..]])), Is.EqualTo(("", $" Did you mean {word[1..]}?")));
    }

    [TestCase("a\0b", "not a valid file name")]
    [TestCase("", "not a valid file name")]
    [TestCase(".", "a folder")]
    public void What_names_no_file_is_refused(string file, string words) =>
        Assert.That(() => ExperimentReader.Read(file, []), Throws.TypeOf<InputException>().With.Message.Contains(words));

    [Test]
    public void A_damaged_network_is_told_by_its_own_file_and_line()
    {
        using TestFolder folder = new();
        folder.Write("ties.csv", "0,1\n1;-1\n");
        string file = folder.Write("mine.json", """{ "community": { "network": { "kind": "file", "path": "ties.csv" } } }""");

        Assert.That(() => ExperimentReader.Read(file, []), Throws.TypeOf<InputException>().With.Message.StartsWith($"{folder["ties.csv"]}:2: "));
    }

    private static TestCaseData Case(string what, string text, params string[] words) => new TestCaseData(text, words).SetName($"{{m}}: {what}");

    private static void IsRefused(byte[] bytes, string place, params string[] words)
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["mine.json"], bytes);
        InputException refused = Assert.Throws<InputException>(() => ExperimentReader.Read(folder["mine.json"], []))!;

        Assert.That(refused.Message, Does.Match($@"^{folder["mine.json"]}{place}: "));
        Assert.That(words.Where(word => !refused.Message.Contains(word, StringComparison.Ordinal)), Is.Empty, refused.Message);
        Assert.That(Refusal.Lack(refused, folder["mine.json"]), Is.Null);
    }

    private static ExperimentConfig Read(string text, params string[] settings)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), settings);
    }
}
