namespace CommunitySim.Benchmarks.Figures;

/// <summary>A long list of ties, always the same: eight from each member to others that are farther on.</summary>
internal static class LongTieFile
{
    private const int TiesAMember = 8, Reach = 1 << 17, LongestLine = 24, StreamBlock = 1 << 20;

    /// <summary>Writes the file.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="power">There are 2 to the power of this many ties.</param>
    /// <param name="shuffled">Whether the ties stand in no order, rather than in ascending order.</param>
    /// <returns>Bytes written.</returns>
    public static long Write(string file, int power, bool shuffled)
    {
        using FileStream stream = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[StreamBlock];
        int filled = 0;
        for (uint i = 0; i < 1u << power; i++)
        {
            if (filled > StreamBlock - LongestLine)
            {
                stream.Write(block, 0, filled);
                filled = 0;
            }

            filled += Line(shuffled ? Shuffled(i, power) : i, power, block.AsSpan(filled));
        }

        stream.Write(block, 0, filled);
        return stream.Length;
    }

    private static int Line(uint tie, int power, Span<byte> line)
    {
        // A member's ties reach into stretches one behind the other, so that they ascend and none comes twice.
        uint member = tie / TiesAMember, stretch = (uint)Math.Min(Reach, 1 << (power - 6));
        uint other = member + 1 + (tie % TiesAMember * stretch) + (Mixed(tie) % stretch);
        member.TryFormat(line, out int first);
        line[first] = (byte)',';
        other.TryFormat(line[(first + 1)..], out int second);
        line[first + 1 + second] = (byte)'\n';
        return first + second + 2;
    }

    /// <summary>The i-th of the ties in an order in which each stands once: steps that can be undone lose and double none.</summary>
    private static uint Shuffled(uint i, int power)
    {
        uint mask = (1u << power) - 1;
        for (int round = 0; round < 3; round++)
        {
            i = (i * 0x9E3779B1u) & mask;
            i ^= i >> (power / 2);
        }

        return i;
    }

    private static uint Mixed(uint number)
    {
        number = (number ^ (number >> 16)) * 0x85EBCA6Bu;
        number = (number ^ (number >> 13)) * 0xC2B2AE35u;
        return number ^ (number >> 16);
    }
}
