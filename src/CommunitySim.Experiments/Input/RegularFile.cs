using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CommunitySim.Experiments.Input;

/// <summary>
/// Files of a result folder, which may come from somebody else: to open a pipe waits for ever, and a device has no end. What is
/// moved into its place is on the disk before.
/// </summary>
internal static class RegularFile
{
    /// <summary>The most bytes of a manifest or a config.</summary>
    public const long MostText = 64 * 1024 * 1024;

    private const int ReadOnly = 0;

    // ENOENT and ELOOP of a link that leads nowhere or in a circle; ENXIO of a socket, which cannot be opened.
    private static readonly int[] NoFile = [2, OperatingSystem.IsLinux() ? 40 : 62, 6];
    private static readonly int NonBlocking = OperatingSystem.IsLinux() ? 0x800 : 0x4;

    /// <summary>Makes sure that what is at a path, if anything, is a file that ends.</summary>
    /// <param name="file">The path.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <exception cref="InputException">It is a folder, a pipe, a socket or a device, or has more bytes.</exception>
    public static void Demand(string file, long most = long.MaxValue)
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
                $"this file has {length / 1024 / 1024} MiB, and at most {most / 1024 / 1024} MiB are read. "
                + "Put back the file that communitysim wrote.");
        }
    }

    /// <summary>Whether what is at a path is a file that ends, or nothing.</summary>
    public static bool IsRegular(string file)
    {
        if (Directory.Exists(file) || OperatingSystem.IsWindows() || !File.Exists(file))
        {
            return !Directory.Exists(file);
        }

        using SafeFileHandle handle = new(Open(Encoding.UTF8.GetBytes(file + '\0'), ReadOnly | NonBlocking), ownsHandle: true);
        if (handle.IsInvalid)
        {
            return !NoFile.Contains(Marshal.GetLastPInvokeError()); // whoever reads it says better why it cannot be read
        }

        // A device gives bytes beyond the length that it says.
        using FileStream stream = new(handle, FileAccess.Read, bufferSize: 1);
        return stream.CanSeek && RandomAccess.Read(handle, stackalloc byte[1], stream.Length) == 0;
    }

    /// <summary>Puts a file in its place, over what is there: after a loss of power the one or the other is there, whole.</summary>
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

    /// <summary>Waits until the names in a folder are on the disk; Windows does so of itself.</summary>
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
