using CommunitySim.Randomness;

namespace CommunitySim.Lecture.Hall;

/// <summary>What a phone is asked in the experiment.</summary>
internal enum Arm
{
    /// <summary>The offer; no neighbour endorses the brand.</summary>
    Plain,
    /// <summary>Twice the offer; no neighbour endorses.</summary>
    Twice,
    /// <summary>The offer; one of four neighbours endorses.</summary>
    Friend,
}

/// <summary>
/// Assigns arms at random in blocks of six, two phones to each arm, so that the arms stay balanced (permuted blocks: Zelen 1974).
/// The numbers come from the stream <see cref="StreamBlock.Design"/>; the number of the block replaces the member.
/// </summary>
internal static class Arms
{
    /// <summary>Phones in a block.</summary>
    public const int BlockSize = 6;

    private const int FirstFace = 1_000_000;

    /// <summary>The number of arms.</summary>
    public static int Count { get; } = Enum.GetValues<Arm>().Length;

    /// <summary>The arm of a phone.</summary>
    /// <param name="seed">The room's seed.</param>
    /// <param name="phone">The phone's number in the order of joining, from 0.</param>
    public static Arm Of(ulong seed, int phone)
    {
        int[] places = Shuffled(seed, phone / BlockSize, BlockSize);
        return (Arm)(places[phone % BlockSize] % Count);
    }

    /// <summary>A phone's own name and those of its four neighbours, as positions in a list of names.</summary>
    /// <param name="seed">The room's seed.</param>
    /// <param name="phone">The phone's number, from 0.</param>
    /// <param name="names">The length of the list, at least 5.</param>
    public static int[] Names(ulong seed, int phone, int names) => Shuffled(seed, FirstFace + phone, names)[..5];

    /// <summary>The numbers below a count in random order (Fisher &amp; Yates 1938).</summary>
    private static int[] Shuffled(ulong seed, int sequence, int count)
    {
        RandomSequence random = new RandomStreams(seed, 0).Sequence(StreamBlock.Design, sequence);
        int[] order = [.. Enumerable.Range(0, count)];
        for (int left = count; left > 1; left--)
        {
            int chosen = random.Below(left);
            (order[chosen], order[left - 1]) = (order[left - 1], order[chosen]);
        }

        return order;
    }
}
