using System.Security.Cryptography;

namespace CommunitySim.Experiments.Input;

/// <summary>Checksums of whole files.</summary>
public static class FileHash
{
    /// <summary>SHA-256 of a file, as 64 hexadecimal digits.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Sha256(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
