using CommunitySim.Randomness;

namespace CommunitySim.Networks;

/// <summary>
/// N·meanDegree/2 ties between any two members, each pair equally likely (Erdős &amp; Rényi 1959, the G(n, M) form).
/// </summary>
internal static class RandomTies
{
    public static SocialNetwork Build(int members, NetworkParameters network, RandomSequence random)
    {
        long pairs = (long)members * (members - 1) / 2;
        long wanted =
            Math.Min((long)Math.Round(members * network.MeanDegree / 2, MidpointRounding.AwayFromZero), pairs);
        return TieRows.Draw(members, wanted, AnyTwo).ToNetwork();

        Tie AnyTwo()
        {
            while (true)
            {
                int member = random.Below(members), other = random.Below(members);
                if (member != other)
                {
                    return Tie.Between(member, other);
                }
            }
        }
    }
}
