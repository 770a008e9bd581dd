using CommunitySim.Randomness;

namespace CommunitySim.Networks;

/// <summary>Generates the network of a replicate.</summary>
internal static class NetworkGenerator
{
    /// <summary>Generates a network of the community's kind. The same streams give the same ties.</summary>
    /// <exception cref="ArgumentException">The kind is file: such a network is read, not generated.</exception>
    public static SocialNetwork Build(CommunityParameters community, RandomStreams streams)
    {
        RandomSequence random = streams.Sequence(StreamBlock.Network);
        int members = community.Members;
        NetworkParameters network = community.Network;
        return network.Kind switch
        {
            NetworkKind.Groups => Groups.Build(members, network, random),
            NetworkKind.SmallWorld => SmallWorld.Build(members, network, random),
            NetworkKind.ScaleFree => ScaleFree.Build(members, network, random),
            NetworkKind.Random => RandomTies.Build(members, network, random),
            NetworkKind.Complete => SocialNetwork.Complete(members),
            _ => throw new ArgumentException(
                "A network of kind file is read from its file, not generated.", nameof(community)),
        };
    }
}
