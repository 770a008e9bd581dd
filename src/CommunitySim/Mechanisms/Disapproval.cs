using CommunitySim.Lanes;
using CommunitySim.Mathematics;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Disapproval of dissent: D = cohesion·(1 − n)^allyEffect, where n is the share of neighbours whose trust of yesterday was at
/// least endorsementThreshold; D = cohesion without neighbours. One ally among four leaves (3/4)^6.1 = 0.173 of it (Asch).
/// </summary>
public static class Disapproval
{
    /// <summary>Share of neighbours who do not endorse, 1 − n; 1 without neighbours.</summary>
    public static float Dissent(int allies, int neighbours) => neighbours == 0 ? 1 : (float)(neighbours - allies) / neighbours;

    /// <summary>Disapproval, 0 to cohesion.</summary>
    public static float Of(float dissent, Coefficients c) => c.Cohesion * Powers.Power(dissent, c.AllyEffect);

    /// <summary>Disapproval that a line of members meet.</summary>
    internal static void Meet<V>(AskedMembers asked, int count, Coefficients c)
        where V : struct, ILanes<V>
    {
        for (int at = 0; at < count; at += V.Count)
        {
            V neighbours = V.Load(ref asked.Neighbours[0], at), allies = V.Load(ref asked.Allies[0], at);
            V dissent = V.ToReal(V.SubtractWhole(neighbours, allies)) / V.ToReal(neighbours);
            dissent = V.Select(V.Same(neighbours, V.Bits(0)), V.All(1), dissent);
            (V.All(c.Cohesion) * Powers.Power(dissent, V.All(c.AllyEffect))).Store(ref asked.Disapproval[0], at);
        }
    }
}
