using CommunitySim.Members;
using CommunitySim.Simd;
using CommunitySim.Tests.Simd;

namespace CommunitySim.Tests;

/// <summary>What is packed into fewer bits comes back as it is documented.</summary>
internal sealed class CodeTests
{
    private static uint[] AllCodes { get; } = [.. Enumerable.Range(0, 65536).Select(code => (uint)code)];

    [Test]
    public void A_number_comes_back_within_one_in_2048()
    {
        for (double number = Math.Pow(2, -39.99); number <= 16777216; number *= 1.00037)
        {
            Assert.That(TraitCode.DecodeNumber(TraitCode.EncodeNumber(number)), Is.EqualTo(number).Within(number / 2048 * (1 + 1e-6)), $"{number:R}");
        }
    }

    [TestCase(0, 0)]
    [TestCase(1e-45, 0)]
    [TestCase(1e-13, 0)]
    [TestCase(1e300, 16769024)] // 2²⁴ less one in 2048
    [TestCase(1, 1)]
    [TestCase(1.955, 1.955078125)]
    public void Numbers_beyond_the_ends_are_nothing_or_the_greatest(double number, double expected) =>
        Assert.That(TraitCode.DecodeNumber(TraitCode.EncodeNumber(number)), Is.EqualTo((float)expected));

    [Test]
    public void Codes_keep_the_order_of_numbers_and_come_back_as_they_are()
    {
        float before = -1;
        for (int code = 0; code <= ushort.MaxValue; code++)
        {
            float number = TraitCode.DecodeNumber((ushort)code);
            Assert.That(number, Is.GreaterThan(before));
            Assert.That(TraitCode.EncodeNumber(number), Is.EqualTo(code));
            before = number;
        }
    }

    /// <summary>Half a step of 1/32767, and two roundings to single precision.</summary>
    [Test]
    public void A_share_comes_back_within_half_a_step_whoever_posts()
    {
        for (int n = 0; n <= 100_000; n++)
        {
            double share = n / 100_000.0;
            ushort code = TraitCode.EncodeShare(share);
            Assert.That(TraitCode.DecodeShare(code), Is.EqualTo(share).Within((0.5 / 32767) + 1.2e-7).And.InRange(0, 1));
            Assert.That(TraitCode.DecodeShare((ushort)(code | TraitCode.Poster)), Is.EqualTo(TraitCode.DecodeShare(code)));
        }

        Assert.That(TraitCode.DecodeShare(TraitCode.EncodeShare(0)), Is.Zero);
        Assert.That(TraitCode.DecodeShare(TraitCode.EncodeShare(1)), Is.EqualTo(1));
    }

    [Test]
    public void Rows_of_codes_have_the_bits_of_scalars_at_every_width()
    {
        uint[] numbers = [.. AllCodes.Select(code => BitConverter.SingleToUInt32Bits(TraitCode.DecodeNumber((ushort)code)))];
        uint[] shares = [.. AllCodes.Select(code => BitConverter.SingleToUInt32Bits(TraitCode.DecodeShare((ushort)code)))];
        foreach (SimdWidth width in Widths.Here)
        {
            Assert.That(Widths.Run(width, new Numbers(), AllCodes).AsSpan().SequenceEqual(numbers), Is.True, $"numbers, {width}");
            Assert.That(Widths.Run(width, new Shares(), AllCodes).AsSpan().SequenceEqual(shares), Is.True, $"shares, {width}");
        }
    }

    [Test]
    public void Published_trust_is_the_nearest_of_its_steps()
    {
        for (int n = 0; n <= 1_000_000; n++)
        {
            float trust = n / 1_000_000f, rounded = MemberWord.Round(trust);
            Assert.That(rounded, Is.EqualTo((double)trust).Within(1 / 16777216.0));
            Assert.That(MemberWord.Round(rounded), Is.EqualTo(rounded));
        }

        Assert.That((MemberWord.TrustSteps(0), MemberWord.TrustSteps(0.5f), MemberWord.TrustSteps(1)), Is.EqualTo((0u, 1u << 22, (uint)MemberWord.FullTrust)));
        Assert.That((MemberWord.Round(0), MemberWord.Round(1)), Is.EqualTo((0f, 1f)));
    }

    [Test]
    public void All_marks_and_events_are_published_beside_any_trust()
    {
        foreach (float trust in (float[])[0, 1 / 8388608f, 0.25f, 0.5f, 1 - (1 / 8388608f), 1])
        {
            for (uint marks = 0; marks <= MemberWord.MarksOnly; marks++)
            {
                foreach (MemberEvent happened in Enum.GetValues<MemberEvent>())
                {
                    uint word = MemberWord.Pack(trust, MemberWord.PackMarks((Marks)marks, happened));
                    Assert.That((MemberWord.TrustOf(word), word & MemberWord.MarksOnly, MemberWord.EventOf(word), MemberWord.TrustStepsOf(word)), Is.EqualTo((trust, marks, happened, MemberWord.TrustSteps(trust))));
                }
            }
        }
    }

    [Test]
    public void Rows_of_words_have_the_bits_of_scalars_at_every_width()
    {
        uint[] words = [.. Enumerable.Range(0, 4096).Select(n => MemberWord.Pack(n / 4095f, (uint)n & MemberWord.MarksAndEvent))];
        uint[] trusts = [.. words.Select(word => BitConverter.SingleToUInt32Bits(MemberWord.TrustOf(word)))];
        foreach (SimdWidth width in Widths.Here)
        {
            Assert.That(Widths.Run(width, new Trusts(), words), Is.EqualTo(trusts), $"{width}");
            Assert.That(Widths.Run(width, new Again(), words), Is.EqualTo(words), $"{width}");
        }
    }

    private sealed record Numbers : IOnRows
    {
        public V Of<V>(V row)
            where V : struct, IVector<V> => TraitCode.DecodeNumber(row);
    }

    private sealed record Shares : IOnRows
    {
        public V Of<V>(V row)
            where V : struct, IVector<V> => TraitCode.DecodeShare(row);
    }

    private sealed record Trusts : IOnRows
    {
        public V Of<V>(V row)
            where V : struct, IVector<V> => MemberWord.TrustOf(row);
    }

    /// <summary>Taken apart and put together.</summary>
    private sealed record Again : IOnRows
    {
        public V Of<V>(V row)
            where V : struct, IVector<V> => MemberWord.Pack(MemberWord.TrustSteps(MemberWord.TrustOf(row)), row & V.Bits(MemberWord.MarksAndEvent));
    }
}
