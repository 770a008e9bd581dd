namespace CommunitySim.Experiments.Input;

/// <summary>The forms of a network file that are known by their first line.</summary>
internal static class GraphForms
{
    /// <summary>Reads a file whose first line begins one of the forms; null for another.</summary>
    /// <param name="text">The first line, without blanks before it.</param>
    /// <param name="lines">The lines, of which the first is read.</param>
    /// <exception cref="InputException">The file has the form, but cannot be read.</exception>
    public static NetworkReading? Read(ReadOnlySpan<byte> text, TextLines lines) =>
        ForeignFormat.NameByLine(text) switch
        {
            { } name when name.Contains("GraphML", StringComparison.Ordinal) || name == "GEXF" => new XmlNetwork(lines).Read(),
            "GML" => new GmlNetwork(lines).Read(text),
            "Pajek" => new PajekNetwork(lines).Read(text),
            "a MatrixMarket array" => new MatrixArray(lines).Read(text),
            _ => null,
        };
}
