using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CommunitySim.Benchmarks.Suites;

/// <summary>How the suites are run.</summary>
internal class ShortRun : ManualConfig
{
    public ShortRun()
    {
        // In process: this version of BenchmarkDotNet does not know the runtime's name, and a build for each case takes longer than the measurement.
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
