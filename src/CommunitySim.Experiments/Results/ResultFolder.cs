using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Results;

/// <summary>The folder of one experiment's results, written beside its place and moved there when it is whole.</summary>
public sealed class ResultFolder
{
    private const string ManifestName = "manifest.json";
    private readonly string _place;

    /// <summary>Claims a place for results.</summary>
    /// <param name="parent">The folder of all results.</param>
    /// <param name="name">The experiment's name.</param>
    /// <exception cref="InputException">Something that is no result of ours is in the way.</exception>
    public ResultFolder(string parent, string name)
    {
        _place = Path.Combine(parent, name);
        Draft = _place + ".draft";
        Refuse(_place);
    }

    /// <summary>Where the files are written until they are complete.</summary>
    public string Draft { get; }

    /// <summary>Writes tables, config and summary into the draft.</summary>
    public void Write(ExperimentResult result)
    {
        if (Directory.Exists(Draft))
        {
            Directory.Delete(Draft, recursive: true);
        }

        Directory.CreateDirectory(Draft);
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
        string place = interrupted ? _place + ".interrupted" : _place;
        Refuse(place);
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        Directory.Move(Draft, place);
        return place;
    }

    private static void Refuse(string place)
    {
        bool foreign = Directory.Exists(place) && Directory.EnumerateFileSystemEntries(place).Any() && !File.Exists(Path.Combine(place, ManifestName));
        if (foreign || File.Exists(place))
        {
            throw new InputException(place, "", "this is in the way and is no result of an experiment (it has no manifest.json); move it, or choose another folder with --out.");
        }
    }
}
