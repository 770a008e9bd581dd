using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>The values of a swept parameter: a list, or a range with its number of values.</summary>
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
        Meaning = $"Values of {definition.Path}; each makes one cell. {definition.About.Meaning}";
        List = new ListShape(new ParameterShape(definition)) { Unique = true };
        Ends = definition.IsWord || definition.Type == typeof(string) ? null : EndsFor(definition);
    }

    public ParameterDefinition Definition { get; }

    /// <summary>The form that lists every value.</summary>
    public ListShape List { get; }

    /// <summary>The form with both ends and the number of values; null for words.</summary>
    public GroupShape? Ends { get; }

    public override string Allowed =>
        $"a list of values, each {Definition.Allowed}"
            + $"{(Ends is null ? "" : ", or { \"from\": ..., \"to\": ..., \"steps\": number of values }")}";

    public override void Check(SourceNode found, ICollection<InputFault> faults)
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
                        $"the value {twice.Last().Value.Text} stands twice, but each value makes one cell; delete one of them."));
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

    internal override object? Read(SourceNode? found, string key, Layers layers)
    {
        IEnumerable<string> texts =
            found!.Kind == JsonValueKind.Array ? found.Children.Select(item => item.Value.Text) : Range(found);
        return new SweepAxis(Definition.Path, [.. texts.Select(text => Definition.Parse(text)!)]);
    }

    internal override JsonNode Write(object value, bool brief) => new JsonArray([.. ((SweepAxis)value).Values.Select(Node)]);

    private static GroupShape EndsFor(ParameterDefinition definition) => new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["from"] = new ParameterShape(definition),
        ["to"] = new ParameterShape(definition),
        ["steps"] = new WholeShape(2, 100_000) { Meaning = "Number of values, both ends included." },
    })
    {
        Required = ["from", "to", "steps"],
    };

    // Twelve digits make 0.1 + 0.2 equal to 0.3 in file names and tables.
    private static IEnumerable<string> Range(SourceNode found)
    {
        (double from, double to, double steps) = EndsOf(found);
        return Enumerable.Range(0, (int)steps)
            .Select(step => (from + ((to - from) * step / (steps - 1))).ToString("G12", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether the ends and steps alone show that all values are allowed and differ.</summary>
    private bool IsPlain(SourceNode found)
    {
        (double from, double to, double steps) = EndsOf(found);
        double largest = Math.Max(Math.Abs(from), Math.Abs(to));
        return Definition.Type == typeof(double) && Math.Abs(to - from) / (steps - 1) > 1e-11 * largest;
    }

    private static (double From, double To, double Steps) EndsOf(SourceNode found)
    {
        return (Number("from"), Number("to"), Number("steps"));

        double Number(string key) => double.Parse(found[key]!.Text, CultureInfo.InvariantCulture);
    }

    private void CheckRange(SourceNode found, GroupShape ends, ICollection<InputFault> faults)
    {
        int before = faults.Count;
        ends.Check(found, faults);
        foreach (string missing in ends.Required.Where(key => found[key] is null))
        {
            faults.Add(found.Fault($"\"{missing}\" is missing; "
                    + "write a range such as { \"from\": 0, \"to\": 1, \"steps\": 5 }, which has five values with both ends."));
        }

        if (faults.Count > before || IsPlain(found))
        {
            return;
        }

        List<string> values = [.. Range(found)];
        if (values.Find(value => Definition.Parse(value) is null) is { } bad)
        {
            faults.Add(found.Fault(
                $"the range makes the value {bad}; allowed is {Definition.Allowed}. Choose other steps, or write a list."));
        }
        else if (values.Distinct(StringComparer.Ordinal).Count() < values.Count)
        {
            faults.Add(found.Fault("the range makes the same value more than once; choose fewer steps."));
        }
    }
}
