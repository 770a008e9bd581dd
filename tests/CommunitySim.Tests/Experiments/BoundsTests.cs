using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Experiments;

/// <summary>What an experiment may hold: refused by arithmetic where it is too much, and laid out once where it is not.</summary>
[NonParallelizable]
public class BoundsTests
{
    private const string Two = "\"days\": 5, \"horizons\": [5], \"strategies\": { \"a\": { \"pitch\": 1 }, \"b\": { \"solve\": 1 } }";

    private static readonly TestCaseData[] TooMuch =
    [
        Case("points of Sobol indices", $"{{ {Two},\n \"sensitivity\": {{ \"points\": 16384 }} }}", ":2:29: sensitivity.points: 16384 points make 180224 cells with 44 parameters; allowed are up to 100000. Lower \"points\" to 9090 or less"),
        Case("points of Morris", $"{{ {Two}, \"sensitivity\": {{ \"method\": \"morris\", \"points\": 100000 }} }}", "4500000 cells with 44 parameters; allowed are up to 100000"),
        Case("levels of swept values", $"{{ {Two}, \"sweep\": {{ \"brand.skill\": [0.1, 0.2, 0.3] }}, \"claim\": {{ \"id\": \"C\", \"says\": \"x\", \"expect\": [{{ \"that\": \"x\", \"of\": \"trust\", \"plus\": [\"a @ brand.skill = 0.1\", \"a @ brand.skill = 0.2\", \"a @ brand.skill = 0.3\"] }}] }}, \"sensitivity\": {{ \"levels\": 1000 }} }}", "1000 levels make 129003 cells with 43 parameters and the swept values of the claim"),
        Case("a sample beside a sweep", $"{{ {Two}, \"sweep\": {{ \"brand.skill\": [0, 1] }}, \"sample\": {{ \"design\": \"sobol\", \"points\": 50001 }} }}", "sweep and sample make 100002 cells; allowed are up to 100000"),
        Case("strategies", $"{{ \"strategies\": {{ {string.Join(",", Enumerable.Range(0, 1001).Select(i => $"\"a{i}\": {{}}"))} }} }}", "strategies: found 1001 entries; allowed are up to 1000"),
        Case("expectations", $"{{ {Two}, \"claim\": {{ \"id\": \"C\", \"says\": \"x\", \"expect\": [{string.Join(",", Enumerable.Repeat("{}", 101))}] }} }}", "claim.expect: found 101 entries; allowed are up to 100"),
        Case("terms", $"{{ {Two}, \"claim\": {{ \"id\": \"C\", \"says\": \"x\", \"expect\": [{{ \"that\": \"x\", \"of\": \"trust\", \"plus\": [{string.Join(",", Enumerable.Repeat("\"a\"", 101))}] }}] }} }}", "plus: found 101 entries; allowed are up to 100"),
    ];

    private static readonly string[] Most =
    [
        $"{{ {Two}, \"sensitivity\": {{ \"points\": 9090 }} }}",
        $"{{ {Two}, \"sensitivity\": {{ \"method\": \"morris\", \"points\": 2222 }} }}",
        $"{{ {Two}, \"sample\": {{ \"design\": \"latinHypercube\", \"points\": 100000 }} }}",
        $"{{ {Two}, \"sample\": {{ \"design\": \"sobol\", \"points\": 50000 }}, \"sweep\": {{ \"brand.skill\": [0, 1] }} }}",
        $"{{ {Two}, \"sweep\": {{ \"community.network.tiesInside\": {{ \"from\": 0, \"to\": 2, \"steps\": 100000 }} }} }}",
        $"{{ \"splits\": 20, \"strategies\": {{ {string.Join(",", Enumerable.Range(0, 300).Select(i => $"\"a{i}\": {{ \"manager\": {{ \"by\": \"lift\", \"options\": [{{ \"name\": \"x\", \"solve\": 1 }}] }} }}"))} }}, \"brand\": {{ \"holdOut\": 0.2 }}, \"sweep\": {{ \"brand.skill\": {{ \"from\": 0, \"to\": 1, \"steps\": 20000 }} }} }}",
    ];

    [TestCaseSource(nameof(TooMuch))]
    public void Too_much_is_refused_by_arithmetic_with_the_limit_and_what_to_lower(string text, string words)
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", text);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        InputException refused = Assert.Throws<InputException>(() => ExperimentReader.Read(file, []))!;

        Assert.That(refused.Message, Does.Contain(words));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(50_000_000));
    }

    [TestCaseSource(nameof(Most))]
    public void The_most_that_is_accepted_is_laid_out_once_and_estimated(string text)
    {
        ExperimentConfig config = Read(text);
        ExperimentConfig largest = SensitivityRuns.For(config).Select(study => study.Config).Append(config).MaxBy(part => part.CellsAtMost)!;
        IReadOnlyList<Cell> cells = largest.Cells();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Estimate estimate = Estimate.Compute(config, 2);
        long again = GC.GetTotalAllocatedBytes(precise: true);
        Estimate.Compute(config, 2);

        Assert.That(largest.CellsAtMost, Is.InRange(20_000, 100_000));
        Assert.That(largest.Cells(), Is.SameAs(cells));
        Assert.That(estimate.Bytes, Is.GreaterThan(1000 * largest.CellsAtMost));
        Assert.That(again - before, Is.LessThan(1_500_000_000));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - again, Is.LessThan(30_000_000), "what was counted is counted again");
    }

    [Test]
    public void Communities_are_those_of_the_cells()
    {
        ExperimentConfig config = Read($"{{ {Two}, \"sweep\": {{ \"community.members\": [30, 40, 50], \"brand.skill\": [0, 1], \"community.network.tiesInside\": [1, 2] }} }}");

        Assert.That(config.Communities().Select(found => (found.Community, found.Cells)), Is.EquivalentTo(config.Cells().GroupBy(config.CommunityOf).Select(same => (same.Key, same.Count()))));
        Assert.That(config.Communities(), Has.Count.EqualTo(6));
    }

    [Test]
    public void Twelve_digits_are_those_of_the_text()
    {
        Random random = new(7);
        double[] numbers =
        [
            0, -0.0, 1, -1, 0.1 + 0.2, 1e-300, 1e300, 999999999999.5, 99999999999.95, 0.99999999999949, 0.9999999999995, 1.0000000000005, 123456789012.5, 5e-12, 1e11, 1e12, double.Epsilon,
            .. Enumerable.Range(0, 200_000).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-14, 14))),
            .. Enumerable.Range(0, 20_000).Select(_ => (random.NextInt64(100_000_000_000, 1_000_000_000_000) + 0.5) / Math.Pow(10, random.Next(0, 20))),
        ];

        Assert.That(numbers.Where(number => BitConverter.DoubleToInt64Bits(TwelveDigits.Round(number)) != BitConverter.DoubleToInt64Bits(TwelveDigits.ByText(number))), Is.Empty);
    }

    private static TestCaseData Case(string what, string text, string words) => new TestCaseData(text, words).SetName($"{{m}}: {what}");

    private static ExperimentConfig Read(string text)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), []);
    }
}
