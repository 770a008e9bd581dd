namespace CommunitySim.Experiments.Input;

/// <summary>
/// The forms of a network file with a line for each member: a matrix and an adjacency list. They have no mark of their
/// own, so they are tried after the file was refused as a list of ties, and only read where nothing else fits.
/// </summary>
internal static class RowForms
{
    /// <summary>Reads a file as a matrix or an adjacency list; null if it is neither, or a pipe.</summary>
    public static NetworkReading? Find(string file) =>
        RegularFile.IsRegular(file) && File.Exists(file)
            ? Try(file, lines => new MatrixRows(lines).Read()) ?? Try(file, lines => new AdjacencyRows(lines).Read())
            : null;

    private static NetworkReading? Try(string file, Func<TextLines, NetworkReading?> read)
    {
        try
        {
            return TextFile.Read(file, read);
        }
        catch (InputException)
        {
            return null;
        }
    }
}
