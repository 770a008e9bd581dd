using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Running;

/// <summary>What an experiment will take, roughly.</summary>
/// <param name="Cells">Cells of the sweep.</param>
/// <param name="Runs">Cells × strategies × replicates.</param>
/// <param name="MemberDays">Members × days over all runs.</param>
/// <param name="Seconds">Time on the given cores.</param>
/// <param name="Bytes">Memory: worlds at work, tables of results.</param>
public sealed record Estimate(long Cells, long Runs, double MemberDays, double Seconds, double Bytes)
{
    /// <summary>Member-days a second and core, as measured with tests/CommunitySim.Benchmarks on a shared server core.</summary>
    public const double RatePerCore = 8e6;

    // Columns of a world and its three strategies one after another; a tie stands in the set while it is drawn, then at both ends.
    private const double BytesPerMember = 160, BytesPerTie = 60, BytesPerMoment = 24, BytesOfProgram = 60e6;

    /// <summary>The estimate for an experiment.</summary>
    public static Estimate Of(ExperimentConfig config, int cores)
    {
        RunProgress all = RunProgress.For(config);
        IReadOnlyList<Cell> cells = config.Cells();
        double world = cells.Max(cell => (config.MembersOf(cell) * BytesPerMember) + (TiesOf(config, cell) * BytesPerTie));
        double tables = (double)cells.Count * config.Strategies.Count * Observables.Count
            * ((config.Days * BytesPerMoment) + ((double)config.Replicates * config.Horizons.Count * sizeof(double)));
        return new Estimate(cells.Count, all.TotalRuns, all.TotalMemberDays, all.TotalMemberDays / RatePerCore / cores, BytesOfProgram + (cores * world) + tables);
    }

    private static double TiesOf(ExperimentConfig config, Cell cell)
    {
        NetworkParameters network = config.CommunityOf(cell).Network;
        double members = config.MembersOf(cell);
        return network.Kind switch
        {
            NetworkKind.Groups => members * (network.TiesInside + network.TiesOutside) / 2,
            NetworkKind.SmallWorld => members * network.Degree / 2,
            NetworkKind.ScaleFree => members * network.TiesPerNewcomer,
            NetworkKind.Random => members * network.MeanDegree / 2,
            NetworkKind.File => config.Networks[network.Path].Ties,
            _ => 0,
        };
    }
}
