using System.IO.Compression;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// What a gzip file unpacks to, as gzip itself reads it: several members one behind the other, and zeros behind the last.
/// </summary>
/// <remarks>
/// GZipStream takes data that are cut short for their end. So one more member with a known text is put behind the file:
/// only where the file is whole does that text come out at the end.
/// </remarks>
internal sealed class GzipText : ForwardStream
{
    private readonly Source _source;
    private readonly GZipStream _unpacked;
    private bool _ended;

    /// <summary>Unpacks a file from its beginning.</summary>
    /// <param name="file">A file that can be sought in.</param>
    public GzipText(FileStream file) => _unpacked = new GZipStream(_source = new Source(file), CompressionMode.Decompress);

    /// <summary>Whether a file begins as gzip does; it is at its beginning again afterwards.</summary>
    public static bool IsIn(FileStream file)
    {
        // Nothing in a pipe can be looked at before the rest: it has to be plain.
        if (!file.CanSeek)
        {
            return false;
        }

        bool packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return packed;
    }

    /// <exception cref="InvalidDataException">The data are damaged, cut short, or followed by something else.</exception>
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

    /// <summary>The bytes of the file, then the seal. Zeros at the end come one by one, so that one too many tells padding.</summary>
    private sealed class Source(FileStream file) : ForwardStream
    {
        private static readonly byte[] Seal = Pack(SealText);

        private readonly long _zerosFrom = EndOfOtherThanZeros(file), _length = file.Length;
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

        private static long EndOfOtherThanZeros(FileStream file)
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
