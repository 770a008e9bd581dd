using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CommunitySim.Lanes;

/// <summary>How many members a processor works on at once; the results are the same.</summary>
internal enum LaneWidth
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
internal static class LaneWidths
{
    /// <summary>The widest that this machine has.</summary>
    public static LaneWidth Widest => Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? LaneWidth.Sixteen
        : Avx2.IsSupported ? LaneWidth.Eight
        : Vector128.IsHardwareAccelerated ? LaneWidth.Four
        : LaneWidth.One;
}
