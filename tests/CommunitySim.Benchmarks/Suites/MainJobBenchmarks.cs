using BenchmarkDotNet.Attributes;
using CommunitySim.Benchmarks.Figures;

namespace CommunitySim.Benchmarks.Suites;

/// <summary>The main job as a user starts it: a process of its own, from start to end.</summary>
[Config(typeof(ShortRun))]
public class MainJobBenchmarks
{
    [Params(20, 200)]
    public int Replicates { get; set; }

    [Benchmark]
    public void Run() => MainJob.Run(Replicates);
}
