using System.Numerics;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>A set of ids by their codes (see <see cref="MemberIds"/>), with one bit for each number or name.</summary>
internal sealed class IdSet
{
    private ulong[] _numbers = [], _names = [];

    /// <summary>The bits of the numbers, 64 a word.</summary>
    public ReadOnlySpan<ulong> Numbers => _numbers;

    /// <summary>Adds an id.</summary>
    /// <returns>Whether it was new.</returns>
    public bool Add(int code) => code < MemberIds.Numbers ? Add(ref _numbers, code) : Add(ref _names, code - MemberIds.Numbers);

    /// <summary>Whether an id is in the set.</summary>
    public bool Has(int code)
    {
        (ulong[] bits, int at) = code < MemberIds.Numbers ? (_numbers, code) : (_names, code - MemberIds.Numbers);
        return at / 64 < bits.Length && (bits[at / 64] >> at & 1) != 0;
    }

    /// <summary>Counts the small whole numbers in this set.</summary>
    public int CountNumbers() => _numbers.Sum(word => BitOperations.PopCount(word));

    /// <summary>Whether the small whole numbers of both sets together form a range without gaps.</summary>
    public bool IsGaplessWith(IdSet other)
    {
        int[] least = [Least(), other.Least()], largest = [Largest(), other.Largest()];
        return CountNumbers() + other.CountNumbers() - CountShared(other) == largest.Max() - least.Min() + 1;
    }

    /// <summary>Counts the small whole numbers that are in both sets.</summary>
    public int CountShared(IdSet other) =>
        _numbers.Zip(other._numbers, (mine, others) => BitOperations.PopCount(mine & others)).Sum();

    /// <summary>Adds all ends that are small whole numbers.</summary>
    public void AddNumbers(ReadOnlySpan<Tie> ties)
    {
        ulong[] bits = _numbers;
        foreach (Tie tie in ties)
        {
            // Tie.A is the smaller end, so it fits if Tie.B fits.
            if (tie.B / 64 < bits.Length)
            {
                bits[tie.A / 64] |= 1UL << tie.A;
                bits[tie.B / 64] |= 1UL << tie.B;
            }
            else
            {
                _ = tie.A < MemberIds.Numbers && Add(tie.A);
                _ = tie.B < MemberIds.Numbers && Add(tie.B);
                bits = _numbers;
            }
        }
    }

    private int Least() =>
        Array.FindIndex(_numbers, word => word != 0) is >= 0 and var at
            ? (64 * at) + BitOperations.TrailingZeroCount(_numbers[at])
            : 0;

    private int Largest() =>
        Array.FindLastIndex(_numbers, word => word != 0) is >= 0 and var at
            ? (64 * at) + 63 - BitOperations.LeadingZeroCount(_numbers[at])
            : 0;

    private static bool Add(ref ulong[] bits, int at)
    {
        if (at / 64 >= bits.Length)
        {
            Array.Resize(ref bits, Math.Max(2 * bits.Length, (at / 64) + 1));
        }

        ulong bit = 1UL << at, before = bits[at / 64];
        bits[at / 64] = before | bit;
        return (before & bit) == 0;
    }
}
