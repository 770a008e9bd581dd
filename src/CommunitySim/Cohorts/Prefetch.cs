using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using CommunitySim.Members;

namespace CommunitySim.Cohorts;

/// <summary>
/// Prefetches a cohort's columns before the phases read them. Each column is a page of memory or less, which is too
/// short for the processor's own prefetcher.
/// </summary>
internal static class Prefetch
{
    /// <summary>Prefetches the columns of 16 seats.</summary>
    public static void Columns(Cohort cohort, int i)
    {
        (Population population, World world, int seat) = (cohort.Population, cohort.World, cohort.First + i);
        Line(ref population.Yesterday[seat]);
        Line(ref population.Today[seat]);
        Line(ref population.Pain[seat]);
        Line(ref population.Obligation[seat]);
        Line(ref population.SocialMode[seat]);
        Line(ref population.ProblemWaited[seat]);
        Line(ref world.LossAversion[seat]);
        Line(ref world.PainSensitivity[seat]);
        Line(ref world.OfferFit[seat]);
        int member = Math.Min(seat, world.FeedIndex.Members - 1);
        Line(ref world.FeedIndex.Start[member]);
        Line(ref world.FeedIndex.PosterStart[member]);
        if (!world.FeedIndex.IsComplete && world.FeedIndex.PosterStart[member] < world.FeedIndex.Ends.Length)
        {
            Line(ref world.FeedIndex.Ends[world.FeedIndex.PosterStart[member]]);
        }
    }

    /// <summary>Prefetches the memory around a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(ref T place)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(Unsafe.AsPointer(ref place));
        }
    }
}
