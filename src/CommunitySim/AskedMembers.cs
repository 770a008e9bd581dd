using System.Runtime.CompilerServices;
using CommunitySim.Lanes;

namespace CommunitySim;

/// <summary>Members who weigh an offer, lined up so that a row of them is weighed at once.</summary>
/// <param name="room">Most members, with spare room for a row of lanes.</param>
internal sealed class AskedMembers(int room)
{
    public float[] Trust { get; } = new float[room];

    public float[] Pain { get; } = new float[room];

    public float[] Obligation { get; } = new float[room];

    public float[] SocialMode { get; } = new float[room];

    /// <summary>Neighbours.</summary>
    public uint[] Neighbours { get; } = new uint[room];

    /// <summary>Neighbours who endorse.</summary>
    public uint[] Allies { get; } = new uint[room];

    /// <summary>Disapproval of the group.</summary>
    public float[] Disapproval { get; } = new float[room];

    /// <summary>Chance of accepting.</summary>
    public float[] Probability { get; } = new float[room];

    public uint[] Marks { get; } = new uint[room];

    public uint[] LossAversion { get; } = new uint[room];

    public uint[] PainSensitivity { get; } = new uint[room];

    public uint[] OfferFit { get; } = new uint[room];

    /// <summary>Lines up a list of a cohort's members.</summary>
    public void LineUp(ReadOnlySpan<int> list, Cohort cohort, Endorsement endorsement)
    {
        (Population population, World world) = (cohort.Population, cohort.World);
        for (int n = 0; n < list.Length; n++)
        {
            int i = list[n], seat = cohort.First + i;
            Trust[n] = cohort.Trust[i];
            Marks[n] = cohort.Marks[i];
            Pain[n] = population.Pain[seat];
            Obligation[n] = population.Obligation[seat];
            SocialMode[n] = population.SocialMode[seat];
            LossAversion[n] = world.LossAversion[seat];
            PainSensitivity[n] = world.PainSensitivity[seat];
            OfferFit[n] = world.OfferFit[seat];
            int neighbours = cohort.Audience.Degree(seat);
            (Neighbours[n], Allies[n]) = ((uint)neighbours, (uint)endorsement.AlliesOf(seat, neighbours));
        }
    }

    /// <summary>Returns them to their seats.</summary>
    public void GoBack(ReadOnlySpan<int> list, Cohort cohort)
    {
        Population population = cohort.Population;
        for (int n = 0; n < list.Length; n++)
        {
            int i = list[n], seat = cohort.First + i;
            cohort.Trust[i] = Trust[n];
            cohort.Marks[i] = Marks[n];
            population.Pain[seat] = Pain[n];
            population.Obligation[seat] = Obligation[n];
            population.SocialMode[seat] = SocialMode[n];
        }
    }
}

/// <summary>A row of members who weigh an offer.</summary>
internal readonly struct MemberLanes<V>
    where V : struct, ILanes<V>
{
    public V Trust { get; private init; }

    public V Pain { get; private init; }

    public V Obligation { get; private init; }

    public V SocialMode { get; private init; }

    public V Marks { get; private init; }

    public V LossAversion { get; private init; }

    public V PainSensitivity { get; private init; }

    public V OfferFit { get; private init; }

    public V Disapproval { get; private init; }

    /// <summary>The members from a place in the line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MemberLanes<V> Load(AskedMembers asked, int at) => new()
    {
        Trust = V.Load(ref asked.Trust[0], at),
        Pain = V.Load(ref asked.Pain[0], at),
        Obligation = V.Load(ref asked.Obligation[0], at),
        SocialMode = V.Load(ref asked.SocialMode[0], at),
        Marks = V.Load(ref asked.Marks[0], at),
        LossAversion = TraitCode.Number(V.Load(ref asked.LossAversion[0], at)),
        PainSensitivity = TraitCode.Number(V.Load(ref asked.PainSensitivity[0], at)),
        OfferFit = TraitCode.Share(V.Load(ref asked.OfferFit[0], at)),
        Disapproval = V.Load(ref asked.Disapproval[0], at),
    };
}
