using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Results;

/// <summary>
/// The folder of one experiment's results. They are written into a draft of this process's own beside the place, and moved
/// there when they are whole; a draft that was not published is removed.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    private const string ManifestName = "manifest.json", DraftMark = ".draft-", InterruptedMark = ".interrupted";
    private readonly string _place;

    /// <summary>Claims a place for results.</summary>
    /// <param name="parent">The folder of all results; made where it is missing.</param>
    /// <param name="name">The experiment's name.</param>
    /// <exception cref="InputException">The name cannot name a folder, the place cannot be written, or something that is no result of ours is in the way.</exception>
    public ResultFolder(string parent, string name)
    {
        if (name.Trim('.', ' ').Length == 0 || name.EndsWith(InterruptedMark, StringComparison.Ordinal) || name.Contains(DraftMark, StringComparison.Ordinal))
        {
            throw new InputException(name, "", $"an experiment file's name (without .json) names its result folder: it must not be empty, all dots, end with {InterruptedMark} or hold {DraftMark}; rename the file.");
        }

        if (parent.Trim().Length == 0)
        {
            throw new InputException("--out", "", "the folder has no name; --out results is the default.");
        }

        _place = Path.Combine(parent, name);
        Refuse(_place);
        Draft = $"{_place}{DraftMark}{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Draft);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(parent, "", $"results cannot be written there: {fault.Message} Choose another folder with --out.");
        }
    }

    /// <summary>Where the files are written until they are complete.</summary>
    public string Draft { get; }

    /// <summary>Writes tables, config and summary into the draft.</summary>
    public void Write(ExperimentResult result)
    {
        File.WriteAllText(Path.Combine(Draft, "config.json"), ConfigWriter.Write(result.Config));
        ResultTables.Daily(result).Write(Path.Combine(Draft, "daily.csv"));
        ResultTables.Runs(result).Write(Path.Combine(Draft, "runs.csv"));
        ResultTables.Comparisons(result).Write(Path.Combine(Draft, "comparisons.csv"));
        File.WriteAllText(Path.Combine(Draft, "summary.md"), Summary.Write(result));
    }

    /// <summary>Puts the draft in its place: that of the experiment, or NAME.interrupted, which never replaces whole results.</summary>
    /// <returns>The folder's path.</returns>
    public string Publish(bool interrupted)
    {
        string place = interrupted ? _place + InterruptedMark : _place;
        Refuse(place);
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        Directory.Move(Draft, place);
        return place;
    }

    /// <summary>Removes the draft unless it was published.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Draft))
        {
            Directory.Delete(Draft, recursive: true);
        }
    }

    private static void Refuse(string place)
    {
        bool foreign = Directory.Exists(place) && Directory.EnumerateFileSystemEntries(place).Any() && !IsOurs(Path.Combine(place, ManifestName));
        if (foreign || File.Exists(place))
        {
            throw new InputException(place, "", "this is in the way and is no result of an experiment (it has no manifest.json of communitysim); move it, or choose another folder with --out.");
        }
    }

    private static bool IsOurs(string manifest) =>
        File.Exists(manifest) && File.ReadAllText(manifest).Contains("\"program\": \"communitysim\"", StringComparison.Ordinal);
}
