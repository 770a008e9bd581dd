using System.Globalization;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A parameter between two ends.</summary>
public sealed record RangeShape : Shape
{
    private static readonly string[] Both = ["from", "to"];

    /// <summary>All that may be sampled, by path.</summary>
    internal static GroupShape All { get; } = new(
        Parameters.All
            .Where(parameter => parameter.Type == typeof(double) || parameter.Type == typeof(int))
            .ToDictionary(parameter => parameter.Path, parameter => (Shape)new RangeShape(parameter), StringComparer.Ordinal))
    {
        Content = "parameters' paths, each with { \"from\": ..., \"to\": ... }",
        NameOf = parameter => ((SampledParameter)parameter).Path,
    };

    /// <summary>The range of a parameter.</summary>
    public RangeShape(ParameterDefinition definition)
    {
        Definition = definition;
        Meaning = $"Between two values of {definition.Path}: {definition.About.Meaning}";
        Ends = new GroupShape(new Dictionary<string, Shape>(StringComparer.Ordinal)
        {
            ["from"] = new ParameterShape(definition),
            ["to"] = new ParameterShape(definition),
        })
        {
            Required = Both,
        };
    }

    /// <summary>The parameter.</summary>
    public ParameterDefinition Definition { get; }

    /// <summary>The two ends.</summary>
    public GroupShape Ends { get; }

    /// <inheritdoc/>
    public override string Allowed => $"{{ \"from\": ..., \"to\": ... }}, each {Definition.Allowed}";

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        int before = faults.Count;
        Ends.Check(found, faults);
        if (faults.Count > before)
        {
            return;
        }

        if (Both.Any(key => found[key] is null)
            || double.Parse(found["from"]!.Text, CultureInfo.InvariantCulture)
                >= double.Parse(found["to"]!.Text, CultureInfo.InvariantCulture))
        {
            faults.Add(new InputFault(found.Where, found.Path, "a range goes up from one value to another: { \"from\": 0, \"to\": 1 }."));
        }
    }

    /// <inheritdoc/>
    internal override object? Read(Located? found, string key, Layers layers)
    {
        double[] ends = [.. Both.Select(end => double.Parse(layers.Text($"{key}:{end}")!, CultureInfo.InvariantCulture))];
        return new SampledParameter(Definition.Path, ends[0], ends[1], Here: 0);
    }

    /// <inheritdoc/>
    internal override JsonNode Write(object value, bool brief) =>
        new JsonObject { ["from"] = Node(((SampledParameter)value).At(0)), ["to"] = Node(((SampledParameter)value).At(1)) };
}
