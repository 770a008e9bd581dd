using System.Globalization;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// Reads the lines of a text as bytes, without their ends (\n, \r\n or \r). Blocks and bounds limit the memory that
/// any file can take.
/// </summary>
/// <param name="text">The bytes.</param>
/// <param name="file">The file name for messages.</param>
/// <param name="mostBytes">The most bytes that the file may unpack to.</param>
internal sealed class TextLines(Utf8Text text, string file, long mostBytes)
{
    private const int Longest = 64 * 1024, Room = 16 * 1024;

    private readonly byte[] _block = new byte[Longest + Room];
    private int _start, _end;
    private bool _ended;

    /// <summary>Number of the last line that was read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the last line has a line end. Without one, the file may be truncated.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>The encoding, if it is not UTF-8; otherwise "".</summary>
    public string Encoding => text.Encoding;

    /// <summary>The place of the last line, as "file:line".</summary>
    public string Where => At(Number);

    /// <summary>Returns the place of a line, as "file:line".</summary>
    public string At(int number) => string.Create(CultureInfo.InvariantCulture, $"{file}:{Math.Max(1, number)}");

    /// <summary>Reads the next line, which is valid until the next call.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InputException">The line is too long or no text, or the file is too large.</exception>
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

            // A lone \r and the start of \r\n differ only in the next byte.
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

    /// <summary>Reads the next line if it has the usual form; <see cref="Next"/> reads all others.</summary>
    /// <remarks>This fast path serves most lines and reads each byte once.</remarks>
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

    /// <summary>The beginning of the text, without blanks and empty lines before it. No line may have been read.</summary>
    public ReadOnlySpan<byte> Start
    {
        get
        {
            if (Bytes == 0)
            {
                Fill();
            }

            return _block.AsSpan(0, _end).TrimStart(" \t\r\n"u8);
        }
    }

    /// <summary>The line of <see cref="Start"/>.</summary>
    public int StartLine => 1 + _block.AsSpan(0, _end - Start.Length).Count((byte)'\n');

    /// <summary>Returns the text from <see cref="Start"/> on, for a reader that needs no lines.</summary>
    public Stream FromStart() => new Rest(this);

    public InputException TooMany() =>
        new(Where, "", "up to this line there are more ties than there is memory for; name a smaller network.");

    private bool Counted(ReadOnlySpan<byte> line)
    {
        Number = Number < int.MaxValue
            ? Number + 1
            : throw new InputException(Where, "", $"this file has more than {int.MaxValue} lines; name a smaller network.");
        return !line.Contains((byte)0) ? true : throw NoText();
    }

    private void Fill()
    {
        _block.AsSpan(_start.._end).CopyTo(_block);
        (_start, _end) = (0, _end - _start);
        if (Bytes == 0 && ForeignFormat.FindByBytes(text.Start) is { } foreign)
        {
            throw new InputException(Where, "", foreign);
        }

        int read = text.Read(_block.AsSpan(_end));

        (_end, _ended, Bytes) = (_end + read, read == 0, Bytes + read);
        if (Bytes > mostBytes)
        {
            throw new InputException(
                Where, "",
                $"this file unpacks to more than {mostBytes / 1024 / 1024} MiB, far more than a list of ties of its size; "
                + "name a list of ties.");
        }
    }

    private InputException TooLong(ReadOnlySpan<byte> rest)
    {
        Number++;
        return rest.Contains((byte)0) ? NoText()
            : new InputException(
                Where, "",
                $"this line has more than {Longest} bytes; put each tie on a line of its own, such as 0,1.");
    }

    private InputException NoText() => new(Where, "", "this is not plain text; save it as CSV in UTF-8.");

    private sealed class Rest(TextLines lines) : ForwardStream
    {
        private int _at = lines._end - lines.Start.Length;

        public override int Read(Span<byte> buffer)
        {
            if (_at == lines._end)
            {
                (lines._start, lines._end) = (0, 0);
                lines.Fill();
                _at = 0;
            }

            int count = Math.Min(buffer.Length, lines._end - _at);
            lines._block.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
