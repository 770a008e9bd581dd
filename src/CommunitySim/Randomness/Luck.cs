using System.Diagnostics;
using CommunitySim.Lanes;

namespace CommunitySim.Randomness;

/// <summary>
/// All random numbers of one replicate, keyed by seed, replicate, day, member and purpose. It has no state: the strategies
/// of one replicate share it (common random numbers), and the order of asking and the number of threads do not matter.
/// </summary>
/// <param name="Seed">The experiment's seed, any 64 bits.</param>
/// <param name="Replicate">The replicate (the world), from 0.</param>
/// <param name="Brand">Whose luck it is: 0 that of the seats and of the brand, 1 that of its rival, who has streams of its own for everything but turnover.</param>
public readonly record struct Luck(ulong Seed, uint Replicate, uint Brand = 0)
{
    private const uint Blocks = 256, LowHalf = 0xFFFF;

    /// <summary>The numbers of one block for a member on a day.</summary>
    public Draws Draw(Block block, int day, int member)
    {
        Words words = Philox.Generate((uint)member, (uint)day, Replicate, Word(block), Seed);
        if (Brand != 0 && block is Block.Everyday or Block.Fine)
        {
            Words seat = Philox.Generate((uint)member, (uint)day, Replicate, (uint)block, Seed);
            words = words with { C = WithTurnover(words.C, seat.C) };
        }

        return new Draws(block, words);
    }

    /// <summary>The one number for a purpose, uniform on [0, 1): in steps of 2⁻²⁴, or 2⁻³² for those of 16 and 16 bits.</summary>
    public double Uniform(Purpose purpose, int day, int member)
    {
        Draws draws = Draw((Block)((int)purpose / 8), day, member);
        return purpose is > Purpose.Feed and <= Purpose.Pitch
            ? (draws.Coarse(purpose) + (Fine(purpose, day, member) / 65536.0)) / 65536.0
            : draws[purpose];
    }

    /// <summary>Whether an event of everyday happens: u &lt; p for the u of that purpose, member and day.</summary>
    /// <param name="purpose">One of those of 16 and 16 bits.</param>
    /// <param name="coarse">Its first 16 bits.</param>
    /// <param name="day">The day, from 1.</param>
    /// <param name="member">The member.</param>
    /// <param name="probability">p, 0 to 1.</param>
    public bool Happens(Purpose purpose, uint coarse, int day, int member, float probability)
    {
        float left = (probability * 65536f) - coarse;
        return left >= 1 || (left > 0 && Fine(purpose, day, member) < left * 65536f);
    }

    /// <summary>A sequence of numbers for a member's trait or the network (then member 0).</summary>
    public StreamRandom Sequence(Block block, int member = 0) => new(this, block, member);

    /// <summary>The word of a counter that holds block and brand: no two streams share a counter.</summary>
    internal uint Word(Block block) => (uint)block + (Blocks * Brand);

    /// <summary>A rival's third words of everyday with the seats' turnover, which is the lower half: newcomers come to a seat, not to a brand.</summary>
    internal static V WithTurnover<V>(V rival, V seats)
        where V : struct, ILanes<V> => V.Without(rival, V.Bits(LowHalf)) | (seats & V.Bits(LowHalf));

    private static uint WithTurnover(uint rival, uint seats) => (rival & ~LowHalf) | (seats & LowHalf);

    private uint Fine(Purpose purpose, int day, int member) => Draw(Block.Fine, day, member).Half((int)purpose);
}

/// <summary>The random numbers of one block, looked up by purpose.</summary>
public readonly struct Draws
{
    private readonly Words _words;
    private readonly Block _block;

    internal Draws(Block block, Words words) => (_block, _words) = (block, words);

    /// <summary>The number for <paramref name="purpose"/>, uniform on [0, 1) in steps of 2⁻²⁴; u &lt; p holds with probability p, never for p = 0, always for p = 1.</summary>
    public float this[Purpose purpose]
    {
        get
        {
            Debug.Assert((int)purpose / 8 == (int)_block && (int)purpose % 2 == 0, "a purpose is drawn from its own block");
            return Real(Word((int)purpose % 8 / 2));
        }
    }

    /// <summary>The first 16 bits for a purpose of everyday.</summary>
    public uint Coarse(Purpose purpose)
    {
        Debug.Assert(_block == Block.Everyday && purpose is > Purpose.Feed and <= Purpose.Pitch, "only everyday has numbers of 16 bits");
        return Half((int)purpose);
    }

    internal static float Real(uint word) => (word >> 8) * (1 / 16777216f);

    internal uint Half(int half) => (Word(half / 2) >> (half % 2 * 16)) & 0xFFFF;

    /// <summary>One of the four words.</summary>
    internal uint Word(int word) => word switch { 0 => _words.A, 1 => _words.B, 2 => _words.C, _ => _words.D };
}
