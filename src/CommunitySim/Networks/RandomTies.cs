using CommunitySim.Randomness;

namespace CommunitySim.Networks;

/// <summary>N·meanDegree/2 ties between any two members, each pair equally likely (Erdős &amp; Rényi 1959, the G(n, M) form).</summary>
internal static class RandomTies
{
    public static SocialNetwork Build(int members, NetworkParameters network, StreamRandom random)
    {
        long pairs = (long)members * (members - 1) / 2;
        long wanted = Math.Min((long)Math.Round(members * network.MeanDegree / 2, MidpointRounding.AwayFromZero), pairs);
        TieSet ties = new(wanted);
        while (ties.Count < wanted)
        {
            ties.Add(random.Below(members), random.Below(members));
        }

        return ties.ToNetwork(members);
    }
}
