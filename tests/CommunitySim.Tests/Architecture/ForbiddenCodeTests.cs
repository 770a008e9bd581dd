using System.Text.RegularExpressions;

namespace CommunitySim.Tests.Architecture;

/// <summary>What the model's code must not contain: chance without a name, a clock, a file, a console, or a strategy's name.</summary>
internal sealed class ForbiddenCodeTests
{
    private static readonly string[] Chance = [@"\bnew\s+(System\.)?Random\b", @"\bRandom\.Shared\b", @"\bRandomNumberGenerator\b", @"\bGuid\.NewGuid\b", @"\b(MersenneTwister|SystemRandomSource|CryptoRandomSource)\b"];

    private static readonly string[] Clock = [@"\bDateTime(Offset)?\b", @"\bStopwatch\b", @"\bTickCount", @"\bTimeProvider\b", @"\bThread\.Sleep\b"];

    private static readonly string[] World = [@"\bFile\.", @"\bDirectory\.", @"\bPath\.(Combine|Get)", @"\bConsole\b", @"\bJson", @"\bHttpClient\b", @"\bEnvironment\.", @"\bFileStream\b", @"\bStreamReader\b"];

    private static readonly string[] Linq = [@"\busing\s+System\.Linq\b", @"\bSystem\.Linq\."];

    private static IEnumerable<string> Files => Repository.Sources("CommunitySim");

    [Test]
    public void There_is_a_model_to_be_looked_at() => Assert.That(Files.Count(), Is.GreaterThan(20));

    [TestCaseSource(nameof(Files))]
    public void The_model_has_no_chance_of_its_own_no_clock_no_file_and_no_Linq(string path)
    {
        string code = Repository.WithoutComments(File.ReadAllText(path));
        IEnumerable<string> found = ((string[])[.. Chance, .. Clock, .. World, .. Linq]).Where(pattern => Found(code, pattern).Any());
        Assert.That(found, Is.Empty);
    }

    /// <summary>
    /// No coefficient may name a strategy: a strategy is a split of hours. "Absent" is allowed as the name of the split
    /// without hours, and .NET converts too: Convert, BitConverter, and vectors to other vectors.
    /// </summary>
    [TestCaseSource(nameof(Files))]
    public void No_strategy_is_known_by_name(string path)
    {
        string code = Regex.Replace(Repository.WithoutComments(File.ReadAllText(path)), @"\bBitConverter\.|\bVector\d+\.ConvertTo", "", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.That(Found(code, @"\b(?!Convert\.To)(?<!\.|bool )(?i:convert|connect|absent)\b"), Is.Empty);
        Assert.That(Found(code, @"(?i:convert|connect|absent)(?!ed\b)(?=[A-Z_])"), Is.Empty, "as the beginning of a name");
        Assert.That(Found(code, @"(?<=[a-z_])(Convert|Connect|Absent)(?!ed\b)"), Is.Empty, "as the end of a name");
    }

    [TestCase("var r = new Random(3);")]
    [TestCase("long t = Environment.TickCount64;")]
    [TestCase("File.ReadAllText(path);")]
    [TestCase("using System.Linq;")]
    [TestCase("DateTime.UtcNow")]
    public void The_search_finds_what_it_looks_for(string code) =>
        Assert.That(((string[])[.. Chance, .. Clock, .. World, .. Linq]).Where(pattern => Found(code, pattern).Any()), Is.Not.Empty);

    [Test]
    public void Comments_may_name_what_code_must_not() =>
        Assert.That(Repository.WithoutComments("a(); // new Random\n/* DateTime */ b();"), Is.EqualTo("a(); \n b();"));

    private static IEnumerable<string> Found(string code, string pattern) =>
        Regex.Matches(code, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Value);
}
