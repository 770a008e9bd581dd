using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>What an experiment gave, as its record has it: one result per cell.</summary>
/// <param name="config">The experiment.</param>
/// <param name="record">The record of its runs.</param>
public sealed class ExperimentResult(ExperimentConfig config, IResultStore record) : IDisposable
{
    /// <summary>The experiment.</summary>
    public ExperimentConfig Config { get; } = config;

    /// <summary>The record of its runs.</summary>
    public IResultStore Record { get; } = record;

    /// <summary>The same where it is a store, which can be copied and verified.</summary>
    /// <exception cref="InvalidCastException">It is another record.</exception>
    public ResultStore Store => (ResultStore)Record;

    /// <summary>One result per cell.</summary>
    public IReadOnlyList<CellResult> Cells { get; } = [.. config.Cells().Select(cell => new CellResult(config, record, cell))];

    /// <summary>What was run beside it, by name (<see cref="SensitivityRuns"/>).</summary>
    public IReadOnlyDictionary<string, ExperimentResult> Studies { get; init; } = new Dictionary<string, ExperimentResult>(StringComparer.Ordinal);

    /// <summary>Worlds per cell.</summary>
    public WorldCount Worlds => new(Cells.Min(cell => cell.Replicates), Cells.Max(cell => cell.Replicates));

    /// <summary>The same with labels in place of names; the same object where there is no label.</summary>
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

    /// <summary>Lets go of the stores.</summary>
    public void Dispose()
    {
        (Record as IDisposable)?.Dispose();
        foreach (ExperimentResult study in Studies.Values)
        {
            study.Dispose();
        }
    }
}

/// <summary>How many worlds the cells hold.</summary>
public readonly record struct WorldCount(int Least, int Most)
{
    /// <summary>Such as "1 world", or "20 to 312 worlds".</summary>
    public string Words => Most == 1 ? "1 world" : $"{this} worlds";

    /// <summary>Such as "200", or "20 to 312".</summary>
    public override string ToString() => Least == Most ? $"{Least}" : $"{Least} to {Most}";
}
