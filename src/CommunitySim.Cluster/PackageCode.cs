using System.Text;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Cluster;

/// <summary>Writes and reads the package of an experiment as bytes.</summary>
internal static class PackageCode
{
    /// <summary>Writes a package.</summary>
    public static byte[] Encode(ExperimentPackage package)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        writer.Write(package.Name);
        writer.Write(package.Config);
        writer.Write(package.Files.Count);
        foreach ((string path, byte[] content) in package.Files)
        {
            writer.Write(path);
            writer.Write(content.Length);
            writer.Write(content);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a package.</summary>
    /// <exception cref="EndOfStreamException">Bytes are missing.</exception>
    public static ExperimentPackage Decode(byte[] bytes)
    {
        using BinaryReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
        (string name, string config) = (reader.ReadString(), reader.ReadString());
        (string, byte[])[] files = new (string, byte[])[reader.ReadInt32()];
        for (int file = 0; file < files.Length; file++)
        {
            files[file] = (reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        }

        return new ExperimentPackage(name, config, files);
    }
}
