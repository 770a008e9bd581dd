using System.Numerics;
using System.Runtime.CompilerServices;
using CommunitySim.Lanes;

namespace CommunitySim.Mechanisms;

/// <summary>The evening of a cohort: phase 8, every member is published and counted, and phase 7, relaxation: obligation with each brand, pain and social mode once, at night.</summary>
internal static class Evening
{
    // Pain is added up in this many columns, whatever the width of the lanes, so that sums are the same everywhere.
    private const int Columns = 16;

    /// <summary>The evening of all members of a cohort.</summary>
    public static void Come<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        Endorsement endorsement = cohort.Endorsement;
        Forget<V>(cohort);
        if (cohort.Addressees.ChangesDaily)
        {
            cohort.Addressees.FindReceptive<V>(cohort.Population.Obligation, cohort.First, cohort.Seats);
        }

        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            ulong crossed = Publish<V>(cohort, first, endorsement.Threshold);
            endorsement.Note((cohort.First + first) / Population.Row, crossed);
        }
    }

    /// <summary>The night after what all brands have done.</summary>
    /// <returns>Sum of pain at the end of the day.</returns>
    public static double Rest<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        Span<float> pain = cohort.Population.Pain.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        Relax<V>(cohort, pain);
        return Sum<V>(pain);
    }

    /// <summary>Publishes and counts a row of 64 members.</summary>
    /// <returns>Those who crossed the threshold of endorsement today.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Publish<V>(Cohort cohort, int first, int threshold)
        where V : struct, ILanes<V>
    {
        ref uint yesterday = ref cohort.Population.Yesterday[cohort.First], today = ref cohort.Population.Today[cohort.First];
        ref uint dayMarks = ref cohort.Marks[0];
        ref float dayTrust = ref cohort.Trust[0];
        ulong aware = 0, customers = 0, muted = 0, open = 0, ignored = 0, crossed = 0;
        V trust = V.Bits(0), customerTrust = V.Bits(0), limit = V.Bits((uint)threshold);
        V customerMark = V.Bits((uint)Marks.Customer), low = V.Bits(Published.MarksAndEvent);
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            int i = first + at;
            V steps = Published.Steps(V.Load(ref dayTrust, i)), marks = V.Load(ref dayMarks, i) & low;
            V before = Published.StepsIn(V.Load(ref yesterday, i));
            Published.Word(steps, marks).Store(ref today, i);

            V customer = V.Same(marks & customerMark, customerMark);
            trust = V.AddWhole(trust, steps);
            customerTrust = V.AddWhole(customerTrust, steps & customer);
            customers |= (ulong)V.Flags(customer) << at;
            aware |= Bits(marks, Marks.Aware) << at;
            muted |= Bits(marks, Marks.Muted) << at;
            open |= Bits(marks, Marks.OpenProblem) << at;
            ignored |= Bits(marks, Marks.Ignored) << at;
            crossed |= (ulong)V.Flags(V.LessWhole(steps, limit) ^ V.LessWhole(before, limit)) << at;
        }

        int seats = cohort.Seats - first;
        ulong there = seats < Population.Row ? (1UL << seats) - 1 : ulong.MaxValue;
        cohort.Tally.Trust(V.SumWhole(trust), V.SumWhole(customerTrust));
        cohort.Tally.Marks(there, aware, customers, muted, open, ignored);
        if (!cohort.Addressees.IsEverybody)
        {
            cohort.Tally.Spare(cohort.Addressees.InRow((cohort.First + first) / Population.Row), there, customers, muted, open, ignored);
        }

        return crossed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits<V>(V marks, Marks mark)
        where V : struct, ILanes<V> => V.Flags(V.ShiftLeft(marks, BitOperations.LeadingZeroCount((uint)mark)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forget<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        V kept = V.All(cohort.Coefficients.ObligationKept);
        Span<float> obligation = cohort.Population.Obligation.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        for (int i = 0; i < obligation.Length; i += V.Count)
        {
            Relaxation.Fade(V.Load(ref obligation[0], i) * kept).Store(ref obligation[0], i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Relax<V>(Cohort cohort, Span<float> pain)
        where V : struct, ILanes<V>
    {
        Coefficients c = cohort.Coefficients;
        float[] socialMode = cohort.Population.SocialMode;
        for (int i = 0; i < pain.Length; i += V.Count)
        {
            int seat = cohort.First + i;
            Relaxation.Fade(V.Load(ref pain[0], i) * V.All(c.PainKept)).Store(ref pain[0], i);
            Relaxation.Refocus(V.Load(ref socialMode[0], seat), c).Store(ref socialMode[0], seat);
        }
    }

    /// <summary>Adds up in columns, one after the other, whatever the width of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum<V>(Span<float> numbers)
        where V : struct, ILanes<V>
    {
        Span<float> columns = stackalloc float[Columns];
        for (int column = 0; column < Columns; column += V.Count)
        {
            V sum = V.All(0);
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
