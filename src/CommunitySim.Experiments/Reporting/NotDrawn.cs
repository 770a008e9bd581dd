using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Input;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Reporting;

/// <summary>A chart or page that could not be drawn. All other files of a result are complete without it.</summary>
/// <param name="File">Its path in the result folder, such as charts/value.svg.</param>
/// <param name="Reason">Why, in one sentence; the same wherever the folder lies.</param>
public sealed record NotDrawn(string File, string Reason)
{
    /// <summary>The fault with its stack, for those who mend the program; empty where it was read from a manifest.</summary>
    public string Trace { get; init; } = "";

    /// <summary>Whether it is a PNG, which depends on the machine and has no hash in the manifest.</summary>
    public bool IsPng => File.EndsWith(".png", StringComparison.Ordinal);

    /// <summary>Draws a file.</summary>
    /// <param name="file">Its path in the result folder.</param>
    /// <param name="draw">Draws it, by any means that may fail.</param>
    /// <param name="folder">The result folder, which the reason does not name; empty for none.</param>
    /// <returns>Null where it was drawn. Memory that is used up, an interruption and a store that is damaged or cannot be read are
    /// thrown on: nothing can be drawn then.</returns>
    public static NotDrawn? Try(string file, Action draw, string folder = "")
    {
        try
        {
            draw();
            return null;
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException or SqliteException or InputException))
        {
            string message = $"{fault.Message.ReplaceLineEndings(" ").Trim()} ({fault.GetType().Name})";
            return new NotDrawn(
                file,
                folder.Length == 0
                    ? message
                    : message.Replace(Path.GetFullPath(folder), "", StringComparison.Ordinal).Replace(folder, "", StringComparison.Ordinal))
            {
                Trace = fault.ToString(),
            };
        }
    }

    /// <summary>The files as a section of summary and report; nothing where there are none.</summary>
    public static IReadOnlyList<Block> Section(IReadOnlyList<NotDrawn> files) => files.Count == 0 ? [] :
    [
        new Heading(2, "Not drawn"),
        new Paragraph(Prose.Of("The program could not draw these files. All other files are complete, and the numbers are in the tables.")),
        new Bullets([.. files.Select(Line)]),
    ];

    private static Prose Line(NotDrawn file) => $"{file.File}: {file.Reason}";
}
