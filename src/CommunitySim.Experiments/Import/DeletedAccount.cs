using System.Text;

namespace CommunitySim.Experiments.Import;

/// <summary>What forums write in place of the name of an account that is gone.</summary>
internal static class DeletedAccount
{
    private static readonly byte[][] Names = [.. ((string[])["deleted", "deleted user", "removed"]).Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether a name stands for a deleted account, in any case, with or without brackets.</summary>
    public static bool Is(ReadOnlySpan<byte> name)
    {
        name = name.Trim(" \t"u8).TrimStart((byte)'/');
        name = name.Length > 2 && name[0] is (byte)'u' or (byte)'U' && name[1] == (byte)'/' ? name[2..] : name;
        name = name.Length > 2 && name[0] == (byte)'[' && name[^1] == (byte)']' ? name[1..^1] : name;
        foreach (byte[] gone in Names)
        {
            if (Ascii.EqualsIgnoreCase(name, gone))
            {
                return true;
            }
        }

        return false;
    }
}
