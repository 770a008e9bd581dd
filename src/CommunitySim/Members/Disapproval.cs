using System.Runtime.CompilerServices;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>
/// Disapproval of dissent: D = cohesion·(1 − n)^allyEffect. n is the share of neighbours who endorse the
/// brand, by their trust or as seeded allies. Without neighbours D = cohesion. One endorser among four leaves
/// (3/4)^6.1 = 0.173 of it (Asch).
/// </summary>
internal sealed class Disapproval
{
    // Members rarely have more neighbours, so a table of values saves a power function (2% of a day under pitches).
    private const int MostKnown = 64;

    private readonly Coefficients _coefficients;
    private readonly float[] _known = new float[MostKnown * MostKnown];

    /// <summary>Creates an empty table.</summary>
    public Disapproval(Coefficients coefficients)
    {
        _coefficients = coefficients;
        Array.Fill(_known, float.NaN);
    }

    /// <summary>Disapproval, 0 to cohesion.</summary>
    /// <param name="allies">Number of neighbours who endorse.</param>
    /// <param name="neighbours">Number of neighbours.</param>
    /// <param name="c">Coefficients.</param>
    public static float Compute(int allies, int neighbours, Coefficients c)
    {
        float dissent = neighbours == 0 ? 1 : (float)(neighbours - allies) / neighbours;
        return c.Cohesion * Powers.Power(dissent, c.AllyEffect);
    }

    /// <summary>Computes a disapproval once. Concurrent threads compute the same value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Compute(int allies, int neighbours)
    {
        if (neighbours >= MostKnown)
        {
            return Compute(allies, neighbours, _coefficients);
        }

        ref float known = ref _known[(neighbours * MostKnown) + allies];
        return float.IsNaN(known) ? known = Compute(allies, neighbours, _coefficients) : known;
    }
}
