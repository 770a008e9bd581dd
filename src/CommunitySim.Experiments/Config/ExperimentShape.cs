using System.Globalization;
using System.Text.Json;

namespace CommunitySim.Experiments.Config;

/// <summary>What an experiment file may say: every key, its type and its range.</summary>
public static class ExperimentShape
{
    /// <summary>The keys of a strategy that are shares of hours.</summary>
    public static IReadOnlyList<string> ShareKeys { get; } = ["pitch", "solve", "bond"];

    /// <summary>The whole file.</summary>
    public static GroupShape Root { get; } = new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["$schema"] = new TextShape(),
        ["title"] = new TextShape(),
        ["question"] = new TextShape(),
        ["days"] = new WholeShape(1, 100_000),
        ["replicates"] = new EitherShape(Replicates, new GroupShape(new Dictionary<string, Shape>(StringComparer.Ordinal)
        {
            ["precision"] = new NumberShape(1e-9, 1e9),
            ["of"] = new ChoiceShape([.. Observables.All.Select(observable => observable.Name())]),
            ["atLeast"] = new WholeShape(2, 1_000_000),
            ["atMost"] = new WholeShape(2, 1_000_000),
        })),
        ["seed"] = new WholeShape(0, ulong.MaxValue),
        ["horizons"] = new ListShape(new WholeShape(1, 100_000)),
        ["keep"] = new ChoiceShape(["horizons", "daily"]),
        ["community"] = Section("community"),
        ["member"] = Section("member"),
        ["brand"] = Section("brand"),
        ["strategies"] = new GroupShape(new Dictionary<string, Shape>(StringComparer.Ordinal), _ => Strategy),
        ["sweep"] = new GroupShape(
            new Dictionary<string, Shape>(StringComparer.Ordinal),
            path => Parameters.Find(path) is { } definition ? new SweepShape(definition) : null),
        ["baseline"] = new TextShape(),
        ["challenger"] = new TextShape(),
    });

    private static WholeShape Replicates => new(1, 1_000_000);

    private static GroupShape Strategy => new(new Dictionary<string, Shape>(Shares(), StringComparer.Ordinal)
    {
        ["brand"] = Section("brand"),
        ["schedule"] = new ListShape(new GroupShape(new Dictionary<string, Shape>(Shares(), StringComparer.Ordinal) { ["fromDay"] = new WholeShape(1, 100_000) })),
    });

    private static Dictionary<string, Shape> Shares() =>
        ShareKeys.ToDictionary(key => key, _ => (Shape)new NumberShape(0, 1), StringComparer.Ordinal);

    private static GroupShape Section(string section)
    {
        Dictionary<string, Shape> keys = new(StringComparer.Ordinal);
        foreach (ParameterDefinition definition in Parameters.All.Where(parameter => parameter.Path.StartsWith(section + ".", StringComparison.Ordinal)))
        {
            string name = definition.Path[(section.Length + 1)..];
            if (!name.Contains('.', StringComparison.Ordinal))
            {
                keys[name] = new ParameterShape(definition);
            }
            else
            {
                string group = name[..name.IndexOf('.', StringComparison.Ordinal)];
                keys.TryAdd(group, Section($"{section}.{group}"));
            }
        }

        return new GroupShape(keys);
    }
}

/// <summary>The values of a swept parameter: a list, or from/to/steps (so many values, both ends included).</summary>
public sealed record SweepShape(ParameterDefinition Definition) : Shape
{
    private static readonly string[] RangeKeys = ["from", "to", "steps"];

    /// <inheritdoc/>
    public override string Allowed => $"a list of values, each {Definition.Allowed}, or {{ \"from\": ..., \"to\": ..., \"steps\": number of values }}";

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        switch (found.Kind)
        {
            case JsonValueKind.Array:
                int before = faults.Count;
                new ListShape(new ParameterShape(Definition)).Check(found, faults);
                if (faults.Count == before && found.Children.GroupBy(item => Definition.Parse(item.Value.Text)).FirstOrDefault(same => same.Count() > 1) is { } twice)
                {
                    faults.Add(new InputFault(twice.Last().Value.Where, found.Path, $"the value {twice.Last().Value.Text} stands twice; each value makes one cell."));
                }

                break;
            case JsonValueKind.Object when Definition.Type != typeof(NetworkKind) && Definition.Type != typeof(string):
                CheckRange(found, faults);
                break;
            default:
                faults.Add(Refuse(found));
                break;
        }
    }

    /// <summary>The values, once checked.</summary>
    public IReadOnlyList<object> Values(Located found, Func<string, string> read) => found.Kind == JsonValueKind.Array
        ? [.. found.Children.Select(item => Definition.Parse(read(item.Value.Key))!)]
        : [.. Range(found, read).Select(text => Definition.Parse(text)!)];

    private static IEnumerable<string> Range(Located found, Func<string, string> read)
    {
        double from = Number("from"), to = Number("to");
        int steps = (int)Number("steps");

        // Twelve digits: 0.1 + 0.2 is to be 0.3 in file names and tables.
        return Enumerable.Range(0, steps).Select(step => (from + ((to - from) * step / (steps - 1))).ToString("G12", CultureInfo.InvariantCulture));

        double Number(string key) => double.Parse(read(found[key]!.Key), CultureInfo.InvariantCulture);
    }

    private void CheckRange(Located found, ICollection<InputFault> faults)
    {
        int before = faults.Count;
        new GroupShape(new Dictionary<string, Shape>(StringComparer.Ordinal)
        {
            ["from"] = new ParameterShape(Definition),
            ["to"] = new ParameterShape(Definition),
            ["steps"] = new WholeShape(2, 100_000),
        }).Check(found, faults);
        foreach (string missing in RangeKeys.Where(key => found[key] is null))
        {
            faults.Add(new InputFault(found.Where, found.Path, $"\"{missing}\" is missing; a range is {{ \"from\": 0, \"to\": 1, \"steps\": 5 }}, five values with both ends."));
        }

        if (faults.Count > before)
        {
            return;
        }

        List<string> values = [.. Range(found, key => found.Children.First(child => child.Value.Key == key).Value.Text)];
        if (values.Find(value => Definition.Parse(value) is null) is { } bad)
        {
            faults.Add(new InputFault(found.Where, found.Path, $"the range makes the value {bad}; allowed is {Definition.Allowed}. Choose steps that fit, or give a list."));
        }
        else if (values.Distinct(StringComparer.Ordinal).Count() < values.Count)
        {
            faults.Add(new InputFault(found.Where, found.Path, "the range makes the same value more than once; each value makes one cell."));
        }
    }
}
