using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CommunitySim.Randomness;

namespace CommunitySim.Benchmarks;

/// <summary>Sixty days of a community on one thread, the first and liveliest; the world is built before the clock starts.</summary>
[Config(typeof(Short))]
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
        CommunityParameters community = new() { Members = Members };
        MemberParameters member = new();
        Shares shares = Strategy switch { "convert" => new Shares(1, 0, 0), "connect" => new Shares(0, 0.8, 0.2), _ => default };
        _scenario = new Scenario(community, member, new BrandParameters(), new Strategy(Strategy, shares));
        _world = World.Generate(community, member, new Luck(1, 0));
    }

    [Benchmark]
    public DailySeries Run() => Simulation.Run(_scenario, _world, Days);

    private sealed class Short : ManualConfig
    {
        public Short()
        {
            // In process: this version of BenchmarkDotNet does not know the runtime's name, and a build for each case takes longer than the measurement.
            AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
            AddColumn(new MemberDaysColumn());
        }
    }
}
