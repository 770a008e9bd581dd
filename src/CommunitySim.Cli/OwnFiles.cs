using System.Text;
using System.Text.Json.Nodes;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Cli;

/// <summary>A command replaces files that it wrote itself, and other files only with --force.</summary>
internal static class OwnFiles
{
    // Marks are near the beginning, and a file may be huge or an endless device.
    private const int BytesRead = 4096;

    /// <exception cref="InputException">The file exists and does not contain the mark.</exception>
    public static void Refuse(string file, string mark, bool force) =>
        Refuse(file, start => start.Contains(mark, StringComparison.Ordinal), force);

    /// <exception cref="InputException">The file exists and is not a chart of this program.</exception>
    public static void RefusePicture(string file, bool force) => Refuse(file, Picture.IsDrawnHere, force);

    /// <summary>Redrawing replaces the folder of charts as a whole.</summary>
    /// <exception cref="InputException">The folder of charts holds a file that is not a chart of the result.</exception>
    public static void RefuseBesideCharts(string place, bool force)
    {
        string charts = Path.Combine(place, "charts");
        if (force || !Directory.Exists(charts) || Manifest.Read(place) is not { } manifest)
        {
            return;
        }

        JsonObject noted = manifest["sha256"]!.AsObject();
        string? foreign = Directory.EnumerateFiles(charts, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(file =>
                !noted.ContainsKey(Path.ChangeExtension(Path.GetRelativePath(place, file).Replace('\\', '/'), ".svg"))
                || Path.GetExtension(file) is not (".svg" or ".png"));
        if (foreign is not null)
        {
            throw new InputException(
                foreign, "",
                "this file is not one of the result's charts, and redrawing would delete it; "
                + "move it elsewhere, or use --force.");
        }
    }

    private static void Refuse(string file, Func<string, bool> isOurs, bool force)
    {
        if (Directory.Exists(file))
        {
            throw new InputException(file, "", "this is a folder; name the file to write.");
        }

        if (file.Length > 0)
        {
            RefuseInResults(file);
        }

        // Nothing is lost with an empty file, such as a device or the output of mktemp.
        if (!force && File.Exists(file) && new FileInfo(file).Length > 0 && !isOurs(Start(file)))
        {
            throw new InputException(
                file, "",
                "this file exists and was not written by this command, so it is not replaced; "
                + "choose another name, or use --force.");
        }
    }

    /// <summary>The manifest lists every file of a result folder, so no other file may be added to it.</summary>
    /// <exception cref="InputException">The file would lie in a result folder.</exception>
    public static void RefuseInResults(string file)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (((string?[])[folder, Path.GetDirectoryName(folder)])
            .FirstOrDefault(place => place is not null
                && File.Exists(Path.Combine(place, Manifest.Name))
                && File.Exists(Path.Combine(place, "results.db")))
            is { } result)
        {
            throw new InputException(
                file, "",
                $"this lies in the result folder {result}, whose files must stay as they were written; "
                + "choose a path outside it.");
        }
    }

    private static string Start(string file)
    {
        using FileStream stream = File.OpenRead(file);
        byte[] start = new byte[BytesRead];
        return Encoding.UTF8.GetString(start, 0, stream.ReadAtLeast(start, BytesRead, throwOnEndOfStream: false));
    }
}
