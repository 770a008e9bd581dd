using System.IO.Compression;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// The unpacked text of a gzip file. Like gzip itself, it accepts several members in a row and zeros after the last.
/// </summary>
/// <remarks>
/// GZipStream takes truncated data for their end. The reader therefore appends one more member with a known text.
/// That text comes out at the end only if the file is whole.
/// </remarks>
internal sealed class GzipText : ForwardStream
{
    private readonly Source _source;
    private readonly GZipStream _unpacked;
    private bool _ended;

    /// <summary>Unpacks a file from its beginning.</summary>
    /// <param name="file">A seekable file.</param>
    public GzipText(FileStream file) => _unpacked = new GZipStream(_source = new Source(file), CompressionMode.Decompress);

    /// <summary>Whether a file begins like gzip. Its position is 0 afterwards.</summary>
    public static bool IsIn(FileStream file)
    {
        // A pipe cannot be rewound, so it must hold plain text.
        if (!file.CanSeek)
        {
            return false;
        }

        bool packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return packed;
    }

    /// <exception cref="InvalidDataException">The data are damaged, truncated, or followed by something else.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = _ended ? 0 : _unpacked.Read(buffer);
        if (read > 0 && !_source.AtSeal)
        {
            return read;
        }

        if (!_ended)
        {
            RefuseWrongEnd(buffer[..read]);
            _ended = true;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private void RefuseWrongEnd(ReadOnlySpan<byte> last)
    {
        using MemoryStream rest = new();
        rest.Write(last);
        if (_source.AtSeal)
        {
            _unpacked.CopyTo(rest);
        }

        bool sealedEnd = rest.ToArray().AsSpan().SequenceEqual(Source.SealText);
        if (!sealedEnd && !_source.AtPadding)
        {
            throw new InvalidDataException();
        }
    }

    /// <summary>
    /// The bytes of the file, then the seal. Zeros at the end come one by one: a zero that GZipStream does not need
    /// is padding.
    /// </summary>
    private sealed class Source(FileStream file) : ForwardStream
    {
        private static readonly byte[] Seal = Pack(SealText);

        private readonly long _zerosFrom = FindTrailingZeros(file), _length = file.Length;
        private int _sealed;

        public static ReadOnlySpan<byte> SealText => "the end of a whole gzip file"u8;

        public bool AtSeal => _sealed > 0;

        public bool AtPadding => !AtSeal && file.Position > _zerosFrom;

        public override int Read(Span<byte> buffer)
        {
            long before = _zerosFrom - file.Position;
            int read = file.Read(buffer[..(int)Math.Min(buffer.Length, before > 0 ? before : 1)]);
            if (read > 0 || file.Position < _length)
            {
                return read;
            }

            read = Math.Min(buffer.Length, Seal.Length - _sealed);
            Seal.AsSpan(_sealed, read).CopyTo(buffer);
            _sealed += read;
            return read;
        }

        private static long FindTrailingZeros(FileStream file)
        {
            byte[] block = new byte[64 * 1024];
            long end = file.Length;
            while (end > 0)
            {
                int length = (int)Math.Min(block.Length, end);
                file.Position = end - length;
                file.ReadExactly(block, 0, length);
                int last = block.AsSpan(0, length).LastIndexOfAnyExcept((byte)0);
                end -= length;
                if (last >= 0)
                {
                    end += last + 1;
                    break;
                }
            }

            file.Position = 0;
            return end;
        }

        private static byte[] Pack(ReadOnlySpan<byte> text)
        {
            using MemoryStream packed = new();
            using (GZipStream gzip = new(packed, CompressionLevel.NoCompression))
            {
                gzip.Write(text);
            }

            return packed.ToArray();
        }
    }
}
