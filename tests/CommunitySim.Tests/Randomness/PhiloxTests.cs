using CommunitySim.Randomness;
using CommunitySim.Simd;
using CommunitySim.Tests.Simd;

namespace CommunitySim.Tests.Randomness;

internal sealed class PhiloxTests
{
    /// <summary>The three known answers for philox4x32-10 of Random123 (Salmon et al. 2011): zeros, ones, the digits of π.</summary>
    [TestCase(0u, 0u, 0u, 0u, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [TestCase(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffff_fffffffful, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [TestCase(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0x299f31d0_a4093822ul, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void The_generator_gives_the_known_answers(uint c0, uint c1, uint c2, uint c3, ulong key, uint a, uint b, uint c, uint d) =>
        Assert.That(Philox.Generate(c0, c1, c2, c3, key), Is.EqualTo(new UInt32x4(a, b, c, d)));

    /// <summary>A change of one bit anywhere in the counter or the key changes each of the 128 bits with probability 1/2: 64 of them, standard error √32/√192 over the 192 flips.</summary>
    [Test]
    public void One_bit_of_counter_or_key_changes_half_of_all_bits()
    {
        uint[] counter = [11, 22, 33, 44];
        const ulong key = 55;
        UInt32x4 before = Philox.Generate(counter[0], counter[1], counter[2], counter[3], key);
        List<int> flips = [];
        for (int bit = 0; bit < 192; bit++)
        {
            uint[] c = [.. counter];
            if (bit < 128)
            {
                c[bit / 32] ^= 1u << (bit % 32);
            }

            flips.Add(Differing(before, Philox.Generate(c[0], c[1], c[2], c[3], bit < 128 ? key : key ^ (1ul << (bit - 128)))));
        }

        Assert.That(flips.Average(), Is.EqualTo(64).Within(4 * Math.Sqrt(32.0 / 192)));
        Assert.That(flips.Min(), Is.GreaterThan(64 - (5 * Math.Sqrt(32))));
    }

    [Test]
    public void Rows_have_the_numbers_of_scalars_at_every_width()
    {
        uint[] members = [.. Enumerable.Range(0, 64).Select(n => (uint)n), .. Enumerable.Range(0, 32).Select(n => uint.MaxValue - ((uint)n * 0x1234567))];
        foreach (ulong key in (ulong[])[0, 2026, 0xFFFFFFFF_00000000, ulong.MaxValue])
        {
            for (int word = 0; word < 4; word++)
            {
                uint[] expected = [.. members.Select(member => Philox.Generate(member, 365, 7, 3, key)).Select(words => word switch { 0 => words.A, 1 => words.B, 2 => words.C, _ => words.D })];
                foreach (SimdWidth width in Widths.Here)
                {
                    Assert.That(Widths.Run(width, new Generated(word, key), members), Is.EqualTo(expected), $"word {word}, {width}");
                }
            }
        }
    }

    private static int Differing(UInt32x4 one, UInt32x4 other) =>
        int.PopCount((int)(one.A ^ other.A)) + int.PopCount((int)(one.B ^ other.B)) + int.PopCount((int)(one.C ^ other.C)) + int.PopCount((int)(one.D ^ other.D));

    /// <summary>One of four words for a row of members.</summary>
    private sealed record Generated(int Word, ulong Key) : IOnRows
    {
        public V Of<V>(V row)
            where V : struct, IVector<V>
        {
            (V a, V b, V c, V d) = Philox.Generate(row, V.Bits(365), V.Bits(7), V.Bits(3), Key);
            return Word switch { 0 => a, 1 => b, 2 => c, _ => d };
        }
    }
}
