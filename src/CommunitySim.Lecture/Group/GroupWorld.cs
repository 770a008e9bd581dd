using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Server;
using CommunitySim.Members;

namespace CommunitySim.Lecture.Group;

/// <summary>One world of a page's experiment, with the seeds of `communitysim run`.</summary>
internal sealed class GroupWorld
{
    private readonly int _replicate;
    private readonly Cell _cell;
    private WorldView? _view;

    /// <summary>Reads and checks the request; the world is built when needed.</summary>
    /// <exception cref="InputException">A value is wrong, or there is no such world.</exception>
    public GroupWorld(LectureRequest request, int replicate)
    {
        Config = LectureExperiment.Read(request);
        (_cell, _replicate) = (Config.Cells()[0], replicate);
        Check("replicate", replicate, 0, Config.Replicates.AtMost - 1);
    }

    /// <summary>The experiment.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>The community.</summary>
    public CommunityParameters Community => Config.CommunityOf(_cell);

    /// <summary>Members of a group; null if the network has no groups.</summary>
    public int? GroupSize => Community.Network is { Kind: NetworkKind.Groups } network ? network.GroupSize : null;

    /// <summary>All parameters of the network: worlds with the same name have the same network.</summary>
    public string NetworkName => string.Join(' ', Config.Values
        .Where(value => value.Key == "community.members"
            || value.Key.StartsWith("community.network.", StringComparison.Ordinal))
        .OrderBy(value => value.Key, StringComparer.Ordinal)
        .Select(value => $"{value.Key}={ParameterDefinition.Text(value.Value)}")
        .Append($"replicate={_replicate}"));

    /// <summary>Network, traits and luck; built on first use.</summary>
    public World World => View.World;

    private WorldView View => _view ??= new WorldView(Config, _cell, _replicate);

    /// <summary>The position of a strategy.</summary>
    /// <exception cref="InputException">There is no such strategy.</exception>
    public int PositionOf(string? strategy)
    {
        int position = Config.IndexOf(strategy ?? "");
        return position >= 0
            ? position
            : throw Refusal.Input(
                strategy is null ? "noName" : strategy == LectureExperiment.Mine ? "noSplit" : "noStrategy",
                "strategy",
                ("found", strategy ?? ""),
                ("known", string.Join(", ", Config.Strategies.Select(found => found.Name))));
    }

    /// <summary>Simulates all days under a strategy.</summary>
    /// <param name="strategy">Position of the strategy.</param>
    /// <param name="night">Called before each day and after the last.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>The observables day by day.</returns>
    /// <exception cref="InputException">An observable is not finite with these settings.</exception>
    public DailySeries Simulate(int strategy, Action<Simulation> night, CancellationToken stop)
    {
        Simulation simulation = View.Begin(strategy);
        night(simulation);
        return BoundedSimulation.RunUntil(simulation, Config.Days, stop, night);
    }

    /// <summary>Refuses a number that is out of bounds.</summary>
    /// <exception cref="InputException">The number is out of bounds.</exception>
    public static void Check(string path, int found, int least, int most)
    {
        if (found < least || found > most)
        {
            throw Refusal.Input("range", path, ("found", found), ("least", least), ("most", most));
        }
    }
}
