using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A parameter and the value it is set to.</summary>
/// <param name="Path">The parameter, such as "member.reciprocity".</param>
/// <param name="Value">Its value.</param>
public sealed record ParameterSetting(string Path, object Value)
{
    /// <summary>Formats as "reciprocity = 0".</summary>
    public override string ToString() => $"{new SweepAxis(Path, []).Name} = {ParameterDefinition.Text(Value)}";
}

/// <summary>A group of parameters by path, each with one value.</summary>
internal sealed record SettingShape(ParameterDefinition Definition) : Shape
{
    internal static GroupShape All { get; } = new(
        Parameters.All.ToDictionary(
            parameter => parameter.Path,
            parameter => (Shape)new SettingShape(parameter) { Meaning = parameter.About.Meaning },
            StringComparer.Ordinal))
    {
        Content = "parameters' paths, each with a value, such as \"member.reciprocity\": 0",
        NameOf = setting => ((ParameterSetting)setting).Path,
    };

    /// <summary>The shape of the value.</summary>
    public ParameterShape Single { get; } = new(Definition);

    public override string Allowed => Definition.Allowed;

    public override void Check(SourceNode found, ICollection<InputFault> faults) => Single.Check(found, faults);

    internal override object? Read(SourceNode? found, string key, Layers layers) =>
        new ParameterSetting(Definition.Path, Definition.Parse(found!.Text)!);

    internal override JsonNode Write(object value, bool brief) => Node(((ParameterSetting)value).Value);
}
