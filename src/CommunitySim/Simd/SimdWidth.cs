using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CommunitySim.Simd;

/// <summary>The number of members processed at once. Results do not depend on it.</summary>
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

/// <summary>The vector widths of this machine.</summary>
internal static class SimdWidths
{
    /// <summary>The widest vectors of this machine.</summary>
    public static SimdWidth Widest => Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? SimdWidth.Sixteen
        : Avx2.IsSupported ? SimdWidth.Eight
        : Vector128.IsHardwareAccelerated ? SimdWidth.Four
        : SimdWidth.One;
}
