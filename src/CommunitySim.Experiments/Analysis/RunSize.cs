using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Analysis;

/// <summary>The size of a run.</summary>
/// <param name="Cells">Cells of the sweep or the sample.</param>
/// <param name="Worlds">Worlds per cell, least and most.</param>
/// <param name="FewestMembers">Members of the smallest community.</param>
/// <param name="MostMembers">Members of the largest community.</param>
/// <param name="Failed">Worlds that failed.</param>
public sealed record RunSize(int Cells, WorldCount Worlds, int FewestMembers, int MostMembers, int Failed)
{
    internal static RunSize Of(ExperimentResult result)
    {
        int[] sizes = [.. result.Cells.Select(cell => result.Config.MembersOf(cell.Cell)).Distinct().Order()];
        return new RunSize(
            result.Cells.Count, result.Worlds, sizes[0], sizes[^1], result.Cells.Sum(cell => cell.Faults.Count));
    }

    internal IEnumerable<Finding> Findings(ExperimentConfig config) =>
    [
        Finding.Number("cells", "", Cells),
        Finding.Number("strategies", "", config.Strategies.Count),
        Finding.Number("days", "", config.Days),
        Finding.Number("worlds per cell", "least", Worlds.Least),
        Finding.Number("worlds per cell", "most", Worlds.Most),
        Finding.Number("members", "least", FewestMembers),
        Finding.Number("members", "most", MostMembers),
        .. config.Sweep.Select(axis => Finding.Number("values swept", axis.Path, axis.Values.Count)),
        .. config.Sample is { } sample
            ? (Finding[])
            [
                Finding.Number("points of the sample", "", sample.Points),
                Finding.Number("parameters of the sample", "", sample.Over.Count),
            ]
            : [],
        .. Failed > 0 ? (Finding[])[Finding.Number("worlds that failed", "", Failed)] : [],
    ];
}
