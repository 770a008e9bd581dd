using System.Runtime.CompilerServices;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>
/// Disapproval of dissent: D = cohesion·f(n). n is the share of neighbours who endorse the brand, by their trust or as
/// seeded allies. The form f of community.dissent is (1 − n)^allyEffect (power), 1 − n (linear), 1 if nobody endorses,
/// else (1 − n)/4 (unanimity), or 1 if n is below dissentThreshold, else 0 (threshold). Without neighbours D = cohesion.
/// By power one endorser among four leaves (3/4)^6.1 = 0.173 of it (Asch).
/// </summary>
internal sealed class Disapproval
{
    // Members rarely have more neighbours, so a table of values saves a power function (2% of a day under pitches).
    private const int MostKnown = 64;

    private readonly Coefficients _coefficients;
    private readonly float _cohesion;
    private readonly float[] _known = new float[MostKnown * MostKnown];

    /// <summary>Creates an empty table.</summary>
    /// <param name="coefficients">The form of disapproval.</param>
    /// <param name="cohesion">The cohesion of all groups, or 1 where each has its own.</param>
    public Disapproval(Coefficients coefficients, float cohesion)
    {
        (_coefficients, _cohesion) = (coefficients, cohesion);
        Array.Fill(_known, float.NaN);
    }

    /// <summary>Disapproval, 0 to cohesion.</summary>
    /// <param name="allies">Number of neighbours who endorse.</param>
    /// <param name="neighbours">Number of neighbours.</param>
    /// <param name="cohesion">Cohesion of the member's group.</param>
    /// <param name="c">Coefficients.</param>
    public static float Compute(int allies, int neighbours, float cohesion, Coefficients c)
    {
        float dissent = neighbours == 0 ? 1 : (float)(neighbours - allies) / neighbours;
        return cohesion * c.Dissent switch
        {
            DissentForm.Linear => dissent,
            DissentForm.Unanimity => allies == 0 ? 1 : dissent / 4,
            DissentForm.Threshold => neighbours == 0 || (float)allies / neighbours < c.DissentThreshold ? 1 : 0,
            _ => Powers.Power(dissent, c.AllyEffect),
        };
    }

    /// <summary>Computes a disapproval once. Concurrent threads compute the same value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Compute(int allies, int neighbours)
    {
        if (neighbours >= MostKnown)
        {
            return Compute(allies, neighbours, _cohesion, _coefficients);
        }

        ref float known = ref _known[(neighbours * MostKnown) + allies];
        return float.IsNaN(known) ? known = Compute(allies, neighbours, _cohesion, _coefficients) : known;
    }
}
