using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Act;

/// <summary>The experiment of act one: twelve members, fliers every day, or help and a flier on the last day.</summary>
internal static class ActExperiment
{
    /// <summary>The strategy that pitches every day.</summary>
    public const string Fliers = "fliers";

    /// <summary>The strategy that helps, and pitches on the last day.</summary>
    public const string Help = "help";

    /// <summary>The seat of Mia, whom the story follows.</summary>
    public const int Mia = 0;

    /// <summary>The days of fliers that the act shows.</summary>
    public const int DaysOfFliers = 10;

    /// <summary>The embedded file.</summary>
    internal static byte[] File { get; } = PageFiles.Resource("act.json");

    /// <summary>The file, resolved.</summary>
    public static ExperimentConfig Config { get; } = ExperimentReader.Parse(File, "act.json", []);

    /// <summary>A world of the experiment.</summary>
    /// <param name="world">Its number, from 0.</param>
    public static WorldView View(int world) => new(Config, Config.Cells()[0], world);
}
