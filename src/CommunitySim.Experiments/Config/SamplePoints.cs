using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>The points of a sample: their number, or the file that lists them.</summary>
/// <param name="Count">The number of points; 0 with a file.</param>
/// <param name="File">The file, or null.</param>
public sealed record SamplePoints(int Count, string? File);

/// <summary>A number of points, or the path of a file.</summary>
/// <param name="Count">The allowed numbers.</param>
internal sealed record SamplePointsShape(WholeShape Count) : Shape
{
    public override string Allowed => $"{Count.Allowed}, or the path of a file of points in quotes";

    public override void Check(SourceNode found, ICollection<InputFault> faults)
    {
        if (found.Kind == JsonValueKind.Number)
        {
            Count.Check(found, faults);
        }
        else if (found.Kind != JsonValueKind.String || found.Text.Trim().Length == 0)
        {
            faults.Add(Refuse(found));
        }
    }

    internal override object? Read(SourceNode? found, string key, Layers layers) => layers.Text(key) is not { } text ? null
        : found?.Kind == JsonValueKind.String ? new SamplePoints(0, text)
        : new SamplePoints(int.Parse(text, CultureInfo.InvariantCulture), null);

    internal override JsonNode Write(object value, bool brief) =>
        value is SamplePoints { File: { } file } ? JsonValue.Create(file) : JsonValue.Create(((SamplePoints)value).Count);
}
