using System.Diagnostics;

namespace CommunitySim.Randomness;

/// <summary>
/// All random numbers of one replicate, keyed by seed, replicate, day, member and purpose. It has no state: the strategies
/// of one replicate share it (common random numbers), and the order of asking and the number of threads do not matter.
/// </summary>
/// <param name="Seed">The experiment's seed, any 64 bits.</param>
/// <param name="Replicate">The replicate (the world), from 0.</param>
public readonly record struct Luck(ulong Seed, uint Replicate)
{
    /// <summary>The four numbers of one block for a member on a day.</summary>
    public Draws Draw(Block block, int day, int member)
    {
        // Word 3 holds the block; network and trait streams have blocks of their own, so no two streams share a counter.
        return new Draws(block, Philox.Generate((uint)member, (uint)day, Replicate, (uint)block, Seed));
    }

    /// <summary>The one number for a purpose, uniform on [0, 1) in steps of 2⁻³².</summary>
    public double Uniform(Purpose purpose, int day, int member) => Draw((Block)((int)purpose / 4), day, member)[purpose];

    /// <summary>A sequence of numbers for a member's trait or the network (then member 0).</summary>
    public StreamRandom Sequence(Block block, int member = 0) => new(this, block, member);
}

/// <summary>Four random numbers of one block, looked up by purpose.</summary>
public readonly struct Draws
{
    private const double Step = 1.0 / 4294967296.0;
    private readonly Words _words;
    private readonly Block _block;

    internal Draws(Block block, Words words) => (_block, _words) = (block, words);

    /// <summary>The number for <paramref name="purpose"/>, uniform on [0, 1); u &lt; p holds with probability p, never for p = 0, always for p = 1.</summary>
    public double this[Purpose purpose] => Word(purpose) * Step;

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1; each is off 1/count by less than 2⁻³².</summary>
    public int Below(Purpose purpose, int count) => (int)(((ulong)Word(purpose) * (ulong)count) >> 32);

    private uint Word(Purpose purpose)
    {
        Debug.Assert((int)purpose / 4 == (int)_block, "a purpose is drawn from its own block");
        return ((int)purpose & 3) switch { 0 => _words.A, 1 => _words.B, 2 => _words.C, _ => _words.D };
    }
}
