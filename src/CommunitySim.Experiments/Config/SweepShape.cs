using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>The values of a swept parameter: a list, or from/to/steps (so many values, both ends included).</summary>
public sealed record SweepShape : Shape
{
    internal static GroupShape All { get; } = new(
        Parameters.All.ToDictionary(parameter => parameter.Path, parameter => (Shape)new SweepShape(parameter), StringComparer.Ordinal))
    {
        Content = "parameters' paths, each with a list of values or { \"from\": ..., \"to\": ..., \"steps\": number of values }",
        NameOf = axis => ((SweepAxis)axis).Path,
    };

    public SweepShape(ParameterDefinition definition)
    {
        Definition = definition;
        Meaning = $"Values of {definition.Path}, each for a cell of its own: {definition.About.Meaning}";
        List = new ListShape(new ParameterShape(definition)) { Unique = true };
        Ends = definition.Type.IsEnum || definition.Type == typeof(string) ? null : new GroupShape(new Dictionary<string, Shape>(StringComparer.Ordinal)
        {
            ["from"] = new ParameterShape(definition),
            ["to"] = new ParameterShape(definition),
            ["steps"] = new WholeShape(2, 100_000) { Meaning = "Number of values, both ends included." },
        })
        {
            Required = ["from", "to", "steps"],
        };
    }

    public ParameterDefinition Definition { get; }

    /// <summary>One form: every value is written.</summary>
    public ListShape List { get; }

    /// <summary>The other form, for numbers: both ends and how many values; null for words.</summary>
    public GroupShape? Ends { get; }

    public override string Allowed =>
        $"a list of values, each {Definition.Allowed}"
            + $"{(Ends is null ? "" : ", or { \"from\": ..., \"to\": ..., \"steps\": number of values }")}";

    public override void Check(Located found, ICollection<InputFault> faults)
    {
        switch (found.Kind)
        {
            case JsonValueKind.Array:
                int before = faults.Count;
                List.Check(found, faults);
                if (faults.Count == before
                    && found.Children
                        .GroupBy(item => Definition.Parse(item.Value.Text))
                        .FirstOrDefault(same => same.Count() > 1) is { } twice)
                {
                    faults.Add(new InputFault(
                        twice.Last().Value.Where, found.Path,
                        $"the value {twice.Last().Value.Text} stands twice; each value makes one cell."));
                }

                break;
            case JsonValueKind.Object when Ends is not null:
                CheckRange(found, Ends, faults);
                break;
            default:
                faults.Add(Refuse(found));
                break;
        }
    }

    internal override object? Read(Located? found, string key, Layers layers)
    {
        IEnumerable<string> texts = found!.Kind == JsonValueKind.Array ? found.Children.Select(item => item.Value.Text) : Range(found);
        return new SweepAxis(Definition.Path, [.. texts.Select(text => Definition.Parse(text)!)]);
    }

    internal override JsonNode Write(object value, bool brief) => new JsonArray([.. ((SweepAxis)value).Values.Select(Node)]);

    // Twelve digits: 0.1 + 0.2 is to be 0.3 in file names and tables.
    private static IEnumerable<string> Range(Located found)
    {
        (double from, double to, double steps) = EndsOf(found);
        return Enumerable.Range(0, (int)steps).Select(step => (from + ((to - from) * step / (steps - 1))).ToString("G12", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether arithmetic tells that all values are allowed and differ: both ends are allowed, and the steps are no matter of rounding.</summary>
    private bool IsPlain(Located found)
    {
        (double from, double to, double steps) = EndsOf(found);
        return Definition.Type == typeof(double) && Math.Abs(to - from) / (steps - 1) > 1e-11 * Math.Max(Math.Abs(from), Math.Abs(to));
    }

    private static (double From, double To, double Steps) EndsOf(Located found)
    {
        return (Number("from"), Number("to"), Number("steps"));

        double Number(string key) => double.Parse(found[key]!.Text, CultureInfo.InvariantCulture);
    }

    private void CheckRange(Located found, GroupShape ends, ICollection<InputFault> faults)
    {
        int before = faults.Count;
        ends.Check(found, faults);
        foreach (string missing in ends.Required.Where(key => found[key] is null))
        {
            faults.Add(found.Fault($"\"{missing}\" is missing; "
                    + "a range is { \"from\": 0, \"to\": 1, \"steps\": 5 }, five values with both ends."));
        }

        if (faults.Count > before || IsPlain(found))
        {
            return;
        }

        List<string> values = [.. Range(found)];
        if (values.Find(value => Definition.Parse(value) is null) is { } bad)
        {
            faults.Add(found.Fault($"the range makes the value {bad}; allowed is {Definition.Allowed}. Choose steps that fit, or give a list."));
        }
        else if (values.Distinct(StringComparer.Ordinal).Count() < values.Count)
        {
            faults.Add(found.Fault("the range makes the same value more than once; each value makes one cell."));
        }
    }
}
