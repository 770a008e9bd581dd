using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>Recognises other formats by their first bytes or their first line, and says how to convert them.</summary>
internal static class ForeignFormat
{
    private const string AsTies = "save the ties as CSV in UTF-8, with the two columns source,target";

    private static readonly (byte[] Begin, string What)[] Binary =
    [
        ([.. "PK"u8, 3, 4], $"this is a zip archive or an Excel workbook (XLSX); {AsTies}."),
        ([0xD0, 0xCF, 0x11, 0xE0], $"this is an old Excel workbook (XLS); {AsTies}."),
        ([0xFD, .. "7zXZ"u8], "this is packed with xz; unpack it first (xz -d). Name the unpacked file, or pack it with gzip."),
        ([.. "BZh"u8], "this is packed with bzip2; unpack it first (bzip2 -d). Name the unpacked file, or pack it with gzip."),
        ([0x28, 0xB5, 0x2F, 0xFD], "this is packed with zstd; unpack it first (zstd -d). Name the unpacked file, or pack it with gzip."),
        ([.. "7z"u8, 0xBC, 0xAF], "this is a 7z archive; unpack it first. Name the unpacked file, or pack it with gzip."),
        ([0x1F, 0x8B], "this is packed with gzip twice, or read from a pipe; unpack it first. Name the unpacked file."),
        ([.. "PAR1"u8], $"this is a Parquet file; {AsTies}."),
        ([.. "%PDF"u8], $"this is a PDF; {AsTies}."),
        ([.. "SQLite format 3"u8], $"this is an SQLite database; {AsTies}."),
        ([.. "RDX"u8], $"this is an R workspace; {AsTies}, such as by write.csv(ties, row.names = FALSE)."),
        ([0x89, .. "HDF"u8], $"this is an HDF5 file; {AsTies}."),
        ([0x93, .. "NUMPY"u8], $"this is a NumPy array; {AsTies}."),
    ];

    private static readonly (string Begin, string What)[] Text =
    [
        ("<graphml", "GraphML"), ("<gexf", "GEXF"), ("%%matrixmarket matrix array", "a MatrixMarket array"), ("<html", "a web page"), ("<!doctype html", "a web page"),
        ("<?xml", "XML (such as GraphML or GEXF)"), ("<", "XML (such as GraphML or GEXF)"),
        ("{", "JSON"), ("[", "JSON"),
        ("graph[", "GML"), ("graph [", "GML"), ("creator \"", "GML"), ("graph{", "GraphViz (DOT)"), ("graph {", "GraphViz (DOT)"),
        ("digraph", "GraphViz (DOT)"), ("strict graph", "GraphViz (DOT)"), ("strict digraph", "GraphViz (DOT)"),
        ("*vertices", "Pajek"), ("*network", "Pajek"), ("*edges", "Pajek"), ("*arcs", "Pajek"), ("*matrix", "Pajek"),
        ("*node data", "UCINET (VNA)"), ("*tie data", "UCINET (VNA)"),
        ("p sp ", "DIMACS"), ("p edge ", "DIMACS"), ("p col ", "DIMACS"), ("p max ", "DIMACS"),
        ("p min ", "DIMACS"), ("p aux ", "DIMACS"), ("p tw ", "DIMACS"),
        ("dl ", "UCINET (DL)"), ("nodedef>", "GUESS (GDF)"), ("edgedef>", "GUESS (GDF)"),
        ("version https://git-lfs", "a Git LFS pointer to a large file instead of that file"),
    ];

    /// <summary>Returns the remedy for a binary file, or null if its first bytes are unknown.</summary>
    public static string? FindByBytes(ReadOnlySpan<byte> first)
    {
        foreach ((byte[] begin, string what) in Binary)
        {
            if (first.StartsWith(begin))
            {
                return what;
            }
        }

        return first.Length > 262 && first[257..262].SequenceEqual("ustar"u8)
            ? "this is a tar archive; unpack it first. Then name the list of ties in it."
            : null;
    }

    /// <summary>Returns the remedy for a text whose first line begins like another format, or null.</summary>
    public static string? FindByLine(ReadOnlySpan<byte> line) => NameByLine(line) is { } name ? Explain(name) : null;

    /// <summary>Returns the name of the format that a text's first line begins, or null.</summary>
    public static string? NameByLine(ReadOnlySpan<byte> line)
    {
        string text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 40)]).ToLowerInvariant();
        ReadOnlySpan<byte> trimmed = line.Trim(" \t"u8);
        return text.Trim() == "graph" ? "GML"
            : trimmed.Length > 2 && trimmed[0] == (byte)'|' && trimmed[^1] == (byte)'|' ? "a table in Markdown"
            : Array.Find(Text, format => text.StartsWith(format.Begin, StringComparison.Ordinal)).What;
    }

    /// <summary>Returns the remedy for a format by its name.</summary>
    public static string Explain(string name) => $"this is {name}; {AsTies}.";
}
