namespace CommunitySim.Randomness;

/// <summary>
/// A sequence of random numbers from one named stream. It is not thread-safe. Two sequences of the same name give the
/// same numbers.
/// </summary>
public sealed class RandomSequence
{
    private const double Step53 = 1.0 / 9007199254740992.0;
    private readonly RandomStreams _streams;
    private readonly StreamBlock _block;
    private int _member;
    private UInt32x4 _words;
    private int _index;
    private int _left;

    internal RandomSequence(RandomStreams streams, StreamBlock block, int member) =>
        (_streams, _block, _member) = (streams, block, member);

    /// <summary>The next 32 random bits.</summary>
    public uint NextWord()
    {
        if (_left == 0)
        {
            _words = Philox.Generate(
                (uint)_member, (uint)_index++, _streams.Replicate, _streams.CounterWord(_block), _streams.Seed);
            _left = 4;
        }

        return _left-- switch { 4 => _words.A, 3 => _words.B, 2 => _words.C, _ => _words.D };
    }

    /// <summary>Draws a whole number from 0 to <paramref name="count"/> − 1, each equally likely.</summary>
    /// <remarks>Multiplication with rejection of the uneven rest: Lemire 2019, doi 10.1145/3230636.</remarks>
    public int Below(int count)
    {
        uint bound = (uint)count;
        while (true)
        {
            ulong product = (ulong)NextWord() * bound;
            // The rest is below bound, so a division is rare.
            if ((uint)product >= bound || (uint)product >= (0u - bound) % bound)
            {
                return (int)(product >> 32);
            }
        }
    }

    /// <summary>Moves to the start of another member's sequence.</summary>
    internal void Restart(int member) => (_member, _index, _left) = (member, 0, 0);

    /// <summary>A uniform number from 0 up to, but not including, 1, with 53 random bits.</summary>
    public double NextDouble() => ((((ulong)NextWord() << 32) | NextWord()) >> 11) * Step53;
}
