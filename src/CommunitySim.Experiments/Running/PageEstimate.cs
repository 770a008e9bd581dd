using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Running;

/// <summary>A rough estimate of the cost of program start, charts, pictures and report.</summary>
/// <param name="Seconds">Processor time, including the programs that make pictures.</param>
/// <param name="Bytes">Size of the files.</param>
internal readonly record struct PageEstimate(double Seconds, double Bytes)
{
    // A chart with its picture and its place in the report; a network that is drawn whole; each of its members.
    private const double
        SecondsOfProgram = 0.8,
        SecondsPerChart = 0.15,
        BytesPerChart = 160e3,
        SecondsPerNetwork = 0.2,
        SecondsPerDrawnMember = 2e-3,
        BytesPerNetwork = 300e3,
        BytesPerDrawnMember = 5e3;

    // A cell of a sweep in its chart, in the report, and in the report's tables.
    private const double SecondsPerCell = 1e-4, BytesPerCell = 1100, BytesOfTexts = 30e3;

    // Numbers of charts: over time, for the first two cells; of a sweep; of splits; of a study.
    private const int PerCell = 5, OfSweep = 2, OfSplits = 3, OfStudy = 9, MostCellsOverTime = 2, MostDrawn = 300;

    public static PageEstimate Compute(ExperimentConfig config)
    {
        IReadOnlyList<(CommunityParameters Community, int Cells)> communities = config.Communities();
        long cells = communities.Sum(found => (long)found.Cells);
        bool compared = config.Challenger is not null;
        double charts = (config.Keep != Keep.Outcomes && cells <= MostCellsOverTime ? PerCell * cells : 0)
            + (cells > 1 ? OfSweep : compared ? 1 : 0)
            + (config.Strategies.Count > 10 ? OfSplits : 0)
            + (config.Sensitivity is null ? 0 : OfStudy);
        int[] drawn =
        [
            .. communities
                .Where(found => compared && (cells == 1 || found.Community.Network.Kind == NetworkKind.File))
                .Select(found => config.MembersOf(found.Community))
                .Where(members => members <= MostDrawn)
                .Take(1)
        ];
        double networks = 2 * drawn.Length, members = 2 * drawn.Sum();
        return new PageEstimate(
            SecondsOfProgram
                + (charts * SecondsPerChart)
                + (networks * SecondsPerNetwork)
                + (members * SecondsPerDrawnMember)
                + (cells * SecondsPerCell),
            BytesOfTexts
                + (charts * BytesPerChart)
                + (networks * BytesPerNetwork)
                + (members * BytesPerDrawnMember)
                + (cells > 1 ? cells * BytesPerCell : 0));
    }
}
