using CommunitySim.Simd;

namespace CommunitySim.Tests.Simd;

/// <summary>A calculation on rows of lanes, written once for all widths.</summary>
internal interface IOnRows
{
    /// <summary>Applies the calculation to a row.</summary>
    V Of<V>(V row)
        where V : struct, IVector<V>;
}

/// <summary>The widths that this machine has.</summary>
internal static class Widths
{
    public static SimdWidth[] Here { get; } = [.. Enum.GetValues<SimdWidth>().Where(width => width <= SimdWidths.Widest)];

    /// <summary>The rows of several lanes that this machine has, with their widths.</summary>
    public static IEnumerable<TestFixtureData> Fixtures =>
        from row in ((Type Type, SimdWidth Width)[])[(typeof(Simd4), SimdWidth.Four), (typeof(Simd8), SimdWidth.Eight), (typeof(Simd16), SimdWidth.Sixteen)]
        where Here.Contains(row.Width)
        select new TestFixtureData((int)row.Width) { TypeArgs = [row.Type] };

    /// <summary>What a calculation makes of a list of bits, row by row; the list's length is a multiple of 16.</summary>
    public static uint[] Run(SimdWidth width, IOnRows calculation, uint[] bits) => width switch
    {
        SimdWidth.Sixteen => Run<Simd16>(calculation, bits),
        SimdWidth.Eight => Run<Simd8>(calculation, bits),
        SimdWidth.Four => Run<Simd4>(calculation, bits),
        _ => Run<Scalar>(calculation, bits),
    };

    private static uint[] Run<V>(IOnRows calculation, uint[] bits)
        where V : struct, IVector<V>
    {
        uint[] results = new uint[bits.Length];
        for (int at = 0; at < bits.Length; at += V.Count)
        {
            calculation.Of(V.Load(ref bits[0], at)).Store(ref results[0], at);
        }

        return results;
    }
}
