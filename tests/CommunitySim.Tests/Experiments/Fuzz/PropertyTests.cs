using System.Globalization;
using System.Text;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Networks;
using FsCheck;
using FsCheck.Fluent;

namespace CommunitySim.Tests.Experiments.Fuzz;

/// <summary>What holds for any input at all. The replay is fixed, so that a run finds today what it found yesterday.</summary>
public class PropertyTests
{
    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ":", ",", "\"days\"", "\"member\"", "\"effort\"", "\"sweep\"", "\"brand.skill\"", "\"strategies\"", "\"schedule\"", "\"fromDay\"", "\"pitch\"", "\"steps\"",
        "\"from\"", "\"to\"", "\"horizons\"", "\"a\"", "\"A\"", "0", "1", "-0", "0.5", "1e999", "null", "true", "//", "/*", "*/", "\n", "\r", "\"\\ud800\"", "\"", "\\", "\0", "\uFEFF",
    ];

    private static readonly string[] Separators = [",", ";", "\t", " ", ", ", " ; ", " \t ", "  "];

    private static readonly string[] LineEnds = ["\n", "\r\n", "\r", "\n\n", "\n# a comment, 1,1\n", "\r\n   \r\n"];

    private static readonly string[] Beginnings = ["", "\uFEFF", "source,target\n", "\"von\";\"nach\"\r\n", "# 0,0\n\nÄ B\r"];

    [Test]
    public void Any_text_is_an_experiment_or_refused()
    {
        using TestFolder folder = new();
        Gen<string> soup = Gen.ArrayOf(Gen.Elements(Words)).Select(string.Concat);
        Gen<string> texts = Gen.OneOf(ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""), soup, soup.Select(text => $"{{ \"member\": {{ \"effort\": {text}"));
        Check(2000, Prop.ForAll(texts.ToArbitrary(), text => { _ = Refuses(() => ExperimentReader.Read(folder.Write("mine.json", text), [])); }));
    }

    [Test]
    public void Any_setting_is_taken_or_refused()
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", """{ "sweep": { "brand.skill": [0, 1] } }""");
        Gen<string> paths = Gen.OneOf(Gen.Elements(Parameters.All.Select(parameter => parameter.Path)), Gen.Elements("days", "sweep.brand.skill", "strategies.convert.pitch", "strategies.to.pitch", "..", "a:b", ""), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        Gen<string[]> settings = Gen.ArrayOf(paths.SelectMany(path => Gen.ArrayOf(Gen.Elements(Words)), (path, words) => $"{path}={string.Concat(words.Take(4))}")).Select(all => all.Take(3).ToArray());
        Check(1000, Prop.ForAll(settings.ToArbitrary(), all => { _ = Refuses(() => ExperimentReader.Read(file, all)); }));
    }

    [Test]
    public void Any_number_is_refused_or_stays_what_it_is_within_its_range()
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", "{}");
        Gen<string> numbers = Gen.OneOf(
            ArbMap.Default.GeneratorFor<double>().Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
            ArbMap.Default.GeneratorFor<double>().Select(number => (number % 1).ToString("F12", CultureInfo.InvariantCulture)),
            ArbMap.Default.GeneratorFor<int>().Select(number => number.ToString(CultureInfo.InvariantCulture)),
            Gen.Elements("-0", "-0.0", "0e5", "-1e-400", "1e400", "NaN", "Infinity", "0,5", "1,000", "0x1", "1_0", "٣", "", " ", "1e", "--1"));
        Gen<ParameterDefinition> parameters = Gen.Elements(Parameters.All.Where(parameter => parameter.Default is double or int));
        Check(3000, Prop.ForAll(numbers.ToArbitrary(), parameters.ToArbitrary(), (text, parameter) =>
        {
            object? parsed = parameter.Parse(text), again = parsed is null ? null : parameter.Parse(ParameterDefinition.Text(parsed));
            object? read = null;
            bool refused = Refuses(() => read = ExperimentReader.Read(file, [$"{parameter.Path}={text}"]).Values[parameter.Path]);
            double number = Convert.ToDouble(parsed, CultureInfo.InvariantCulture);
            return parsed is null ? refused
                : Equals(parsed, again) && (refused || Equals(read, parsed)) && parameter.Allows(number) && !(number == 0 && double.IsNegative(number));
        }));
    }

    [Test]
    public void Any_list_of_ties_is_read_back_as_the_same_ties()
    {
        using TestFolder folder = new();
        var lists =
            from pairs in Gen.ArrayOf(Gen.Choose(0, 60).SelectMany(_ => Gen.Choose(0, 60), (one, other) => (one, other)))
            from separator in Gen.Elements(Separators)
            from ends in Gen.ArrayOf(Gen.Elements(LineEnds), 200)
            from beginning in Gen.Elements(Beginnings)
            from order in Gen.Choose(0, int.MaxValue)
            from packed in Gen.Elements(true, false)
            select (Ties: Numbered(pairs), separator, ends, beginning, order, packed);
        Check(1000, Prop.ForAll(lists.ToArbitrary(), list =>
        {
            Random random = new(list.order);
            (int, int)[] written = [.. list.Ties, .. list.Ties.Where(_ => random.Next(3) == 0)];
            random.Shuffle(written);
            IEnumerable<string> lines = written.Select((tie, i) => random.Next(2) == 0
                ? $"{tie.Item1}{list.separator}{tie.Item2}{list.ends[i % 200]}"
                : $" \"{tie.Item2}\"{list.separator}{tie.Item1}.0 {list.ends[i % 200]}");
            byte[] bytes = Encoding.UTF8.GetBytes(list.beginning + string.Concat(lines));
            File.WriteAllBytes(folder["ties.csv"], list.packed ? ValidFiles.Gzip(bytes) : bytes);
            SocialNetwork? network = null;
            bool refused = Refuses(() => network = NetworkFile.Read(folder["ties.csv"]).Network);
            return list.Ties.Length == 0 ? refused : network is not null && Ties(network).SetEquals(list.Ties) && network.Ties == list.Ties.Length;
        }));
    }

    /// <summary>Ties among members 0, 1, 2, ... in the order in which they occur; no loops, each once.</summary>
    private static (int, int)[] Numbered((int One, int Other)[] pairs)
    {
        Dictionary<int, int> numbers = [];
        HashSet<(int, int)> ties = [];
        foreach ((int one, int other) in pairs.Where(pair => pair.One != pair.Other))
        {
            numbers.TryAdd(one, numbers.Count);
            numbers.TryAdd(other, numbers.Count);
            ties.Add((Math.Min(numbers[one], numbers[other]), Math.Max(numbers[one], numbers[other])));
        }

        return [.. ties];
    }

    private static HashSet<(int, int)> Ties(SocialNetwork network) =>
        [.. Enumerable.Range(0, network.Members).SelectMany(member => network.Neighbours(member).ToArray().Where(other => other > member).Select(other => (member, other)))];

    /// <summary>Whether something is refused; any other exception fails the property.</summary>
    private static bool Refuses(Action act)
    {
        try
        {
            act();
            return false;
        }
        catch (InputException)
        {
            return true;
        }
    }

    private static void Check(int cases, Property property) => FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(1, 3), property);
}
