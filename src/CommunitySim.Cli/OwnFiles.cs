using System.Text;
using System.Text.Json.Nodes;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Cli;

/// <summary>A command replaces what it wrote itself; anything else only where --force says so.</summary>
internal static class OwnFiles
{
    // Marks stand near the beginning; a file may be huge, or a device without end.
    private const int Looked = 4096;

    /// <exception cref="InputException">The file is there and does not bear the mark.</exception>
    public static void Refuse(string file, string mark, bool force) => Refuse(file, start => start.Contains(mark, StringComparison.Ordinal), force);

    /// <exception cref="InputException">The file is there and is no chart of ours.</exception>
    public static void RefusePicture(string file, bool force) => Refuse(file, Picture.IsDrawnHere, force);

    /// <summary>Charts are replaced as a whole, by a folder of their own.</summary>
    /// <exception cref="InputException">A file in the folder of charts is none of the result's.</exception>
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

        // An empty file, such as a device or one of mktemp, holds nothing to be lost.
        if (!force && File.Exists(file) && new FileInfo(file).Length > 0 && !isOurs(Start(file)))
        {
            throw new InputException(
                file, "",
                "this file exists and was not written by this command, so it is not replaced; "
                + "choose another name, or use --force.");
        }
    }

    /// <summary>Every file of a result folder is noted in its manifest, and none may be put beside them.</summary>
    private static void RefuseInResults(string file)
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
                + "choose a place outside it.");
        }
    }

    private static string Start(string file)
    {
        using FileStream stream = File.OpenRead(file);
        byte[] start = new byte[Looked];
        return Encoding.UTF8.GetString(start, 0, stream.ReadAtLeast(start, Looked, throwOnEndOfStream: false));
    }
}
