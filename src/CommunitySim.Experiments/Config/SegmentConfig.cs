using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A segment of the members, and the member parameters that it overrides.</summary>
public sealed record SegmentConfig(string Name, double Share, IReadOnlyDictionary<string, object> Member);

/// <summary>A segment in the form of the file.</summary>
[Key("A part of the members with parameters of its own.")]
internal sealed record SegmentFile
{
    [Key("Share of the seats that belong to the segment. A column of the file of members takes its place.", Max = 1, OmitAtDefault = true)]
    public double Share { get; init; }

    [Key("Parameters of these members only; they override the file's and the sweep's values.")]
    public ParameterValues Member { get; init; } =
        new("member", Complete: false, new Dictionary<string, object>(StringComparer.Ordinal));
}

internal sealed record SegmentShape() : RecordShape(typeof(SegmentFile))
{
    public static GroupShape All(KeyAttribute key) =>
        GroupShape.OfNames(key, new SegmentShape(), item => ((SegmentConfig)item).Name);

    internal override object? Read(SourceNode? found, string key, Layers layers)
    {
        SegmentFile file = (SegmentFile)base.Read(found, key, layers)!;
        return new SegmentConfig(key[(key.LastIndexOf(':') + 1)..], file.Share, file.Member.Values);
    }

    internal override JsonNode? Write(object value, bool brief)
    {
        SegmentConfig segment = (SegmentConfig)value;
        return base.Write(
            new SegmentFile { Share = segment.Share, Member = new ParameterValues("member", Complete: false, segment.Member) }, brief);
    }
}
