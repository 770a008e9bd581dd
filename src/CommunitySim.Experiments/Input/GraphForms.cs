namespace CommunitySim.Experiments.Input;

/// <summary>The forms of a network file that are known by their first line.</summary>
internal static class GraphForms
{
    /// <summary>Whether a text begins like XML of a network.</summary>
    public static bool IsXml(ReadOnlySpan<byte> start) =>
        start.Length > 0 && start[0] == (byte)'<'
        && ForeignFormat.NameByLine(start) is { } name
        && (name.Contains("GraphML", StringComparison.Ordinal) || name == "GEXF");

    /// <summary>Reads a file whose first line begins one of the other forms; null for a list of ties or a comment.</summary>
    /// <param name="text">The first line, without blanks before it.</param>
    /// <param name="lines">The lines, of which the first is read.</param>
    /// <exception cref="InputException">The file has the form, but cannot be read.</exception>
    public static NetworkReading? Read(ReadOnlySpan<byte> text, TextLines lines)
    {
        bool isComment = text.IsEmpty || text[0] == (byte)'#' || (text[0] == (byte)'%' && !text.StartsWith("%%"u8));
        return (isComment ? null : ForeignFormat.NameByLine(text)) switch
        {
            "GML" => new GmlNetwork(lines).Read(text),
            "Pajek" => new PajekNetwork(lines).Read(text),
            "a MatrixMarket array" => new MatrixArray(lines).Read(text),
            _ => null,
        };
    }
}
