using System.Globalization;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>The range of a sampled parameter.</summary>
public sealed record RangeShape : Shape
{
    internal static GroupShape All { get; } = new(
        Parameters.All
            .Where(parameter => parameter.Type == typeof(double) || parameter.Type == typeof(int))
            .ToDictionary(parameter => parameter.Path, parameter => (Shape)new RangeShape(parameter), StringComparer.Ordinal))
    {
        Content = "parameters' paths, each with { \"from\": ..., \"to\": ... }",
        NameOf = parameter => ((SampledParameter)parameter).Path,
    };

    public RangeShape(ParameterDefinition definition)
    {
        Definition = definition;
        Meaning = $"{definition.About.Meaning} Write the lower and the upper end of its range.";
        Ends = new GroupShape(new Dictionary<string, Shape>(StringComparer.Ordinal)
        {
            ["from"] = new ParameterShape(definition),
            ["to"] = new ParameterShape(definition),
        })
        {
            Required = ["from", "to"],
        };
    }

    public ParameterDefinition Definition { get; }

    public GroupShape Ends { get; }

    public override string Allowed => $"{{ \"from\": ..., \"to\": ... }}, each {Definition.Allowed}";

    public override void Check(SourceNode found, ICollection<InputFault> faults)
    {
        int before = faults.Count;
        Ends.Check(found, faults);
        if (faults.Count == before && !(Number(found, "from") < Number(found, "to")))
        {
            faults.Add(found.Fault("\"from\" is not below \"to\"; write a rising range, such as { \"from\": 0, \"to\": 1 }."));
        }
    }

    internal override object? Read(SourceNode? found, string key, Layers layers) =>
        new SampledParameter(Definition.Path, Number(found!, "from"), Number(found!, "to"), Here: 0);

    internal override JsonNode Write(object value, bool brief) =>
        new JsonObject { ["from"] = Node(((SampledParameter)value).At(0)), ["to"] = Node(((SampledParameter)value).At(1)) };

    // NaN makes the comparison fail if an end is missing.
    private static double Number(SourceNode found, string key) =>
        found[key] is { } end ? double.Parse(end.Text, CultureInfo.InvariantCulture) : double.NaN;
}
