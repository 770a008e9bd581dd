using CommunitySim.Experiments.Input;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>Figure 4: networks made, and networks read.</summary>
internal static class NetworkFigures
{
    private const string Figure = "4 networks";
    private const double AskedTies = 10e6, AskedBytes = 100e6, AskedEnron = 0.2;

    /// <summary>The kinds that store their ties.</summary>
    public static IReadOnlyList<NetworkKind> Kinds { get; } = [NetworkKind.Groups, NetworkKind.SmallWorld, NetworkKind.ScaleFree, NetworkKind.Random];

    /// <summary>Measures all of them, on one thread.</summary>
    public static IEnumerable<Row> Measure(Effort effort)
    {
        foreach (NetworkKind kind in Kinds)
        {
            yield return Made(kind, effort);
        }

        yield return Row.Duration(Figure, "Enron e-mail read", Times.Of(effort.Rounds, () => NetworkFile.Read(Repository.Enron)), AskedEnron);
        yield return Read("in order", shuffled: false, effort);
        yield return Read("in no order", shuffled: true, effort);
    }

    /// <summary>Makes a network of a kind, the same each time.</summary>
    public static SocialNetwork Make(NetworkKind kind, int members) =>
        NetworkGenerator.Build(new CommunityParameters { Members = members, Network = new NetworkParameters { Kind = kind } }, new RandomStreams(1, 0));

    private static Row Made(NetworkKind kind, Effort effort)
    {
        long ties = Make(kind, effort.NetworkMembers).Ties;
        Times times = Times.Of(effort.Rounds, () => Make(kind, effort.NetworkMembers));
        return Row.Rate(Figure, $"{ParameterDefinition.Text(kind)}, {effort.NetworkMembers:N0} members", times, ties, AskedTies, "ties");
    }

    private static Row Read(string order, bool shuffled, Effort effort)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            long bytes = LongTieFile.Write(file, effort.FileTiesPower, shuffled);
            // Long enough to need no warm-up, and no second time.
            Times times = new([Times.Once(() => NetworkFile.Read(file))]);
            return Row.Rate(Figure, $"file of {bytes / 1e6:N0} MB read, ties {order}", times, bytes, AskedBytes, "bytes");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
