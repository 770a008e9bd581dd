using System.Text;

namespace CommunitySim.Experiments.Storage;

/// <summary>Writes and reads the record of a world as bytes, for shards and other machines.</summary>
internal static class WorldRecordCode
{
    /// <summary>Writes a record.</summary>
    public static byte[] Encode(WorldRecord world)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        writer.Write7BitEncodedInt(world.Strategies.Count);
        foreach (int strategy in world.Strategies)
        {
            writer.Write7BitEncodedInt(strategy);
        }

        writer.Write(world.Fault is not null);
        if (world.Fault is { } fault)
        {
            writer.Write(fault.Replicate);
            writer.Write(fault.Strategy);
            writer.Write(fault.Cause);
            return bytes.ToArray();
        }

        foreach (RunRecord run in world.Runs)
        {
            Write(writer, run);
        }

        writer.Write7BitEncodedInt(world.Crossovers?.Length ?? 0);
        foreach (int? day in world.Crossovers ?? [])
        {
            writer.Write(day ?? -1);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="InvalidDataException">The bytes are no record.</exception>
    public static WorldRecord Decode(byte[] bytes)
    {
        try
        {
            using BinaryReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
            int[] strategies = new int[reader.Read7BitEncodedInt()];
            for (int place = 0; place < strategies.Length; place++)
            {
                strategies[place] = reader.Read7BitEncodedInt();
            }

            if (reader.ReadBoolean())
            {
                return new WorldRecord(strategies, [], null, new RunFault(reader.ReadInt32(), reader.ReadString(), reader.ReadString()));
            }

            RunRecord[] runs = [.. strategies.Select(_ => ReadRun(reader))];
            int?[] crossovers = new int?[reader.Read7BitEncodedInt()];
            for (int observable = 0; observable < crossovers.Length; observable++)
            {
                crossovers[observable] = reader.ReadInt32() is >= 0 and var day ? day : null;
            }

            return new WorldRecord(strategies, runs, crossovers.Length == 0 ? null : crossovers, null);
        }
        catch (Exception fault) when (fault is EndOfStreamException or FormatException or OverflowException or OutOfMemoryException)
        {
            throw new InvalidDataException("These bytes are no record of a world.", fault);
        }
    }

    private static void Write(BinaryWriter writer, RunRecord run)
    {
        Write(writer, run.Hash);
        Write(writer, run.Days);
        writer.Write7BitEncodedInt(run.Outcomes.Length);
        foreach (double outcome in run.Outcomes)
        {
            writer.Write(outcome);
        }
    }

    private static void Write(BinaryWriter writer, byte[] bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    private static RunRecord ReadRun(BinaryReader reader)
    {
        byte[] hash = ReadBytes(reader), days = ReadBytes(reader);
        double[] outcomes = new double[reader.Read7BitEncodedInt()];
        for (int place = 0; place < outcomes.Length; place++)
        {
            outcomes[place] = reader.ReadDouble();
        }

        return new RunRecord(hash, days, outcomes);
    }

    private static byte[] ReadBytes(BinaryReader reader)
    {
        int length = reader.Read7BitEncodedInt();
        byte[] bytes = reader.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }
}
