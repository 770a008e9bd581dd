using System.Buffers;
using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// A text as UTF-8. UTF-16 is known by its byte order mark. A text that is not UTF-8 is read as Windows-1252, which
/// contains Latin-1. No letter of one may stand among letters of the other.
/// </summary>
internal sealed class Utf8Text(Stream stream) : ForwardStream
{
    /// <summary>Number of bytes by which formats other than text are recognised.</summary>
    public const int Signature = 512;

    private const int Block = 32 * 1024, MostBytesALetter = 3;

    // The letters of Windows-1252 from 0x80 to 0x9F; it leaves five of them open.
    private const string Letters = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private readonly byte[] _raw = new byte[Block], _ready = new byte[MostBytesALetter * Block];
    private byte[] _start = [];
    private Decoder? _utf16;
    private int _kept, _from, _to;
    private bool _started, _ended, _hasUtf8, _hasBytes, _isDamaged;

    /// <summary>The encoding, if it is not UTF-8; otherwise "".</summary>
    public string Encoding { get; private set; } = "";

    /// <summary>The first bytes as the file has them.</summary>
    public ReadOnlySpan<byte> Start
    {
        get
        {
            if (!_started)
            {
                Fill();
            }

            return _start;
        }
    }

    /// <exception cref="DecoderFallbackException">The next byte is a letter of another encoding, or of none.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_from == _to && !_ended)
        {
            if (_isDamaged)
            {
                throw new DecoderFallbackException();
            }

            Fill();
        }

        int count = Math.Min(buffer.Length, _to - _from);
        _ready.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Fill()
    {
        int read = _started
            ? stream.Read(_raw.AsSpan(_kept))
            : stream.ReadAtLeast(_raw, Signature, throwOnEndOfStream: false);
        Span<byte> bytes = _raw.AsSpan(0, _kept + read);
        _ended = read == 0;
        if (!_started)
        {
            bytes = ReadMark(bytes);
        }

        int used = _utf16 is null ? Convert(bytes) : ConvertUtf16(bytes);
        _kept = bytes.Length - used;
        bytes[used..].CopyTo(_raw);
    }

    private Span<byte> ReadMark(Span<byte> bytes)
    {
        _started = true;
        _start = bytes[..Math.Min(bytes.Length, Signature)].ToArray();
        bool little = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]), big = bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (little || big)
        {
            _utf16 = new UnicodeEncoding(big, byteOrderMark: false).GetDecoder();
            Encoding = "UTF-16";
        }

        return bytes[(little || big ? 2 : bytes.StartsWith("\uFEFF"u8) ? 3 : 0)..];
    }

    private int ConvertUtf16(ReadOnlySpan<byte> bytes)
    {
        char[] letters = ArrayPool<char>.Shared.Rent(bytes.Length + 2);
        int count = _utf16!.GetChars(bytes, letters, flush: _ended);
        (_from, _to) = (0, System.Text.Encoding.UTF8.GetBytes(letters.AsSpan(0, count), _ready));
        ArrayPool<char>.Shared.Return(letters);
        return bytes.Length;
    }

    /// <summary>Converts bytes. A letter that is cut off stays for the next call.</summary>
    /// <returns>The number of bytes that were converted.</returns>
    private int Convert(ReadOnlySpan<byte> bytes)
    {
        (_from, _to) = (0, 0);
        int at = 0;
        while (at < bytes.Length && !_isDamaged)
        {
            int plain = Ascii(bytes[at..]);
            bytes.Slice(at, plain).CopyTo(_ready.AsSpan(_to));
            (at, _to) = (at + plain, _to + plain);
            if (at == bytes.Length)
            {
                break;
            }

            OperationStatus status = Rune.DecodeFromUtf8(bytes[at..], out _, out int length);
            if (status == OperationStatus.NeedMoreData && !_ended)
            {
                break;
            }

            if (status == OperationStatus.Done && !_hasBytes)
            {
                _hasUtf8 = true;
                bytes.Slice(at, length).CopyTo(_ready.AsSpan(_to));
                (at, _to) = (at + length, _to + length);
            }
            else
            {
                _isDamaged = _hasUtf8 || status == OperationStatus.Done || !TryAddLetter(bytes[at++]);
            }
        }

        return at;
    }

    private static int Ascii(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        return length < 0 ? bytes.Length : length;
    }

    private bool TryAddLetter(byte letter)
    {
        char found = letter >= 0xA0 ? (char)letter : Letters[letter - 0x80];
        if (found == '\0')
        {
            return false;
        }

        _hasBytes = true;
        Encoding = "Windows-1252";
        _to += new Rune(found).EncodeToUtf8(_ready.AsSpan(_to));
        return true;
    }
}
