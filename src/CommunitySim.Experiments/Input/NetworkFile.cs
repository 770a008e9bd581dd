namespace CommunitySim.Experiments.Input;

/// <summary>
/// Reads a network from a list of ties. Each line holds the ids of two members, separated by tab, semicolon, comma,
/// bar or blank. The first line may name the columns. Every id that occurs is a member. Ties are undirected; a tie
/// that is listed both ways, or twice, counts once. Gzip files are unpacked on the way.
/// </summary>
public static class NetworkFile
{
    /// <summary>Reads the network in a file.</summary>
    /// <exception cref="InputException">The file is unreadable, no network, or ambiguous; the message names file and line.</exception>
    public static NetworkReading Read(string file) => TextFile.Read(file, lines => new TieReader(lines).Read());
}
