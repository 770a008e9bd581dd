using BenchmarkDotNet.Running;
using CommunitySim.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(DayBenchmarks).Assembly).Run(args);
