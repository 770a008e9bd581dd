using BenchmarkDotNet.Attributes;
using CommunitySim.Benchmarks.Figures;
using CommunitySim.Experiments.Input;
using CommunitySim.Networks;

namespace CommunitySim.Benchmarks.Suites;

/// <summary>Networks of 100,000 members, made by kind; and the largest that is shipped, read.</summary>
[Config(typeof(ShortRun))]
public class NetworkBenchmarks
{
    [Benchmark]
    [ArgumentsSource(nameof(Kinds))]
    public SocialNetwork Make(NetworkKind kind) => NetworkFigures.Make(kind, 100_000);

    [Benchmark]
    public SocialNetwork ReadEnron() => NetworkFile.Read(Repository.Enron).Network;

    public static IEnumerable<NetworkKind> Kinds() => NetworkFigures.Kinds;
}
