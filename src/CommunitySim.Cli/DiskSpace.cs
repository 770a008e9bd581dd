namespace CommunitySim.Cli;

/// <summary>Free space on the disk, and numbers of bytes in words.</summary>
internal static class DiskSpace
{
    /// <summary>Whether a run would use more than half of the free space.</summary>
    public static bool IsTight(double needed, double free) => 2 * needed > free;

    /// <summary>Free bytes on the disk of a folder that exists or will exist; infinite if that cannot be determined.</summary>
    public static double Free(string folder)
    {
        try
        {
            string? at = Path.GetFullPath(folder);
            while (at is not null && !Directory.Exists(at))
            {
                at = Path.GetDirectoryName(at);
            }

            return at is null ? double.PositiveInfinity : new DriveInfo(at).AvailableFreeSpace;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return double.PositiveInfinity;
        }
    }

    /// <summary>Such as "12.5 MB".</summary>
    public static string InWords(double bytes) => bytes < 1e9 ? $"{bytes / 1e6:0.0} MB" : $"{bytes / 1e9:0.0} GB";
}
