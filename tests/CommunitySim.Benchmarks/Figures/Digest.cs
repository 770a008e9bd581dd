using System.Buffers.Binary;
using System.Security.Cryptography;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>All bits that some runs gave, as one hash: what every machine must agree on.</summary>
internal static class Digest
{
    /// <summary>Prints the digest, with as many threads as are named behind it.</summary>
    public const string Option = "--digest";

    private const int Members = 8_200, Days = 60;

    /// <summary>The lanes in use and the hash.</summary>
    public static string Of(int threads)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (NetworkKind kind in NetworkFigures.Kinds)
        {
            CommunityParameters community = new() { Members = Members, Turnover = 0.01, Network = new NetworkParameters { Kind = kind } };
            MemberParameters member = new() { ProblemRate = 0.1, UnmuteRate = 0.1 };
            World world = World.Generate(community, member, new RandomStreams(1, 0));
            foreach (Strategy strategy in (Strategy[])[.. Communities.Strategies, new("half", new Shares(0.4, 0.3, 0.3))])
            {
                Add(hash, new Simulation(new Scenario(community, member, new BrandParameters(), strategy), world, Days, threads));
            }
        }

        return $"{(int)SimdWidths.Widest} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static void Add(IncrementalHash hash, Simulation simulation)
    {
        while (simulation.Day < Days)
        {
            simulation.Step();
            foreach (double value in simulation.Series.On(simulation.Day))
            {
                Add(hash, BitConverter.DoubleToInt64Bits(value));
            }
        }

        for (int seat = 0; seat < Members; seat++)
        {
            MemberState state = simulation.Population[seat];
            Add(hash, Bits(state.Trust, state.Pain));
            Add(hash, Bits(state.Obligation, state.SocialMode));
            Add(hash, ((long)state.ProblemAge << 16) | ((long)state.Event << 8) | (long)state.Marks);
        }
    }

    private static long Bits(float one, float other) => ((long)BitConverter.SingleToInt32Bits(one) << 32) | BitConverter.SingleToUInt32Bits(other);

    private static void Add(IncrementalHash hash, long bits)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bits);
        hash.AppendData(bytes);
    }
}
