using System.Runtime.CompilerServices;
using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts.Recipes;

/// <summary>
/// The style of each strategy, the same in all charts of an experiment. If there are more strategies than styles, only the best by
/// value, the baseline and the challenger have colours, and all others are grey.
/// </summary>
internal sealed class StrategyStyles
{
    // The search for the best runs once per result.
    private static readonly ConditionalWeakTable<ExperimentResult, StrategyStyles> Known = [];

    private readonly ExperimentConfig _config;
    private readonly int[] _coloured;

    private StrategyStyles(ExperimentResult result)
    {
        _config = result.Config;
        _coloured = _config.Strategies.Count <= Palette.Count
            ? [.. Enumerable.Range(0, _config.Strategies.Count)]
            : [
                .. new[] { Best(result), _config.IndexOf(_config.Baseline ?? ""),
                    _config.IndexOf(_config.Challenger ?? "") }
                    .Where(strategy => strategy >= 0)
                    .Distinct()
                    .Order(),
            ];
    }

    public static StrategyStyles For(ExperimentResult result) =>
        Known.GetValue(result, found => new StrategyStyles(found));

    /// <summary>The style of a strategy, <see cref="Palette.Others"/> for grey.</summary>
    public int this[int strategy] => Array.IndexOf(_coloured, strategy);

    /// <summary>All strategies in drawing order, the grey ones first.</summary>
    public IEnumerable<int> Order =>
        Enumerable.Range(0, _config.Strategies.Count).OrderBy(strategy => this[strategy] >= 0);

    /// <summary>The strategies in colour, in the order of the file.</summary>
    public IReadOnlyList<int> Coloured => _coloured;

    /// <summary>Name of a strategy in colour; empty for a grey one.</summary>
    public string NameOf(int strategy) => this[strategy] < 0 ? "" : _config.Strategies[strategy].Name;

    /// <summary>The end of subtitles, such as "; 9 others in grey".</summary>
    public string Others => _coloured.Length == _config.Strategies.Count ? "" : $"; {OthersInGrey}";

    /// <summary>An entry for each strategy in colour, and one for the others.</summary>
    public IReadOnlyList<LegendEntry> Legend =>
    [
        .. _coloured.Select(strategy => new LegendEntry(NameOf(strategy), this[strategy])),
        .. Others.Length == 0 ? (LegendEntry[])[] : [new LegendEntry(OthersInGrey, Palette.Others)],
    ];

    private string OthersInGrey => $"{_config.Strategies.Count - _coloured.Length} others in grey";

    private static int Best(ExperimentResult result) => Enumerable.Range(0, result.Config.Strategies.Count)
        .MaxBy(strategy => result.Cells.Sum(
            cell => cell.AtHorizon(strategy, Observable.Value, result.Config.Horizons.Count - 1).Mean));
}
