using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CommunitySim.Simd;

/// <summary>How many members a processor works on at once; the results are the same.</summary>
internal enum SimdWidth
{
    /// <summary>One: no vector instructions.</summary>
    One = 1,
    /// <summary>Four: SSE2 or Neon.</summary>
    Four = 4,
    /// <summary>Eight: AVX2.</summary>
    Eight = 8,
    /// <summary>Sixteen: AVX-512.</summary>
    Sixteen = 16,
}

/// <summary>What this machine can do.</summary>
internal static class SimdWidths
{
    /// <summary>The widest that this machine has.</summary>
    public static SimdWidth Widest => Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? SimdWidth.Sixteen
        : Avx2.IsSupported ? SimdWidth.Eight
        : Vector128.IsHardwareAccelerated ? SimdWidth.Four
        : SimdWidth.One;
}
