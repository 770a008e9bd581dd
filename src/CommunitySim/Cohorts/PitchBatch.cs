using System.Runtime.CompilerServices;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Cohorts;

/// <summary>Members who weigh an offer, gathered so that a vector of them is computed at once.</summary>
/// <param name="room">The largest number of members, with room for one more vector.</param>
/// <param name="annoys">Whether members have annoyance.</param>
internal sealed class PitchBatch(int room, bool annoys)
{
    // Pain is summed in this many columns at any vector width, so that the sums have the same bits.
    private const int Columns = 16;

    private readonly float[] _declinePain = new float[Columns];
    private readonly float[] _trustInEffect = annoys ? new float[room] : [];

    public float[] Trust { get; } = new float[room];

    /// <summary>The trust that members act on: <see cref="Trust"/> itself without annoyance.</summary>
    public float[] TrustInEffect => annoys ? _trustInEffect : Trust;

    /// <summary>Annoyance; empty without it.</summary>
    public float[] Annoyance { get; } = annoys ? new float[room] : [];

    public float[] Pain { get; } = new float[room];

    public float[] Obligation { get; } = new float[room];

    public float[] SocialMode { get; } = new float[room];

    /// <summary>Disapproval of the group.</summary>
    public float[] Disapproval { get; } = new float[room];

    /// <summary>Chance of accepting.</summary>
    public float[] Probability { get; } = new float[room];

    public uint[] Marks { get; } = new uint[room];

    public uint[] LossAversion { get; } = new uint[room];

    public uint[] PainSensitivity { get; } = new uint[room];

    public uint[] OfferFit { get; } = new uint[room];

    /// <summary>Mask: whether the pitch informs. Nobody is informed while nothing is written.</summary>
    public uint[] Informed { get; } = new uint[room];

    /// <summary>Trust that the pitch took. Written only where a pitch has further effects.</summary>
    public float[] Lost { get; } = new float[room];

    /// <summary>Adds the pain of declined pitches to members from a place of the list on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddDeclinePain<V>(int at, V pain)
        where V : struct, IVector<V>
    {
        ref float columns = ref _declinePain[0];
        int column = at & (Columns - 1);
        (V.Load(ref columns, column) + pain).Store(ref columns, column);
    }

    /// <summary>Returns the pain that declined pitches have added, and begins anew.</summary>
    public double TakeDeclinePain()
    {
        double total = 0;
        foreach (float column in _declinePain)
        {
            total += column;
        }

        Array.Clear(_declinePain);
        return total;
    }

    /// <summary>Gathers a list of a cohort's members.</summary>
    /// <remarks>
    /// Four columns at a time fit the processor's registers. Column by column without bounds checks takes 1.2 ns per
    /// member-day under pitches; member by member with checks took 2.0 ns.
    /// </remarks>
    public void Fill(ReadOnlySpan<int> list, Cohort cohort, EndorsementCounts endorsement)
    {
        LoadState(list, cohort);
        LoadTraits(list, cohort);
        endorsement.ComputeDisapproval(list, cohort.First, cohort.Segment, Disapproval);
        Disapproval.AsSpan(list.Length, Columns).Clear(); // Lanes beyond the list feel no threat.
        endorsement.Norm?.Apply(list, cohort.First, Disapproval);
        if (annoys)
        {
            LoadAnnoyance(list, cohort);
        }
    }

    /// <summary>Returns their trust and marks to their seats.</summary>
    public void StoreExperience(ReadOnlySpan<int> list, Cohort cohort)
    {
        ref float trust = ref cohort.Trust[0], trustLine = ref Trust[0];
        ref uint marks = ref cohort.Marks[0], marksLine = ref Marks[0];
        for (int n = 0; n < list.Length; n++)
        {
            int i = list[n];
            Unsafe.Add(ref trust, i) = Unsafe.Add(ref trustLine, n);
            Unsafe.Add(ref marks, i) = Unsafe.Add(ref marksLine, n);
        }
    }

    /// <summary>Returns pain, obligation and social mode to their seats.</summary>
    public void StoreFeelings(ReadOnlySpan<int> list, Cohort cohort)
    {
        (Population population, int first) = (cohort.Population, cohort.First);
        ref float pain = ref population.Pain[first], painLine = ref Pain[0];
        ref float obligation = ref population.Obligation[first], obligationLine = ref Obligation[0];
        ref float socialMode = ref population.SocialMode[first], socialModeLine = ref SocialMode[0];
        for (int n = 0; n < list.Length; n++)
        {
            int i = list[n];
            Unsafe.Add(ref pain, i) = Unsafe.Add(ref painLine, n);
            Unsafe.Add(ref obligation, i) = Unsafe.Add(ref obligationLine, n);
            Unsafe.Add(ref socialMode, i) = Unsafe.Add(ref socialModeLine, n);
        }

        for (int n = 0; annoys && n < list.Length; n++)
        {
            population.Annoyance[first + list[n]] = Annoyance[n];
        }
    }

    private void LoadAnnoyance(ReadOnlySpan<int> list, Cohort cohort)
    {
        for (int n = 0; n < list.Length; n++)
        {
            Annoyance[n] = cohort.Population.Annoyance[cohort.First + list[n]];
            _trustInEffect[n] = EffectiveTrust.Compute<Scalar>(Trust[n], Annoyance[n]);
        }
    }

    private void LoadState(ReadOnlySpan<int> list, Cohort cohort)
    {
        (Population population, int first) = (cohort.Population, cohort.First);
        ref float trust = ref cohort.Trust[0], trustLine = ref Trust[0];
        ref float pain = ref population.Pain[first], painLine = ref Pain[0];
        ref float obligation = ref population.Obligation[first], obligationLine = ref Obligation[0];
        ref float socialMode = ref population.SocialMode[first], socialModeLine = ref SocialMode[0];
        for (int n = 0; n < list.Length; n++)
        {
            int i = list[n];
            Unsafe.Add(ref trustLine, n) = Unsafe.Add(ref trust, i);
            Unsafe.Add(ref painLine, n) = Unsafe.Add(ref pain, i);
            Unsafe.Add(ref obligationLine, n) = Unsafe.Add(ref obligation, i);
            Unsafe.Add(ref socialModeLine, n) = Unsafe.Add(ref socialMode, i);
        }
    }

    private void LoadTraits(ReadOnlySpan<int> list, Cohort cohort)
    {
        (World world, int first) = (cohort.World, cohort.First);
        ref uint marks = ref cohort.Marks[0], marksLine = ref Marks[0];
        ref uint lossLine = ref LossAversion[0], painLine = ref PainSensitivity[0], fitLine = ref OfferFit[0];
        ref ushort loss = ref world.LossAversion[first], pain = ref world.PainSensitivity[first];
        ref ushort fit = ref world.OfferFit[first];
        for (int n = 0; n < list.Length; n++)
        {
            int i = list[n];
            Unsafe.Add(ref marksLine, n) = Unsafe.Add(ref marks, i);
            Unsafe.Add(ref lossLine, n) = Unsafe.Add(ref loss, i);
            Unsafe.Add(ref painLine, n) = Unsafe.Add(ref pain, i);
            Unsafe.Add(ref fitLine, n) = Unsafe.Add(ref fit, i);
        }
    }
}
