using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// Guards the files of a result folder, which may come from somebody else. Opening a pipe may wait for ever, and a
/// device has no end. A file is on the disk before it moves to its place.
/// </summary>
internal static class RegularFile
{
    /// <summary>The most bytes of a manifest or a config.</summary>
    public const long MostText = 64 * 1024 * 1024;

    private const int ReadOnly = 0;

    // A broken link gives ENOENT, a circular link ELOOP, and a socket ENXIO.
    private static readonly int[] NoFile = [2, OperatingSystem.IsLinux() ? 40 : 62, 6];
    private static readonly int NonBlocking = OperatingSystem.IsLinux() ? 0x800 : 0x4;

    /// <summary>Requires a regular file, or nothing, at a path.</summary>
    /// <param name="file">The path.</param>
    /// <param name="most">The most bytes that the file may have.</param>
    /// <exception cref="InputException">The path is a folder, a pipe, a socket or a device, or the file is too large.</exception>
    public static void Require(string file, long most = long.MaxValue)
    {
        if (!IsRegular(file))
        {
            throw new InputException(
                file,
                "",
                "this is no regular file but a folder, a pipe, a socket, a device or a link to no file. "
                + "Put the file itself there, or move this away.");
        }

        if (new FileInfo(file) is { Exists: true, Length: var length } && length > most)
        {
            throw new InputException(
                file,
                "",
                $"this file has {length / 1024 / 1024} MiB, but at most {most / 1024 / 1024} MiB are allowed. "
                + "Put back the file that communitysim wrote.");
        }
    }

    /// <summary>Whether a path holds a regular file, or nothing.</summary>
    public static bool IsRegular(string file)
    {
        if (Directory.Exists(file) || OperatingSystem.IsWindows() || !File.Exists(file))
        {
            return !Directory.Exists(file);
        }

        using SafeFileHandle handle = new(Open(Encoding.UTF8.GetBytes(file + '\0'), ReadOnly | NonBlocking), ownsHandle: true);
        if (handle.IsInvalid)
        {
            return !NoFile.Contains(Marshal.GetLastPInvokeError()); // the reader explains other errors better
        }

        // A device gives bytes beyond its stated length.
        using FileStream stream = new(handle, FileAccess.Read, bufferSize: 1);
        return stream.CanSeek && RandomAccess.Read(handle, stackalloc byte[1], stream.Length) == 0;
    }

    /// <summary>Replaces a file. After a power failure, either the old or the new file is there, complete.</summary>
    public static void Move(string from, string to)
    {
        Synchronise(from);
        File.Move(from, to, overwrite: true);
        SynchroniseFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
    }

    /// <summary>Waits until the bytes of a file are on the disk.</summary>
    public static void Synchronise(string file)
    {
        using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Waits until the names in a folder are on the disk. Windows does this by itself.</summary>
    public static void SynchroniseFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle handle = new(Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly), ownsHandle: true);
        if (!handle.IsInvalid)
        {
            RandomAccess.FlushToDisk(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);
}
