using System.Runtime.CompilerServices;
using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>Figure 3: what a world and a run hold in memory, by differences of communities; and what size costs a member-day.</summary>
internal static class MemoryFigures
{
    private const string Figure = "3 memory, size";
    private const int Few = 200_000, Many = 600_000, Thin = 4, Dense = 20, Days = 20;
    private const double AskedOfMember = 40, AskedOfTieEnd = 4, AskedGrowth = 3;

    /// <summary>Measures the bytes of a member and of the end of a tie, and the growth of cost.</summary>
    public static IEnumerable<Row> Measure(Effort effort)
    {
        // What the first of all needs besides is not a member's.
        Held(Few, Thin);
        long few = Held(Few, Thin), dense = Held(Few, Dense), many = Held(Many, Thin);
        double tieEnd = (dense - few) / ((Dense - Thin) * (double)Few);
        double member = ((many - few) / (double)(Many - Few)) - (Thin * tieEnd);
        yield return Bytes("a member", member, AskedOfMember);
        yield return Bytes("a tie end", tieEnd, AskedOfTieEnd);
        yield return Growth(effort);
    }

    private static Row Bytes(string what, double bytes, double asked) =>
        new(Figure, $"bytes {what}", $"{bytes:0.00}", $"≤ {asked}", Math.Round(bytes, 2) <= asked);

    /// <summary>Bytes that a community with so many ties a member holds, on a network of just so many.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Held(int members, int degree)
    {
        CommunityParameters community = new() { Members = members, Network = new NetworkParameters { Kind = NetworkKind.SmallWorld, Degree = degree } };
        Scenario scenario = new(community, new MemberParameters(), new BrandParameters(), Communities.Connect);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Simulation simulation = new(scenario, World.Generate(community, scenario.Member, new RandomStreams(1, 0)), days: 1);
        simulation.Step();
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(simulation);
        return held;
    }

    private static Row Growth(Effort effort)
    {
        int small = 10_000, runs = effort.VeryLarge / small;
        (World near, World far) = (Communities.World(small), Communities.World(effort.VeryLarge));
        (Scenario scenario, Scenario large) = (Communities.Scenario(small, Communities.Connect), Communities.Scenario(effort.VeryLarge, Communities.Connect));
        Duel duel = Duel.Of(Math.Min(3, effort.LongRounds), Small, () => Simulation.Run(large, far, Days));
        return new Row(Figure, $"cost of a member-day, {effort.VeryLarge:N0} members against {small:N0}", duel.RatioText, $"< {AskedGrowth:0.0} ×", duel.Ratio < AskedGrowth);

        void Small()
        {
            for (int run = 0; run < runs; run++)
            {
                Simulation.Run(scenario, near, Days);
            }
        }
    }
}
