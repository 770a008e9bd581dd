using System.Diagnostics;
using CommunitySim.Simd;

namespace CommunitySim.Randomness;

/// <summary>
/// All random numbers of one replicate, keyed by seed, replicate, day, member and stream. They have no state: the
/// strategies of a replicate share them (common random numbers), and the order of draws and the number of threads do
/// not matter.
/// </summary>
/// <param name="Seed">The experiment's seed, any 64 bits.</param>
/// <param name="Replicate">The replicate (the world), from 0.</param>
/// <param name="Brand">The owner of the streams: 0 for seats and brand, 1 and more for the rivals, who have streams of their own
/// except for turnover.</param>
public readonly record struct RandomStreams(ulong Seed, uint Replicate, uint Brand = 0)
{
    private const uint Blocks = 256, LowHalf = 0xFFFF;

    /// <summary>The numbers of one block for a member on a day.</summary>
    internal Draws Draw(StreamBlock block, int day, int member)
    {
        UInt32x4 words = Philox.Generate((uint)member, (uint)day, Replicate, CounterWord(block), Seed);
        if (Brand != 0 && block is StreamBlock.Everyday or StreamBlock.Fine)
        {
            UInt32x4 seat = Philox.Generate((uint)member, (uint)day, Replicate, (uint)block, Seed);
            words = words with { C = WithTurnover(Scalar.Bits(words.C), Scalar.Bits(seat.C)).ToBits() };
        }

        return new Draws(block, words);
    }

    /// <summary>The number of a stream, uniform on [0, 1) in steps of 2⁻²⁴, or 2⁻³² for everyday streams.</summary>
    internal double Uniform(RandomStream stream, int day, int member)
    {
        Draws draws = Draw((StreamBlock)((int)stream / 8), day, member);
        return stream is > RandomStream.Feed and <= RandomStream.Pitch
            ? (draws.Coarse(stream) + (Fine(stream, day, member) / 65536.0)) / 65536.0
            : draws[stream];
    }

    /// <summary>Whether an everyday event happens: u &lt; p for the u of that stream, member and day.</summary>
    /// <param name="stream">An everyday stream of 16 + 16 bits.</param>
    /// <param name="coarse">Its first 16 bits.</param>
    /// <param name="day">The day, from 1.</param>
    /// <param name="member">The member.</param>
    /// <param name="probability">p, 0 to 1.</param>
    internal bool Happens(RandomStream stream, uint coarse, int day, int member, float probability)
    {
        float left = (probability * 65536f) - coarse;
        return left >= 1 || (left > 0 && Fine(stream, day, member) < left * 65536f);
    }

    /// <summary>A sequence of numbers for a member's trait, or for the network with member 0.</summary>
    public RandomSequence Sequence(StreamBlock block, int member = 0) => new(this, block, member);

    /// <summary>The counter word of block and brand. No two streams share a counter.</summary>
    internal uint CounterWord(StreamBlock block) => (uint)block + (Blocks * Brand);

    /// <summary>Gives a rival's draw the first brand's turnover: a newcomer takes a seat, not a brand.</summary>
    internal static V WithTurnover<V>(V rival, V seats)
        where V : struct, IVector<V> => V.AndNot(rival, V.Bits(LowHalf)) | (seats & V.Bits(LowHalf));

    private uint Fine(RandomStream stream, int day, int member) =>
        Draw(StreamBlock.Fine, day, member).Half((int)stream);
}

/// <summary>The random numbers of one block, looked up by stream.</summary>
internal readonly struct Draws
{
    private readonly UInt32x4 _words;
    private readonly StreamBlock _block;

    /// <summary>The four words.</summary>
    internal UInt32x4 Words => _words;

    internal Draws(StreamBlock block, UInt32x4 words) => (_block, _words) = (block, words);

    /// <summary>
    /// The number for <paramref name="stream"/>, uniform on [0, 1) in steps of 2⁻²⁴. u &lt; p has probability p; it is
    /// never true for p = 0 and always true for p = 1.
    /// </summary>
    public float this[RandomStream stream]
    {
        get
        {
            Debug.Assert(
                (int)stream / 8 == (int)_block && (int)stream % 2 == 0, "a stream is drawn from its own block");
            return ToUniform(Word((int)stream % 8 / 2));
        }
    }

    /// <summary>The first 16 bits of an everyday stream.</summary>
    public uint Coarse(RandomStream stream)
    {
        Debug.Assert(
            _block == StreamBlock.Everyday && stream is > RandomStream.Feed and <= RandomStream.Pitch,
            "only everyday has numbers of 16 bits");
        return Half((int)stream);
    }

    internal static float ToUniform(uint word) => (word >> 8) * (1 / 16777216f);

    internal uint Half(int half) => (Word(half / 2) >> (half % 2 * 16)) & 0xFFFF;

    /// <summary>One of the four words.</summary>
    internal uint Word(int word) => word switch { 0 => _words.A, 1 => _words.B, 2 => _words.C, _ => _words.D };
}
