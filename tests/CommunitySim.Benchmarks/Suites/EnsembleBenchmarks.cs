using BenchmarkDotNet.Attributes;
using CommunitySim.Benchmarks.Figures;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Benchmarks.Suites;

/// <summary>Many worlds, over more and more threads.</summary>
[Config(typeof(ShortRun))]
public class EnsembleBenchmarks
{
    private readonly ExperimentConfig _ensemble = ThreadFigures.Ensemble(worlds: 24);

    [Params(1, 2, 4)]
    public int Threads { get; set; }

    [Benchmark]
    public void Run() => ThreadFigures.Run(_ensemble, Threads);
}
