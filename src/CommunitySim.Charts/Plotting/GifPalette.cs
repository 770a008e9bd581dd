namespace CommunitySim.Charts.Plotting;

/// <summary>The most frequent colours of frames, and the nearest of them for any other colour.</summary>
internal sealed class GifPalette
{
    // Colours whose upper bits agree share a place in the palette.
    private const int Size = 256, Alike = 0xF0F0F0;

    private readonly int[] _colours;
    private readonly Dictionary<int, byte> _known = [];

    /// <param name="frames">Colours of pixels as 0xRRGGBB.</param>
    /// <param name="most">The most colours to use, at least 1.</param>
    public GifPalette(IReadOnlyList<int[]> frames, int most)
    {
        Dictionary<int, int> counts = [];
        foreach (int colour in frames.SelectMany(frame => frame))
        {
            counts[colour] = counts.GetValueOrDefault(colour) + 1;
        }

        _colours =
        [
            .. counts.GroupBy(count => count.Key & Alike)
                .OrderByDescending(alike => alike.Sum(count => count.Value)).ThenBy(alike => alike.Key)
                .Take(most)
                .Select(alike => alike.OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key),
        ];
    }

    /// <summary>Three bytes for each of 256 colours.</summary>
    public byte[] Bytes =>
    [
        .. Enumerable.Range(0, Size).Select(at => at < _colours.Length ? _colours[at] : 0)
            .SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour }),
    ];

    /// <summary>The number of the nearest colour.</summary>
    public byte Find(int colour)
    {
        if (!_known.TryGetValue(colour, out byte found))
        {
            found = (byte)Enumerable.Range(0, _colours.Length).MinBy(at => Distance(_colours[at], colour));
            _known[colour] = found;
        }

        return found;
    }

    private static int Distance(int one, int other)
    {
        (int red, int green, int blue) = ((one >> 16) - (other >> 16), ((one >> 8) & 255) - ((other >> 8) & 255), (one & 255) - (other & 255));
        return (red * red) + (green * green) + (blue * blue);
    }
}
