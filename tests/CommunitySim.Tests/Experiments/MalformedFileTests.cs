using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Experiments;

/// <summary>Each wrong file is refused before anything runs, with the place, the path, what was found and a remedy.</summary>
public class MalformedFileTests
{
    /// <summary>The fault stands where ▲ does; the mark itself is taken out before the file is written.</summary>
    internal static readonly TestCaseData[] Files =
    [
        Wrong("nothing", "▲", "the file is empty"),
        Wrong("not JSON", "{ \"days\": ▲}", "not JSON"),
        Wrong("cut short", "{\n  \"days\": 30,\n  \"brand\": {▲", "not JSON"),
        Wrong("a list", "▲[1]", "found a list", "allowed is a group { }"),
        Wrong("two files in one", "{}\n▲{}", "not JSON"),
        Wrong("a key twice", "{ \"days\": 1,\n ▲\"days\": 2 }", "a second time", "1:11"),
        Wrong("a misspelt key", "{\n  \"member\": {\n    ▲\"lossAversoin\": 2\n  }\n}", "member.lossAversoin", "Did you mean lossAversion?"),
        Wrong("a key of the wrong case", "{ \"brand\": { ▲\"Skill\": 0.5 } }", "Did you mean skill?"),
        Wrong("a key in the wrong group", "{ \"brand\": { ▲\"lossAversion\": 2 } }", "Did you mean member.lossAversion?"),
        Wrong("an unknown key at the top", "{ ▲\"replicate\": 5 }", "Did you mean replicates?"),
        Wrong("a word for a number", "{ \"days\": ▲\"many\" }", "found the text \"many\"", "a whole number from 1 to 100000"),
        Wrong("a number in quotes", "{ \"brand\": { \"skill\": ▲\"0.5\" } }", "found the text \"0.5\"", "a number from 0 to 1"),
        Wrong("a fraction of a day", "{ \"days\": ▲1.5 }", "found the number 1.5"),
        Wrong("no day at all", "{ \"days\": ▲0 }", "found the number 0"),
        Wrong("a negative seed", "{ \"seed\": ▲-1 }", "found the number -1"),
        Wrong("a share above one", "{ \"member\": { \"lurkerShare\": ▲1.01 } }", "member.lurkerShare", "a number from 0 to 1"),
        Wrong("a number beyond all range", "{ \"member\": { \"effort\": ▲1e308 } }", "found the number 1e308"),
        Wrong("a number too large for a double", "{ \"member\": { \"effort\": ▲1e999 } }", "found the number 1e999"),
        Wrong("null", "{ \"member\": { \"effort\": ▲null } }", "found null"),
        Wrong("a list without a sweep", "{ \"member\": { \"seesaw\": ▲[0, 1] } }", "write \"sweep\""),
        Wrong("an unknown network", "{ \"community\": { \"network\": { \"kind\": ▲\"smallworld\" } } }", "Did you mean smallWorld?"),
        Wrong("an odd ring", "{ \"community\": { \"network\": { \"degree\": ▲5 } } }", "an even number from 2"),
        Wrong("more ties than a group has", "{ \"community\": { \"network\": { \"groupSize\": 5,\n \"tiesInside\": ▲8 } } }", "tiesInside", "at most 4"),
        Wrong("a file network without a path", "{ \"community\": { \"network\": { \"kind\": ▲\"file\" } } }", "names no file"),
        Wrong("a network file that is not there", "{ \"community\": { \"network\": { \"kind\": \"file\", \"path\": ▲\"no.csv\" } } }", "there is no file no.csv", "experiment file's folder"),
        Wrong("shares above one", "{ \"strategies\": { \"all\": ▲{ \"pitch\": 0.7, \"solve\": 0.7 } } }", "strategies.all", "add up to 1.4"),
        Wrong("a share with a misspelt name", "{ \"strategies\": { \"a\": { ▲\"pich\": 1 } } }", "Did you mean pitch?"),
        Wrong("a strategy's name with a place in it", "{ \"strategies\": { ▲\"a@b\": { } } }", "is no valid name for a strategy", "label"),
        Wrong("a strategy's name over two lines", "{ \"strategies\": { ▲\"a\\n\": { } } }", "control character", "use letters"),
        Wrong("a claim about a strategy that is not there", "{ \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [▲\"conect\"] }] } }", "no strategy \"conect\"", "Did you mean connect?"),
        Wrong("a claim about nothing that is measured", "{ \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [{ \"that\": \"a\", \"of\": ▲\"trusst\", \"plus\": [\"connect\"] }] } }", "is no measure", "Did you mean trust?"),
        Wrong("a claim about a day that is no horizon", "{ \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [\"connect\"], \"day\": ▲31 }] } }", "no horizon; name one of 30, 90, 180, 365, 730"),
        Wrong("a claim about a day after the last", "{ \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [\"connect\"], \"day\": ▲900 }] } }", "after the last day, 730"),
        Wrong("a placebo that takes the brand away", "{ \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"placebo\": { \"brand.hoursPerThousandMembers\": ▲0 }, \"expect\": [{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [\"connect\"] }] } }", "no mechanism"),
        Wrong("a claim that compares a strategy with itself", "{ \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [▲{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [\"connect\"], \"minus\": [\"connect\"] }] } }", "zero in every world"),
        Wrong("a claim that counts a strategy no times", "{ \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [▲\"0 * connect\"] }] } }", "zero or too large"),
        Wrong("a best of nothing", "{ \"strategies\": { \"a\": { \"pitch\": 1, \"best\": ▲{} }, \"b\": {} } }", "nothing to choose from"),
        Wrong("a claim about a value that is not swept", "{ \"sweep\": { \"brand.skill\": [0, 1] }, \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [▲\"connect @ brand.skill = 0.5\"] }] } }", "one of 0, 1"),
        Wrong("a claim that compares unlike cells", "{ \"sweep\": { \"brand.skill\": [0, 1] }, \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [▲{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [\"connect @ brand.skill = 0\"], \"minus\": [\"connect\"] }] } }", "name the same ones in every term"),
        Wrong("a claim that begins with what does not decide", "{ \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": ▲[{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [\"connect\"], \"decides\": \"no\" }] } }", "put one first that decides"),
        Wrong("a claim about a strategy called best", "{ \"strategies\": { \"best\": { \"pitch\": 1 }, \"b\": {} }, \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [{ \"that\": \"a\", \"of\": \"trust\", \"plus\": [▲\"best\"] }] } }", "rename the strategy"),
        Wrong("sensitivity over networks that cannot be", "{ \"sensitivity\": ▲{ \"points\": 4, \"over\": { \"community.network.groupSize\": { \"from\": 5, \"to\": 8 } } } }", "choose narrower ranges"),
        Wrong("a crossover that is not kept", "{ \"claim\": { \"id\": \"C1\", \"says\": \"x\", \"expect\": [{ \"that\": \"a\", \"of\": \"crossover of trust\", \"plus\": [▲\"convert over absent\"] }] } }", "\"keep\": \"daily\""),
        Wrong("a sample without points", "{ \"sample\": ▲{ \"design\": \"sobol\" } }", "\"points\" is missing"),
        Wrong("a sample that is swept too", "{ \"sweep\": { \"brand.skill\": [0, 1] }, \"sample\": { \"design\": \"sobol\", \"points\": 4, \"over\": { \"brand.skill\": ▲{ \"from\": 0, \"to\": 1 } } } }", "swept already"),
        Wrong("a range that goes down", "{ \"sensitivity\": { \"over\": { \"brand.skill\": ▲{ \"from\": 1, \"to\": 0 } } } }", "is not below"),
        Wrong("sensitivity with nothing to compare", "{ \"strategies\": { \"a\": { \"pitch\": 1 } }, \"sensitivity\": ▲{ } }", "no difference to explain"),
        Wrong("no strategy", "{ \"strategies\": ▲{ } }", "name at least one"),
        Wrong("a stage without a day", "{ \"strategies\": { \"a\": { \"schedule\": [▲{ \"pitch\": 1 }] } } }", "fromDay", "missing"),
        Wrong("a rival of a rival", "{ \"strategies\": { \"a\": { \"rival\": { ▲\"rival\": { \"pitch\": 1 } } } } }", "strategies.a.rival.rival", "is no key here"),
        Wrong("a rival's shares above one", "{ \"strategies\": { \"a\": { \"rival\": ▲{ \"pitch\": 0.7, \"bond\": 0.7 } } } }", "strategies.a.rival", "add up to 1.4"),
        Wrong("a rival's odd brand", "{ \"strategies\": { \"a\": { \"rival\": { \"brand\": { \"skill\": ▲2 } } } } }", "strategies.a.rival.brand.skill", "a number from 0 to 1"),
        Wrong("a rival that is no group", "{ \"strategies\": { \"a\": { \"rival\": ▲\"b\" } } }", "strategies.a.rival", "a group { } of pitch, solve, bond"),
        Wrong("a manager who goes by nothing", "{ \"strategies\": { \"a\": { \"manager\": ▲{ \"options\": [{ \"name\": \"b\" }] } } } }", "\"by\" is missing", "write {"),
        Wrong("a manager who goes by stars", "{ \"strategies\": { \"a\": { \"manager\": { \"by\": ▲\"stars\", \"options\": [{ \"name\": \"b\" }] } } } }", "theatre | gut | lift"),
        Wrong("a manager without options", "{ \"strategies\": { \"a\": { \"manager\": ▲{ \"by\": \"gut\" } } } }", "\"options\" is missing"),
        Wrong("a manager with an empty list", "{ \"strategies\": { \"a\": { \"manager\": { \"by\": \"gut\", \"options\": ▲[] } } } }", "empty list"),
        Wrong("an option without a name", "{ \"strategies\": { \"a\": { \"manager\": { \"by\": \"gut\", \"options\": [▲{ \"pitch\": 1 }] } } } }", "\"name\" is missing"),
        Wrong("an option's shares above one", "{ \"strategies\": { \"a\": { \"manager\": { \"by\": \"gut\", \"options\": [{ \"name\": \"b\" }, ▲{ \"name\": \"c\", \"pitch\": 1, \"bond\": 1 }] } } } }", "add up to 2"),
        Wrong("options of one name", "{ \"strategies\": { \"a\": { \"manager\": { \"by\": \"gut\", \"options\": [{ \"name\": \"b\" }, { \"name\": ▲\"b\", \"pitch\": 1 }] } } } }", "\"b\"", "another name"),
        Wrong("a manager and shares", "{ \"strategies\": { \"a\": { ▲\"pitch\": 1, \"manager\": { \"by\": \"gut\", \"options\": [{ \"name\": \"b\" }] } } } }", "strategies.a.pitch", "no effect beside a manager"),
        Wrong("a manager and a schedule", "{ \"strategies\": { \"a\": { ▲\"schedule\": [{ \"fromDay\": 2 }], \"manager\": { \"by\": \"gut\", \"options\": [{ \"name\": \"b\" }] } } } }", "strategies.a.schedule", "no effect beside a manager"),
        Wrong("lift with nothing to measure against", "{ \"strategies\": { \"a\": { \"manager\": { \"by\": ▲\"lift\", \"options\": [{ \"name\": \"b\" }] } } } }", "brand.holdOut is 0", "above 0"),
        Wrong("lift of a rival with nothing to measure against", "{ \"strategies\": { \"a\": { \"brand\": { \"holdOut\": 0.1 }, \"rival\": { \"manager\": { \"by\": ▲\"lift\", \"options\": [{ \"name\": \"b\" }] } } } } }", "strategies.a.rival.manager.by", "brand.holdOut is 0"),
        Wrong("lift where a sweep leaves nothing to measure against", "{ \"sweep\": { \"brand.holdOut\": [0, 0.2] }, \"strategies\": { \"a\": { \"manager\": { \"by\": ▲\"lift\", \"options\": [{ \"name\": \"b\" }] } } } }", "brand.holdOut is 0"),
        Wrong("stages out of order", "{ \"strategies\": { \"a\": { \"schedule\": [{ \"fromDay\": 9 },\n ▲{ \"fromDay\": 5 }] } } }", "ascending"),
        Wrong("a brand that is unknown to compare", "{ \"challenger\": ▲\"conect\" }", "there is no strategy \"conect\"", "Did you mean connect?"),
        Wrong("a comparison where there is one strategy", "{ \"strategies\": { \"a\": {} }, \"baseline\": ▲\"nobody\" }", "there is no strategy \"nobody\""),
        Wrong("a comparison with itself", "{ \"baseline\": \"connect\", \"challenger\": ▲\"connect\" }", "name two of"),
        Wrong("a horizon after the end", "{ \"days\": 60, \"horizons\": [30, ▲90] }", "day 90 is after the last day, 60"),
        Wrong("horizons out of order", "{ \"horizons\": [90, ▲30] }", "ascending"),
        Wrong("an empty sweep list", "{ \"sweep\": { \"brand.skill\": ▲[] } }", "empty list"),
        Wrong("a sweep of nothing known", "{ \"sweep\": { ▲\"brand.skil\": [1] } }", "Did you mean brand.skill?"),
        Wrong("a swept value out of range", "{ \"sweep\": { \"brand.skill\": [0.5, ▲1.5] } }", "found the number 1.5"),
        Wrong("a swept value twice", "{ \"sweep\": { \"brand.skill\": [0.5, 1, ▲0.50] } }", "stands twice"),
        Wrong("a range without an end", "{ \"sweep\": { \"brand.skill\": ▲{ \"from\": 0, \"steps\": 3 } } }", "\"to\" is missing"),
        Wrong("a range of one", "{ \"sweep\": { \"brand.skill\": { \"from\": 0, \"to\": 1, \"steps\": ▲1 } } }", "a whole number from 2"),
        Wrong("a range between whole numbers", "{ \"sweep\": { \"community.members\": ▲{ \"from\": 1, \"to\": 2, \"steps\": 3 } } }", "1.5"),
        Wrong("a space without parameters", "{ \"sample\": { \"design\": \"sobol\", \"points\": 4, \"over\": ▲{ } } }", "names no parameter"),
        Wrong("swept and fixed", "{ \"brand\": { \"skill\": 0.5 }, \"sweep\": { \"brand.skill\": ▲[0, 1] } }", "fixed value at", "1:23"),
        Wrong("swept but set by every strategy", "{ \"strategies\": { \"a\": { \"brand\": { \"skill\": 1 } } }, \"sweep\": { \"brand.skill\": ▲[0, 1] } }", "would change nothing"),
        Wrong("a sweep beyond reason", "{ \"sweep\": ▲{ \"brand.skill\": { \"from\": 0, \"to\": 1, \"steps\": 2000 }, \"brand.quality\": { \"from\": 0, \"to\": 1, \"steps\": 2000 } } }", "4000000 cells"),
    ];

    [TestCaseSource(nameof(Files))]
    public void It_is_refused_with_its_place_and_a_remedy(string text, string[] words)
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", text.Replace("▲", "", StringComparison.Ordinal));
        string[] before = text[..text.IndexOf('▲', StringComparison.Ordinal)].Split('\n');
        string place = $"{before.Length}:{before[^1].Length + 1}";

        InputException fault = Assert.Throws<InputException>(() => ExperimentReader.Read(file, []))!;

        Assert.That(fault.Message, Does.StartWith($"{file}:{place}: "));
        foreach (string word in words)
        {
            Assert.That(fault.Message, Does.Contain(word));
        }
    }

    [Test]
    public void Bytes_that_are_not_text_are_refused()
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["mine.json"], [.. "{ \"title\": \""u8, 0xFF, 0xFE, .. "\" }"u8]);

        Assert.That(() => ExperimentReader.Read(folder["mine.json"], []), Throws.TypeOf<InputException>().With.Message.Contains("mine.json:1:"));
    }

    [TestCase("member.lossAversion", "path=value")]
    [TestCase("member.lossAversoin=2", "Did you mean lossAversion?")]
    [TestCase("days=ten", "found the text \"ten\"")]
    [TestCase("brand.skill=NaN", "found the text \"NaN\"")]
    [TestCase("sweep.brand.skill=[0,2]", "found the number 2")]
    [TestCase("strategies.Convert.pitch=0.5", "differ only in upper and lower case")]
    public void A_wrong_setting_is_refused_in_its_own_words(string setting, string words)
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", "{}");

        Assert.That(() => ExperimentReader.Read(file, [setting]), Throws.TypeOf<InputException>().With.Message.StartsWith($"--set {setting}").And.Message.Contains(words));
    }

    [Test]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", "{ \"days\": 0,\n \"brand\": { \"skil\": 1 },\n \"member\": { \"seesaw\": 2 } }");

        InputException fault = Assert.Throws<InputException>(() => ExperimentReader.Read(file, ["seed=x"]))!;

        Assert.That(fault.Faults, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_file_that_is_not_there_is_told_with_the_nearest_name()
    {
        using TestFolder folder = new();
        folder.Write("regime-map.json", "{}");

        Assert.That(() => ExperimentReader.Read(folder["regime-mep.json"], []), Throws.TypeOf<InputException>().With.Message.Contains("Did you mean regime-map?"));
    }

    [Test]
    public void Members_that_disagree_with_the_network_file_are_refused()
    {
        using TestFolder folder = new();
        folder.Write("ties.csv", "0,1\n");
        string file = folder.Write("mine.json", "{ \"community\": { \"members\": 5, \"network\": { \"kind\": \"file\", \"path\": \"ties.csv\" } } }");

        Assert.That(() => ExperimentReader.Read(file, []), Throws.TypeOf<InputException>().With.Message.Contains("has 2 members, not 5"));
    }

    private static TestCaseData Wrong(string what, string text, params string[] words) =>
        new TestCaseData(text, words).SetName($"{{m}}: {what}");
}
