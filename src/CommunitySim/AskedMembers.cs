using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CommunitySim;

/// <summary>Members who weigh an offer, lined up so that a row of them is weighed at once.</summary>
/// <param name="room">Most members, with spare room for a row of lanes.</param>
internal sealed class AskedMembers(int room)
{
    public float[] Trust { get; } = new float[room];

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

    /// <summary>Lines up a list of a cohort's members.</summary>
    public void LineUp(ReadOnlySpan<int> list, Cohort cohort, Endorsement endorsement)
    {
        (Population population, World world, int first) = (cohort.Population, cohort.World, cohort.First);
        Take(list, ref cohort.Trust[0], Trust);
        Take(list, ref cohort.Marks[0], Marks);
        Take(list, ref population.Pain[first], Pain);
        Take(list, ref population.Obligation[first], Obligation);
        Take(list, ref population.SocialMode[first], SocialMode);
        Take(list, ref world.LossAversion[first], LossAversion);
        Take(list, ref world.PainSensitivity[first], PainSensitivity);
        Take(list, ref world.OfferFit[first], OfferFit);
        endorsement.Disapprove(list, first, Disapproval);
    }

    /// <summary>Returns their trust and marks to their seats.</summary>
    public void ReturnExperience(ReadOnlySpan<int> list, Cohort cohort)
    {
        Return(list, Trust, ref cohort.Trust[0]);
        Return(list, Marks, ref cohort.Marks[0]);
    }

    /// <summary>Returns pain, obligation and social mode to their seats.</summary>
    public void ReturnFeelings(ReadOnlySpan<int> list, Cohort cohort)
    {
        (Population population, int first) = (cohort.Population, cohort.First);
        Return(list, Pain, ref population.Pain[first]);
        Return(list, Obligation, ref population.Obligation[first]);
        Return(list, SocialMode, ref population.SocialMode[first]);
    }

    // One column after the other, without checks of bounds: 1.2 ns a member-day under pitches, against 2.0 member by member.
    private static void Take<T>(ReadOnlySpan<int> list, ref T from, T[] line)
    {
        ref T place = ref MemoryMarshal.GetArrayDataReference(line);
        for (int n = 0; n < list.Length; n++)
        {
            Unsafe.Add(ref place, n) = Unsafe.Add(ref from, list[n]);
        }
    }

    private static void Take(ReadOnlySpan<int> list, ref ushort from, uint[] line)
    {
        ref uint place = ref MemoryMarshal.GetArrayDataReference(line);
        for (int n = 0; n < list.Length; n++)
        {
            Unsafe.Add(ref place, n) = Unsafe.Add(ref from, list[n]);
        }
    }

    private static void Return<T>(ReadOnlySpan<int> list, T[] line, ref T seats)
    {
        ref T place = ref MemoryMarshal.GetArrayDataReference(line);
        for (int n = 0; n < list.Length; n++)
        {
            Unsafe.Add(ref seats, list[n]) = Unsafe.Add(ref place, n);
        }
    }
}
