using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Input;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Reporting;

/// <summary>A chart or page that could not be drawn. All other files of a result are complete without it.</summary>
/// <param name="File">Its path in the result folder, such as charts/value.svg.</param>
/// <param name="Reason">The reason in one sentence, without the path of the folder.</param>
public sealed record NotDrawn(string File, string Reason)
{
    /// <summary>The exception with its stack trace. Empty if it was read from a manifest.</summary>
    public string Trace { get; init; } = "";

    /// <summary>Whether it is a PNG, which depends on the machine and has no hash in the manifest.</summary>
    public bool IsPng => File.EndsWith(".png", StringComparison.Ordinal);

    /// <summary>Draws a file.</summary>
    /// <param name="file">Its path in the result folder.</param>
    /// <param name="draw">Draws the file; it may throw.</param>
    /// <param name="folder">The result folder, which is left out of the reason; empty for none.</param>
    /// <returns>Null if the file was drawn. A lack of memory, a cancellation and a damaged store are thrown on, because
    /// no other file could be drawn either.</returns>
    public static NotDrawn? Try(string file, Action draw, string folder = "")
    {
        try
        {
            draw();
            return null;
        }
        catch (Exception fault)
            when (fault is not (OutOfMemoryException or OperationCanceledException or SqliteException or InputException))
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

    /// <summary>The files as a section of summary and report. Empty without such files.</summary>
    public static IReadOnlyList<Block> Section(IReadOnlyList<NotDrawn> files) => files.Count == 0 ? [] :
    [
        new Heading(2, "Not drawn"),
        new Paragraph(Prose.Of(
            "The program could not draw these files. All other files are complete, and the numbers are in the tables.")),
        new Bullets([.. files.Select(Line)]),
    ];

    private static Prose Line(NotDrawn file) => $"{file.File}: {file.Reason}";
}
