using System.Buffers.Binary;
using CommunitySim.Experiments.Input;
using Microsoft.Win32.SafeHandles;

namespace CommunitySim.Experiments.Storage;

/// <summary>Checks the first 100 bytes of an SQLite file before any page is read.</summary>
internal static class StoreHeader
{
    private const int Size = 100, PageSizeAt = 16, PagesAt = 28, VersionAt = 60, ApplicationAt = 68, LargestPage = 65536;

    /// <summary>Finds a fault in the header and length of a store.</summary>
    /// <param name="file">A regular file.</param>
    /// <returns>A clause without a full stop, or null.</returns>
    public static string? Fault(string file)
    {
        Span<byte> header = stackalloc byte[Size];
        using SafeFileHandle handle =
            File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        long length = RandomAccess.GetLength(handle);
        if (RandomAccess.Read(handle, header, 0) < Size
            || !header.StartsWith("SQLite format 3\0"u8)
            || Number(header, ApplicationAt) != StoreSchema.Application)
        {
            return "this is no store of communitysim";
        }

        if (Number(header, VersionAt) is var version && version != StoreSchema.Version)
        {
            return $"its tables have version {version}, but this program reads and writes version {StoreSchema.Version}";
        }

        int page = BinaryPrimitives.ReadUInt16BigEndian(header[PageSizeAt..]);
        long expected = (page == 1 ? LargestPage : page) * (long)Number(header, PagesAt);
        return length == expected || HasLog(file)
            ? null
            : $"the file is damaged: it has {length} bytes, but its header announces {expected}";
    }

    /// <exception cref="InputException">The header or the length is not that of a store.</exception>
    public static void Require(string file)
    {
        if (Fault(file) is { } fault)
        {
            throw new InputException(file, "", $"{fault}. {ResultStore.Remedy}");
        }
    }

    /// <summary>Whether a log lies beside the file. It has pages that the file may lack.</summary>
    public static bool HasLog(string file) =>
        ((string[])["-wal", "-journal"]).Any(log => new FileInfo(file + log) is { Exists: true, Length: > 0 });

    private static uint Number(ReadOnlySpan<byte> header, int at) => BinaryPrimitives.ReadUInt32BigEndian(header[at..]);
}
