using System.Numerics;
using System.Runtime.CompilerServices;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Cohorts;

/// <summary>Phase 8 of a cohort: publishes every member and counts the day.</summary>
internal static class PublishDay
{
    // Pain is summed in this many columns at any vector width, so that the sums have the same bits.
    private const int Columns = 16;

    /// <summary>Publishes all members of a cohort.</summary>
    public static void Publish<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        EndorsementCounts endorsement = cohort.Endorsements;
        if (cohort.Targeting.ChangesDaily)
        {
            cohort.Targeting.UpdateReceptive<V>(cohort.Population.Obligation, cohort.First, cohort.Seats);
        }

        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            ulong crossed = cohort.HasSegments ? PublishRow<V, Mixture>(cohort, first) : PublishRow<V, Alike>(cohort, first);
            endorsement.RecordCrossings((cohort.First + first) / Population.Row, crossed);
        }
    }

    /// <summary>Sums a cohort's pain, after all brands.</summary>
    public static double SumPain<V>(Cohort cohort)
        where V : struct, IVector<V> =>
            Sum<V>(cohort.Population.Pain.AsSpan(cohort.First, Population.Padded(cohort.Seats)));

    /// <summary>Publishes and counts a row of 64 members.</summary>
    /// <returns>The members who crossed the threshold of endorsement today.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong PublishRow<V, M>(Cohort cohort, int first)
        where V : struct, IVector<V>
        where M : struct
    {
        ref uint yesterday = ref cohort.Population.Yesterday[cohort.First];
        ref uint today = ref cohort.Population.Today[cohort.First];
        ref uint dayMarks = ref cohort.Marks[0];
        ref float dayTrust = ref cohort.Trust[0];
        ulong aware = 0, customers = 0, muted = 0, open = 0, ignored = 0, crossed = 0;
        V trust = V.Bits(0), customerTrust = V.Bits(0), limit = V.Bits((uint)cohort.Coefficients.EndorsementThreshold);
        V customerMark = V.Bits((uint)Marks.Customer), low = V.Bits(MemberWord.MarksAndEvent);
        int length = cohort.RowLength(first);
        for (int at = 0; at < length; at += V.Count)
        {
            int i = first + at;
            V steps = MemberWord.TrustSteps(V.Load(ref dayTrust, i)), marks = V.Load(ref dayMarks, i) & low;
            V before = MemberWord.TrustStepsOf(V.Load(ref yesterday, i));
            MemberWord.Pack(steps, marks).Store(ref today, i);

            if (typeof(M) == typeof(Mixture))
            {
                limit = cohort.Mixed(i, static one => V.Bits((uint)one.EndorsementThreshold));
            }

            V customer = V.EqualBits(marks & customerMark, customerMark);
            trust = V.AddInt(trust, steps);
            customerTrust = V.AddInt(customerTrust, steps & customer);
            customers |= (ulong)V.Flags(customer) << at;
            aware |= Bits(marks, Marks.Aware) << at;
            muted |= Bits(marks, Marks.Muted) << at;
            open |= Bits(marks, Marks.OpenProblem) << at;
            ignored |= Bits(marks, Marks.Ignored) << at;
            crossed |= (ulong)V.Flags(V.LessInt(steps, limit) ^ V.LessInt(before, limit)) << at;
        }

        int seats = cohort.Seats - first;
        ulong there = seats < Population.Row ? (1UL << seats) - 1 : ulong.MaxValue;
        long allTrust = V.SumInt(trust);
        cohort.Tally[Counter.Trust] += allTrust;
        cohort.Tally[Counter.CustomerTrust] += customers == 0 ? 0 : V.SumInt(customerTrust);
        cohort.Tally[Counter.AwareTrust] += aware == there ? allTrust : aware == 0 ? 0 : SumAwareTrust<V>(ref today, first);
        cohort.Tally.CountMarks(there, aware, customers, muted, open, ignored);
        if (!cohort.Targeting.IncludesEverybody)
        {
            cohort.Tally.ExcludeUntargeted(
                cohort.Targeting.Row((cohort.First + first) / Population.Row), there, customers, muted, open, ignored);
        }

        return crossed;
    }

    /// <summary>Sums the trust of those of a row who are aware, for the rows in which only some are.</summary>
    private static long SumAwareTrust<V>(ref uint words, int first)
        where V : struct, IVector<V>
    {
        V sum = V.Bits(0), aware = V.Bits((uint)Marks.Aware);
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            V word = V.Load(ref words, first + at);
            sum = V.AddInt(sum, MemberWord.TrustStepsOf(word) & V.EqualBits(word & aware, aware));
        }

        return V.SumInt(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits<V>(V marks, Marks mark)
        where V : struct, IVector<V> => V.Flags(V.ShiftLeft(marks, BitOperations.LeadingZeroCount((uint)mark)));

    /// <summary>Sums column by column, at any vector width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum<V>(Span<float> numbers)
        where V : struct, IVector<V>
    {
        Span<float> columns = stackalloc float[Columns];
        for (int column = 0; column < Columns; column += V.Count)
        {
            V sum = 0;
            for (int i = column; i < numbers.Length; i += Columns)
            {
                sum += V.Load(ref numbers[0], i);
            }

            sum.Store(ref columns[0], column);
        }

        double total = 0;
        foreach (float sum in columns)
        {
            total += sum;
        }

        return total;
    }
}
