using CommunitySim.Lanes;

namespace CommunitySim.Tests.Lanes;

/// <summary>A calculation on rows of lanes, written once for all widths.</summary>
internal interface IOnRows
{
    /// <summary>Applies the calculation to a row.</summary>
    V Of<V>(V row)
        where V : struct, ILanes<V>;
}

/// <summary>The widths that this machine has.</summary>
internal static class Widths
{
    public static LaneWidth[] Here { get; } = [.. Enum.GetValues<LaneWidth>().Where(width => width <= LaneWidths.Widest)];

    /// <summary>The rows of several lanes that this machine has, with their widths.</summary>
    public static IEnumerable<TestFixtureData> Fixtures =>
        from row in ((Type Type, LaneWidth Width)[])[(typeof(Lanes128), LaneWidth.Four), (typeof(Lanes256), LaneWidth.Eight), (typeof(Lanes512), LaneWidth.Sixteen)]
        where Here.Contains(row.Width)
        select new TestFixtureData((int)row.Width) { TypeArgs = [row.Type] };

    /// <summary>What a calculation makes of a list of bits, row by row; the list's length is a multiple of 16.</summary>
    public static uint[] Run(LaneWidth width, IOnRows calculation, uint[] bits) => width switch
    {
        LaneWidth.Sixteen => Run<Lanes512>(calculation, bits),
        LaneWidth.Eight => Run<Lanes256>(calculation, bits),
        LaneWidth.Four => Run<Lanes128>(calculation, bits),
        _ => Run<Lane>(calculation, bits),
    };

    private static uint[] Run<V>(IOnRows calculation, uint[] bits)
        where V : struct, ILanes<V>
    {
        uint[] results = new uint[bits.Length];
        for (int at = 0; at < bits.Length; at += V.Count)
        {
            calculation.Of(V.Load(ref bits[0], at)).Store(ref results[0], at);
        }

        return results;
    }
}
