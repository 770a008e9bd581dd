using System.Globalization;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Tests.Architecture;

namespace CommunitySim.Tests.Experiments;

/// <summary>
/// How often a stated 95% interval of a paired difference covers the true mean: 300 small experiments a setting, each with a seed of its
/// own, against the mean of 10,000 worlds. Statistics/README.md has the table that comes out.
/// </summary>
[TestFixture]
internal sealed class CoverageTests
{
    private const int Experiments = 300, WorldsOfTruth = 10_000, Stopping = 500;

    private static readonly int[] Sizes = [5, 10, 20];

    private static readonly (string Name, string Text)[] Settings =
    [
        ("rare: pitching with and without a tenth of bonding", """
            { "days": 30, "keep": "outcomes", "community": { "members": 20 },
              "strategies": { "a": { "pitch": 1 }, "b": { "pitch": 0.9, "bond": 0.1 } }, "baseline": "a", "challenger": "b" }
            """),
        ("common: pitching and solving", """
            { "days": 30, "keep": "outcomes", "community": { "members": 20 },
              "strategies": { "a": { "pitch": 1 }, "b": { "solve": 0.8, "bond": 0.2 } }, "baseline": "a", "challenger": "b" }
            """),
        ("a group that may expel the brand", """
            { "days": 60, "keep": "outcomes", "community": { "members": 30, "expulsionShare": 0.6 },
              "strategies": { "a": { "pitch": 1 }, "b": { "pitch": 0.7, "bond": 0.3 } }, "baseline": "a", "challenger": "b" }
            """),
    ];

    private const double ShareOfSpace = 0.58;

    private const string Space = """
        { "days": 15, "keep": "outcomes", "community": { "members": 20 }, "strategies": { "absent": {}, "convert": { "pitch": 1 } }, "baseline": "absent", "challenger": "convert",
          "sensitivity": { "of": "value", "levels": 2, "levelReplicates": 2,
            "over": { "brand.saleMargin": { "from": 5, "to": 120 }, "brand.hourlyWage": { "from": 0, "to": 60 }, "member.initialTrust": { "from": 0.1, "to": 0.5 } } } }
        """;

    private readonly Dictionary<(string Setting, int Size), Count> _counts = [];
    private readonly Dictionary<string, Dictionary<Observable, double>> _truths = new(StringComparer.Ordinal);

    [OneTimeSetUp]
    public void Run()
    {
        foreach ((string name, string text) in Settings)
        {
            Dictionary<Observable, double> truth = Truth(text);

            // The first worlds of a large experiment are those of a small one with the same seed.
            Dictionary<Observable, double[]>[] experiments = [.. Enumerable.Range(1, Experiments).AsParallel().AsOrdered().Select(seed => Differences(text, seed, $"replicates={Sizes.Max()}"))];
            foreach (int size in Sizes)
            {
                _counts[(name, size)] = experiments.Select(differences => Covering(differences, size, truth)).Aggregate((all, one) => all + one);
            }
        }
    }

    [Test]
    public void Intervals_from_the_spread_of_worlds_cover_as_often_as_they_say([ValueSource(nameof(Sizes))] int size)
    {
        Count all = Settings.Select(setting => _counts[(setting.Name, size)]).Aggregate((one, other) => one + other);

        Assert.That(all.CoveredByStudent / (double)all.Student, Is.InRange(0.93, 0.97));
    }

    [Test]
    public void Intervals_from_bounds_cover_more_often_than_they_say([ValueSource(nameof(Sizes))] int size)
    {
        Count all = Settings.Select(setting => _counts[(setting.Name, size)]).Aggregate((one, other) => one + other);

        Assert.That(all.CoveredByBounds / (double)all.Bounds, Is.GreaterThan(0.95));
    }

    [Test]
    public void The_plain_interval_of_every_sample_covers_far_less_in_small_communities() =>
        Assert.That(_counts[(Settings[0].Name, 5)].CoveredByPlain / (double)_counts[(Settings[0].Name, 5)].All, Is.LessThan(0.7));

    [Test]
    public void The_README_of_the_statistics_has_the_table()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "CommunitySim.Experiments", "Statistics", "README.md"));
        string table = string.Join('\n', Settings.SelectMany(setting => Sizes.Select(size => _counts[(setting.Name, size)].Row(setting.Name, size))));

        Assert.That(readme, Does.Contain(table), table);
    }

    /// <summary>Stopping where an interval happens to be narrow: reach is known to ±0.055 after some thirty worlds.</summary>
    [TestCase(Replicates.FewestFirst, 0.93, 0.97)]
    [TestCase(5, 0.89, 0.96)]
    public void A_precision_covers_as_often_as_it_says_after_enough_first_worlds(int atLeast, double low, double high)
    {
        (string text, double truth) = (Settings[1].Text, Truth(Settings[1].Text)[Observable.Reach]);
        int covered = Enumerable.Range(1, Stopping).AsParallel().Count(seed =>
        {
            double[] reach = Differences(text, seed, "replicates.precision=0.055", "replicates.of=reach", $"replicates.atLeast={atLeast}")[Observable.Reach];
            return Interval.OfMean(reach, Bounds.Balance) is var stated && stated.Low <= truth && truth <= stated.High;
        });

        Assert.That(covered / (double)Stopping, Is.InRange(low, high));
    }

    /// <summary>
    /// A space in which luck has half the variance, so that one world per point finds the wrong share. The truth is that
    /// of 1,500 points with 40 worlds each, see <see cref="The_share_of_many_points_and_worlds_is_the_truth"/>.
    /// </summary>
    [Test]
    public void Shares_of_a_space_cover_at_least_as_often_as_they_say()
    {
        Interval[] shares = [.. Enumerable.Range(1, Experiments).AsParallel().Select(seed => Share(seed, 16, 3))];
        double covered = shares.Count(share => share.Low <= ShareOfSpace && ShareOfSpace <= share.High) / (double)Experiments;
        TestContext.Out.WriteLine($"shares of 16 points with 3 worlds each cover {covered:P1}; mean {shares.Average(share => share.Mean):F3}, half-width {shares.Average(share => share.HalfWidth):F3}");

        Assert.That(covered, Is.GreaterThan(0.93), "points of Sobol's sequence lie more evenly than the independent ones of PointShareTests");
        Assert.That(shares.Average(share => share.Mean), Is.EqualTo(ShareOfSpace).Within(0.03), "single worlds would give 0.46");
    }

    [Test]
    [Explicit("a minute")]
    public void The_share_of_many_points_and_worlds_is_the_truth() =>
        Assert.That(Points(1_000_000, 1500, 40).Average(worlds => worlds.Average() > 0 ? 1.0 : 0), Is.EqualTo(ShareOfSpace).Within(0.01));

    private static Interval Share(int seed, int points, int worlds) => PointShare.Of(Points(seed, points, worlds).Select(point => (point, 1)), mean => mean > 0);

    private static IReadOnlyList<double>[] Points(int seed, int points, int worlds)
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", Space), [$"seed={seed}", $"sensitivity.points={points}", $"sensitivity.replicates={worlds}"]);
        using ExperimentResult result = Runner.Run(SensitivityRuns.For(config).Single(study => study.Name == SensitivityRuns.Space).Config, 1);
        return [.. Contrast.Compute(result, SensitivityRuns.Studied(config)).Select(point => point.Values)];
    }

    private Dictionary<Observable, double> Truth(string text)
    {
        if (!_truths.TryGetValue(text, out Dictionary<Observable, double>? truth))
        {
            truth = _truths[text] = Differences(text, 1_000_000, $"replicates={WorldsOfTruth}").ToDictionary(of => of.Key, of => of.Value.Average());
        }

        return truth;
    }

    private static Count Covering(Dictionary<Observable, double[]> differences, int size, Dictionary<Observable, double> truth)
    {
        Count count = new();
        foreach ((Observable observable, double[] worlds) in differences.Where(of => truth[of.Key] != 0))
        {
            double[] values = worlds[..size];
            count += new Count(Interval.OfMean(values, Bounds.Of(observable) - Bounds.Of(observable)), Interval.OfMean(Moments.Of(values), Bounds.None), truth[observable]);
        }

        return count;
    }

    private static Dictionary<Observable, double[]> Differences(string text, int seed, params string[] set)
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), [.. set, $"seed={seed}"]);
        using ExperimentResult result = Runner.Run(config, 1);
        CellResult cell = result.Cells[0];
        return Observables.All.ToDictionary(observable => observable, observable => (double[])[.. cell.Runs(1, observable, 0).Zip(cell.Runs(0, observable, 0), (challenger, baseline) => challenger - baseline)]);
    }

    private readonly record struct Count(int All, int Student, int CoveredByStudent, int Bounds, int CoveredByBounds, int CoveredByPlain)
    {
        public Count(Interval stated, Interval plain, double truth)
            : this(1, Of(stated, Basis.Student), Covers(stated, Basis.Student, truth), Of(stated, Basis.Bounds), Covers(stated, Basis.Bounds, truth), Covers(plain, Basis.Student, truth))
        {
        }

        public static Count operator +(Count one, Count other) => new(one.All + other.All, one.Student + other.Student, one.CoveredByStudent + other.CoveredByStudent,
            one.Bounds + other.Bounds, one.CoveredByBounds + other.CoveredByBounds, one.CoveredByPlain + other.CoveredByPlain);

        public string Row(string setting, int size) => string.Create(CultureInfo.InvariantCulture,
            $"| {setting} | {size} | {Percent(CoveredByPlain, All)} | {Percent(Student, All)} | {Percent(CoveredByStudent, Student)} | {Percent(Bounds, All)} | {Percent(CoveredByBounds, Bounds)} | {Percent(All - Student - Bounds, All)} |");

        private static string Percent(int part, int all) => all == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / all:F1}%");

        private static int Of(Interval interval, Basis basis) => interval.Basis == basis ? 1 : 0;

        private static int Covers(Interval interval, Basis basis, double truth) => interval.Basis == basis && interval.Low <= truth && truth <= interval.High ? 1 : 0;
    }
}
