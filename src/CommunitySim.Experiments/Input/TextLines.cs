using System.Globalization;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// The lines of a text as bytes, without their ends (\n, \r\n or \r). Read in blocks and with bounds, so that no file,
/// whatever it holds, takes more memory than a block or has no end.
/// </summary>
/// <param name="stream">The bytes.</param>
/// <param name="file">Their file, for messages.</param>
/// <param name="mostBytes">More than so many bytes are no list of ties: the bound of what gzip may unpack to.</param>
internal sealed class TextLines(Stream stream, string file, long mostBytes)
{
    private const int Longest = 64 * 1024, Room = 16 * 1024, Signature = 512;

    private readonly byte[] _block = new byte[Longest + Room];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the line that was read last has an end, so that no text was lost behind it.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>Where the line stands that was read last.</summary>
    public string Where => At(Number);

    /// <summary>Where a line stands.</summary>
    public string At(int number) => string.Create(CultureInfo.InvariantCulture, $"{file}:{Math.Max(1, number)}");

    /// <summary>Reads the next line; it holds until the next call.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InputException">The line is far too long, no text, or comes after too much.</exception>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _block.AsSpan(_start, _end - _start);
            int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            end = end < 0 ? rest.Length : end;
            if (end > Longest)
            {
                throw TooLong(rest);
            }

            // Whether \r stands alone is known once the byte after it is there.
            if (_ended || end + 1 < rest.Length || (end < rest.Length && rest[end] == (byte)'\n'))
            {
                line = rest[..end];
                HasEnd = end < rest.Length;
                _start = Math.Min(_end, _start + end + (rest[end..].StartsWith("\r\n"u8) ? 2 : 1));
                return !rest.IsEmpty && Counted(line);
            }

            Fill();
        }
    }

    /// <summary>Reads the next line if it is a tie as most are written; any other is left to <see cref="Next"/>.</summary>
    /// <remarks>Most lines of most lists: their end is not looked for beforehand, and no byte is looked at twice.</remarks>
    public bool NextTie(out Tie tie)
    {
        int taken = TieLine.ParseUsual(_block.AsSpan(_start, Math.Min(_end - _start, Longest)), out tie);
        if (taken == 0 || Number == int.MaxValue)
        {
            return false;
        }

        _start += taken;
        Number++;
        return true;
    }

    /// <summary>The memory does not suffice.</summary>
    public InputException TooMany() => new(Where, "", "up to this line there are more ties than there is memory for; name a smaller network.");

    private bool Counted(ReadOnlySpan<byte> line)
    {
        Number = Number < int.MaxValue
            ? Number + 1
            : throw new InputException(Where, "", "this file has more lines than can be counted; name a list of ties, each once.");
        return !line.Contains((byte)0) ? true : throw NoText();
    }

    private void Fill()
    {
        _block.AsSpan(_start.._end).CopyTo(_block);
        (_start, _end) = (0, _end - _start);
        int read = Bytes == 0 ? stream.ReadAtLeast(_block, Signature, throwOnEndOfStream: false) : stream.Read(_block.AsSpan(_end));
        if (Bytes == 0)
        {
            ReadOnlySpan<byte> first = _block.AsSpan(0, read);
            _start = first.StartsWith("\uFEFF"u8) ? 3 : 0;
            if (ForeignFormat.OfBytes(first) is { } foreign)
            {
                throw new InputException(Where, "", foreign);
            }
        }

        (_end, _ended, Bytes) = (_end + read, read == 0, Bytes + read);
        if (Bytes > mostBytes)
        {
            throw new InputException(
                Where, "",
                $"unpacked, this file is more than {mostBytes / 1024 / 1024} MiB long, far more than a list of ties that packs so small; "
                + "name a list of ties.");
        }
    }

    private InputException TooLong(ReadOnlySpan<byte> rest)
    {
        Number++;
        return rest.Contains((byte)0) ? NoText()
            : new InputException(Where, "", $"this line has more than {Longest} bytes; put each tie on a line of its own, such as 0,1.");
    }

    private InputException NoText() => new(Where, "", "this is not plain text; save it as CSV in UTF-8.");
}
