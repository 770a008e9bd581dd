using System.Buffers.Binary;
using System.Text;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// Writes pictures of one size as a moving GIF that repeats for ever (GIF89a, CompuServe 1990). All frames share one palette of the
/// most frequent colours; other colours become the nearest of these. Pixels that stay as they were are left out of a frame.
/// </summary>
public static class Gif
{
    /// <summary>Marks a GIF of this program; it is near the beginning of the file.</summary>
    public const string Mark = "Drawn by CommunitySim";

    /// <summary>The number of the palette that leaves a pixel as it was.</summary>
    private const int Same = 255;

    /// <summary>Writes frames.</summary>
    /// <param name="width">Pixels across, 1 to 65535.</param>
    /// <param name="height">Pixels down, 1 to 65535.</param>
    /// <param name="frames">At least one; each has a colour per pixel as 0xRRGGBB, rows from the top.</param>
    /// <param name="delay">How long a frame is shown, in hundredths of a second, at least 2.</param>
    /// <param name="lastDelay">How long the last frame is shown, in hundredths of a second.</param>
    /// <exception cref="ArgumentException">There is no frame, or one of another size.</exception>
    public static byte[] Write(int width, int height, IReadOnlyList<int[]> frames, int delay, int lastDelay)
    {
        if (frames.Count == 0 || frames.Any(frame => frame.Length != width * height))
        {
            throw new ArgumentException($"A GIF needs frames of {width} times {height} pixels.", nameof(frames));
        }

        GifPalette palette = new(frames, Same);
        using MemoryStream file = new();
        file.Write("GIF89a"u8);
        Write(file, width, height);
        file.Write([0xF7, 0, 0]);
        file.Write(palette.Bytes);
        file.Write([0x21, 0xFF, 11]);
        file.Write("NETSCAPE2.0"u8);
        file.Write([3, 1, 0, 0, 0]);
        file.Write([0x21, 0xFE, (byte)Mark.Length]);
        file.Write(Encoding.ASCII.GetBytes(Mark));
        file.WriteByte(0);
        byte[] shown = new byte[width * height], pixels = new byte[width * height];
        foreach ((int index, int[] frame) in frames.Index())
        {
            for (int at = 0; at < frame.Length; at++)
            {
                byte colour = palette.Find(frame[at]);
                pixels[at] = index > 0 && colour == shown[at] ? (byte)Same : colour;
                shown[at] = colour;
            }

            file.Write([0x21, 0xF9, 4, 0x05]);
            Write(file, index == frames.Count - 1 ? lastDelay : delay);
            file.Write([Same, 0, 0x2C]);
            Write(file, 0, 0, width, height);
            file.WriteByte(0);
            GifLzw.Write(file, pixels);
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    private static void Write(Stream file, params ReadOnlySpan<int> numbers)
    {
        Span<byte> bytes = stackalloc byte[2];
        foreach (int number in numbers)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)number);
            file.Write(bytes);
        }
    }
}
