namespace CommunitySim.Experiments.Input;

/// <summary>
/// Reads a network. A list of ties holds the ids of two members on each line, separated by tab, semicolon, comma, bar or
/// blank; the first line may name the columns. Every id that occurs is a member. Other forms are GraphML, GEXF, GML,
/// Pajek, matrices and adjacency lists. Ties are undirected; a tie that is listed both ways, or twice, counts once.
/// Gzip files are unpacked on the way.
/// </summary>
public static class NetworkFile
{
    /// <summary>Reads the network in a file.</summary>
    /// <exception cref="InputException">The file is unreadable, no network, or ambiguous; the message names file and line.</exception>
    public static NetworkReading Read(string file)
    {
        try
        {
            return TextFile.Read(file, lines => new TieReader(lines).Read());
        }
        catch (InputException)
        {
            if (RowForms.Find(file) is { } rows)
            {
                return rows;
            }

            throw;
        }
    }
}
