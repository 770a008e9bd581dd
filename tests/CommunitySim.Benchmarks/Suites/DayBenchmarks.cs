using BenchmarkDotNet.Attributes;
using CommunitySim.Benchmarks.Figures;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Benchmarks.Suites;

/// <summary>Sixty days of a community on one thread, the first and liveliest, in vectors and without; the world is built before the clock starts.</summary>
[Config(typeof(WithRate))]
public class DayBenchmarks
{
    internal const int Days = 60;
    private Scenario _scenario = null!;
    private World _world = null!;

    [Params(1_000, 10_000, 100_000)]
    public int Members { get; set; }

    [Params("convert", "connect", "absent")]
    public string Strategy { get; set; } = "";

    [GlobalSetup]
    public void Build()
    {
        _scenario = Communities.Scenario(Members, Communities.Strategies.Single(strategy => strategy.Name == Strategy));
        _world = Communities.World(Members);
    }

    [Benchmark]
    public DailySeries Run() => Simulation.Run(_scenario, _world, Days);

    [Benchmark(Baseline = true)]
    public DailySeries RunScalar()
    {
        Simulation simulation = new(_scenario, _world, Days, threads: 1, SimdWidth.One);
        while (simulation.Day < Days)
        {
            simulation.Step();
        }

        return simulation.Series;
    }

    private sealed class WithRate : ShortRun
    {
        public WithRate() => AddColumn(new MemberDaysColumn());
    }
}
