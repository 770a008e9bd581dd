using System.Numerics;

namespace CommunitySim.Experiments;

/// <summary>A set of ids by their codes (see <see cref="MemberIds"/>): one bit for each number, and one for each name.</summary>
internal sealed class IdSet
{
    private ulong[] _numbers = [], _names = [];

    /// <summary>The bits of the numbers, 64 a word.</summary>
    public ReadOnlySpan<ulong> Numbers => _numbers;

    /// <summary>How many numbers are in it.</summary>
    public int CountOfNumbers => _numbers.Sum(BitOperations.PopCount);

    /// <summary>Adds an id.</summary>
    /// <returns>Whether it was new.</returns>
    public bool Add(int code) => code < MemberIds.Numbers ? Add(ref _numbers, code) : Add(ref _names, code - MemberIds.Numbers);

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
