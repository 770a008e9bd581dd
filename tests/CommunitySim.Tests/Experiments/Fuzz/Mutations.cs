using System.Text;
using System.Text.RegularExpressions;

namespace CommunitySim.Tests.Experiments.Fuzz;

/// <summary>Changes valid files as slips, broken disks, other programs and other countries do. The same seed makes the same change.</summary>
internal sealed partial class Mutations(int seed)
{
    private static readonly string[] NastyNumbers =
    [
        "NaN", "Infinity", "-Infinity", "-1", "1e308", "-1e308", "-0", "-0.0", "1e999", "1e-320", "0,5", "1.000,5", "99999999999", "99999999", "2147483648",
        "18446744073709551616", "0x10", "1_000", "1 000", "+1", ".5", "5.", "007", "\"\"", "\"1\"", "null", "true", "[]", "{}", "٣",
    ];

    private static readonly string[] UsualNumbers = ["0", "1", "2", "3", "4.0", "0.5", "0.25", "1e-9", "1e0", "60", "100000"];

    private readonly Random _random = new(seed);

    /// <summary>A valid file with one to four changes, mostly one.</summary>
    /// <param name="valid">The file.</param>
    /// <param name="other">Another one, of which pieces may come.</param>
    public byte[] Of(byte[] valid, byte[] other)
    {
        byte[] changed = valid;
        for (int changes = 1 + (_random.Next(3) / 2 * _random.Next(4)); changes > 0; changes--)
        {
            changed = Change(changed, other);
        }

        return changed;
    }

    /// <summary>Whether something happens that happens once in so many.</summary>
    public bool OneIn(int times) => _random.Next(times) == 0;

    private byte[] Change(byte[] bytes, byte[] other)
    {
        (int from, int to) = Piece(bytes);
        return _random.Next(24) switch
        {
            0 => Flipped(bytes),
            1 => [.. bytes[..from], .. bytes[to..]],
            2 => [.. bytes[..from], .. Noise(), .. bytes[from..]],
            3 => [.. bytes[..from], .. Chunk(other), .. bytes[to..]],
            4 => bytes[..from],
            5 => [.. bytes[..to], .. bytes[from..]],
            6 => [.. bytes[..from], (byte)_random.Next(32), .. bytes[from..]],
            7 => [.. bytes[..from], .. "\uFEFF"u8, .. bytes[from..]],
            8 => OneIn(2) ? Text(bytes, text => text.Replace("\n", OneIn(2) ? "\r\n" : "\r", StringComparison.Ordinal)) : [.. "\uFEFF"u8, .. bytes],
            9 => OneIn(4) ? [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Encoding.Latin1.GetString(bytes))] : [.. bytes, .. Chunk(bytes)],
            10 => Swapped(bytes, Word()),
            11 => Swapped(bytes, Line()),
            12 => Replaced(bytes, Word(), word => OneIn(2) ? word.ToUpperInvariant() : word.ToLowerInvariant()),
            13 => Replaced(bytes, Word(), word => word[..^1] + (OneIn(2) ? "\\ud800\"" : ":x\"")),
            14 => Replaced(bytes, Line(), line => line + "\n" + line),
            _ => Replaced(bytes, Number(), _ => OneIn(2) ? NastyNumbers[_random.Next(NastyNumbers.Length)] : UsualNumbers[_random.Next(UsualNumbers.Length)]),
        };
    }

    private (int From, int To) Piece(byte[] bytes)
    {
        int from = _random.Next(bytes.Length + 1);
        return (from, _random.Next(from, Math.Min(bytes.Length, from + 20) + 1));
    }

    private byte[] Chunk(byte[] bytes)
    {
        (int from, int to) = Piece(bytes);
        return bytes[from..to];
    }

    private byte[] Noise()
    {
        byte[] noise = new byte[1 + _random.Next(8)];
        _random.NextBytes(noise);
        return noise;
    }

    private byte[] Flipped(byte[] bytes)
    {
        byte[] flipped = [.. bytes];
        if (bytes.Length > 0)
        {
            flipped[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
        }

        return flipped;
    }

    /// <summary>Two of the pieces that look alike change places.</summary>
    private byte[] Swapped(byte[] bytes, Regex looks) => Text(bytes, text =>
    {
        MatchCollection found = looks.Matches(text);
        if (found.Count < 2)
        {
            return text;
        }

        int one = _random.Next(found.Count - 1);
        (Match first, Match second) = (found[one], found[_random.Next(one + 1, found.Count)]);
        return text[..first.Index] + second.Value + text[(first.Index + first.Length)..second.Index] + first.Value + text[(second.Index + second.Length)..];
    });

    private byte[] Replaced(byte[] bytes, Regex looks, Func<string, string> with) => Text(bytes, text =>
    {
        MatchCollection found = looks.Matches(text);
        Match? match = found.Count > 0 ? found[_random.Next(found.Count)] : null;
        return match is null ? text : text[..match.Index] + with(match.Value) + text[(match.Index + match.Length)..];
    });

    // Latin-1 keeps every byte; what is put in as Arabic digit becomes UTF-8 again.
    private static byte[] Text(byte[] bytes, Func<string, string> change) =>
        [.. change(Encoding.Latin1.GetString(bytes)).SelectMany(letter => letter < 256 ? [(byte)letter] : Encoding.UTF8.GetBytes(letter.ToString()))];

    [GeneratedRegex("\"[^\"\n]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("[^\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"-?[0-9]+(\.[0-9]+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
