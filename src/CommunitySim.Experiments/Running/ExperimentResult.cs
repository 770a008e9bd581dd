using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>The results of an experiment, one per cell.</summary>
/// <param name="config">The experiment.</param>
/// <param name="record">The store of its runs.</param>
public sealed class ExperimentResult(ExperimentConfig config, IResultStore record) : IDisposable
{
    public ExperimentConfig Config { get; } = config;

    public IResultStore Record { get; } = record;

    /// <summary>The record as a store that can be copied and verified.</summary>
    /// <exception cref="InvalidCastException">The record is no such store.</exception>
    public ResultStore Store => (ResultStore)Record;

    public IReadOnlyList<CellResult> Cells { get; } = [.. config.Cells().Select(cell => new CellResult(config, record, cell))];

    /// <summary>The results of the experiment's studies, by name (<see cref="SensitivityRuns"/>).</summary>
    public IReadOnlyDictionary<string, ExperimentResult> Studies { get; init; } =
        new Dictionary<string, ExperimentResult>(StringComparer.Ordinal);

    public WorldCount Worlds => new(Cells.Min(cell => cell.Replicates), Cells.Max(cell => cell.Replicates));

    /// <summary>Returns the result with labels in place of names, or the same object if there is no label.</summary>
    public ExperimentResult Labelled() =>
        Labels.Apply(Config) is var shown && ReferenceEquals(shown, Config)
            ? this
            : new ExperimentResult(shown, Record)
            {
                Studies = Studies.ToDictionary(
                    study => study.Key,
                    study => new ExperimentResult(Labels.Apply(study.Value.Config), study.Value.Record),
                    StringComparer.Ordinal),
            };

    public void Dispose()
    {
        (Record as IDisposable)?.Dispose();
        foreach (ExperimentResult study in Studies.Values)
        {
            study.Dispose();
        }
    }
}

/// <summary>The least and the largest number of worlds in a cell.</summary>
public readonly record struct WorldCount(int Least, int Most)
{
    /// <summary>The count in words, such as "1 world" or "20 to 312 worlds".</summary>
    public string Words => Most == 1 ? "1 world" : $"{this} worlds";

    /// <summary>Formats as "200" or "20 to 312".</summary>
    public override string ToString() => Least == Most ? $"{Least}" : $"{Least} to {Most}";
}
