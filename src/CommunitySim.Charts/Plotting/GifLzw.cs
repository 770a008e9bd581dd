namespace CommunitySim.Charts.Plotting;

/// <summary>The compression of GIF: LZW with codes of 9 to 12 bits, lowest bit first, in blocks of up to 255 bytes (Welch 1984).</summary>
internal static class GifLzw
{
    private const int Bits = 8, Clear = 1 << Bits, End = Clear + 1, MostCodes = 4096, MostInBlock = 255;

    /// <summary>Writes the pixels of a frame.</summary>
    public static void Write(Stream file, byte[] pixels)
    {
        file.WriteByte(Bits);
        using MemoryStream packed = new();
        Pack(packed, pixels);
        byte[] bytes = packed.ToArray();
        foreach (byte[] block in bytes.Chunk(MostInBlock))
        {
            file.WriteByte((byte)block.Length);
            file.Write(block);
        }

        file.WriteByte(0);
    }

    private static void Pack(Stream file, byte[] pixels)
    {
        Dictionary<int, int> codes = [];
        (int next, int size, ulong held, int count) = (End + 1, Bits + 1, 0UL, 0);
        Put(Clear);
        int prefix = pixels[0];
        foreach (byte pixel in pixels.AsSpan(1))
        {
            int key = (prefix << Bits) | pixel;
            if (codes.TryGetValue(key, out int known))
            {
                prefix = known;
                continue;
            }

            Put(prefix);
            prefix = pixel;
            if (next < MostCodes)
            {
                // The reader learns a code one step later, so codes grow once the first long one has been given.
                size += next == 1 << size ? 1 : 0;
                codes[key] = next++;
            }
            else
            {
                Put(Clear);
                codes.Clear();
                (next, size) = (End + 1, Bits + 1);
            }
        }

        Put(prefix);
        Put(End);
        if (count > 0)
        {
            file.WriteByte((byte)held);
        }

        void Put(int code)
        {
            held |= (ulong)code << count;
            for (count += size; count >= 8; count -= 8)
            {
                file.WriteByte((byte)held);
                held >>= 8;
            }
        }
    }
}
