using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>The communities that are measured: everything is as it is by default.</summary>
internal static class Communities
{
    /// <summary>The strategies of the main experiment.</summary>
    public static IReadOnlyList<Strategy> Strategies { get; } =
        [new("convert", new Shares(1, 0, 0)), new("connect", new Shares(0, 0.8, 0.2)), new("absent", default(Shares))];

    /// <summary>The strategy that is measured where one is enough.</summary>
    public static Strategy Connect => Strategies[1];

    /// <summary>A run's scenario.</summary>
    public static Scenario Scenario(int members, Strategy strategy) => new(Community(members), new MemberParameters(), new BrandParameters(), strategy);

    /// <summary>A world, always the same.</summary>
    public static World World(int members) => Members.World.Generate(Community(members), new MemberParameters(), new RandomStreams(1, 0));

    private static CommunityParameters Community(int members) => new() { Members = members };
}
