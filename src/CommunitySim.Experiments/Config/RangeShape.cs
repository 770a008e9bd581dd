using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A parameter between two ends.</summary>
public sealed record RangeShape : Shape
{
    private static readonly string[] Both = ["from", "to"];

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
}
