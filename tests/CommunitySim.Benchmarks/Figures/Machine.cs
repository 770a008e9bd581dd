using System.Runtime.InteropServices;
using CommunitySim.Simd;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>On what was measured.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, memory, runtime and vectors, in a line.</summary>
    public static string Description
    {
        get
        {
            double memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
            return $"{Processor()}, {Environment.ProcessorCount} cores, {memory:0} GB; {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}; {(int)SimdWidths.Widest} members at once ({Vectors}).";
        }
    }

    private static string Vectors => SimdWidths.Widest switch
    {
        SimdWidth.Sixteen => "AVX-512",
        SimdWidth.Eight => "AVX2",
        SimdWidth.Four => "SSE2 or Neon",
        _ => "no vectors",
    };

    private static string Processor()
    {
        const string Listed = "/proc/cpuinfo", Name = "model name";
        string? line = File.Exists(Listed) ? File.ReadLines(Listed).FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
