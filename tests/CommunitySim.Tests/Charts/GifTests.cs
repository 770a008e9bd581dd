using CommunitySim.Charts.Plotting;

namespace CommunitySim.Tests.Charts;

internal sealed class GifTests
{
    private const int Width = 61, Height = 47;

    /// <summary>Noise of few colours fills the table of codes several times.</summary>
    [Test]
    public void A_decoder_written_apart_reads_every_pixel_of_every_frame()
    {
        Random random = new(1);
        int[] colours = [0xFFFFFF, 0x000000, 0xD55E00, 0x0072B2, 0x123456];
        int[][] frames = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, Width * Height).Select(_ => colours[random.Next(colours.Length)]).ToArray())];

        Assert.That(GifReader.Read(Gif.Write(Width, Height, frames, 10, 200)), Is.EqualTo(frames));
    }

    [Test]
    public void A_plain_frame_is_read_as_it_was()
    {
        int[] plain = [.. Enumerable.Repeat(0x00805D, 300 * 200)];

        Assert.That(GifReader.Read(Gif.Write(300, 200, [plain, plain], 10, 200)), Is.EqualTo(new[] { plain, plain }));
    }

    /// <summary>Of 4,096 colours 255 fit; every other becomes one of its sixteenth of a channel, or of the next.</summary>
    [Test]
    public void A_colour_without_a_place_becomes_a_near_one()
    {
        int[] many = [.. Enumerable.Range(0, 64 * 64).Select(at => ((at & 63) << 18) | ((at >> 6) << 10))];
        int[] read = GifReader.Read(Gif.Write(64, 64, [many], 10, 200))[0];

        Assert.That(read.Distinct().Count(), Is.InRange(200, 255));
        Assert.That(read.Zip(many, (one, other) => Math.Abs((one >> 16) - (other >> 16)) + Math.Abs(((one >> 8) & 255) - ((other >> 8) & 255))), Is.All.LessThan(32 + 16));
    }

    [Test]
    public void A_frame_of_another_size_is_refused() =>
        Assert.That(() => Gif.Write(2, 2, [new int[3]], 10, 10), Throws.ArgumentException.With.Message.Contains("2 times 2"));

    /// <summary>Reads GIF89a with one palette for all frames, from its specification.</summary>
    private static class GifReader
    {
        public static List<int[]> Read(byte[] gif)
        {
            int width = gif[6] | (gif[7] << 8), height = gif[8] | (gif[9] << 8), at = 13 + (3 * 256), transparent = -1;
            List<int[]> frames = [];
            int[] canvas = new int[width * height];
            while (gif[at] != 0x3B)
            {
                if (gif[at] == 0x21)
                {
                    transparent = gif[at + 1] == 0xF9 && (gif[at + 3] & 1) == 1 ? gif[at + 6] : transparent;
                    at = Blocks(gif, at + 2).End;
                    continue;
                }

                (byte[] data, at) = Blocks(gif, at + 11);
                List<int> pixels = Unpack(data);
                Assert.That(pixels, Has.Count.EqualTo(canvas.Length));
                foreach ((int place, int colour) in pixels.Index().Where(pixel => pixel.Item != transparent))
                {
                    canvas[place] = (gif[13 + (3 * colour)] << 16) | (gif[14 + (3 * colour)] << 8) | gif[15 + (3 * colour)];
                }

                frames.Add([.. canvas]);
            }

            return frames;
        }

        private static (byte[] Bytes, int End) Blocks(byte[] gif, int at)
        {
            List<byte> bytes = [];
            for (; gif[at] != 0; at += gif[at] + 1)
            {
                bytes.AddRange(gif.AsSpan(at + 1, gif[at]));
            }

            return ([.. bytes], at + 1);
        }

        private static List<int> Unpack(byte[] data)
        {
            List<int> pixels = [];
            List<int[]> table = [];
            int[]? before = null;
            int size = 9;
            for (int bit = 0; ; bit += size > 0 ? 0 : 1)
            {
                int code = Enumerable.Range(0, size).Sum(digit => ((data[(bit + digit) / 8] >> ((bit + digit) % 8)) & 1) << digit);
                bit += size;
                if (code == 257)
                {
                    return pixels;
                }

                if (code == 256)
                {
                    table = [.. Enumerable.Range(0, 258).Select(colour => new[] { colour })];
                    (before, size) = (null, 9);
                    continue;
                }

                int[] entry = code < table.Count ? table[code] : [.. before!, before![0]];
                pixels.AddRange(entry);
                if (before is not null && table.Count < 4096)
                {
                    table.Add([.. before, entry[0]]);
                }

                size = table.Count >= 1 << size && size < 12 ? size + 1 : size;
                before = entry;
            }
        }
    }
}
