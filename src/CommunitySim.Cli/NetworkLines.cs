using CommunitySim.Experiments.Config;
using CommunitySim.Members;

namespace CommunitySim.Cli;

/// <summary>Reports what was read from the network files and the member file of an experiment.</summary>
internal static class NetworkLines
{
    public static void Write(ExperimentConfig config, TextWriter output)
    {
        foreach ((string path, NetworkSource source) in config.NetworkFiles)
        {
            string indent = "";
            foreach (string line in source.Reading.Lines())
            {
                output.WriteLine(indent.Length == 0 ? $"  network {path}: {line}" : $"{indent}{line}");
                indent = "    ";
            }
        }

        if (config.MembersSource is { Table: var table })
        {
            output.WriteLine($"  members {config.Members!.File}: {string.Join("; ", Columns(config, table))}");
        }
    }

    private static IEnumerable<string> Columns(ExperimentConfig config, MemberTable table)
    {
        if (table.Lurker is { } lurkers)
        {
            yield return $"{lurkers.Count(lurks => lurks)} of {lurkers.Length} are lurkers (column {config.Members!.Lurker})";
        }

        if (table.Segment is { } segments)
        {
            string counts = string.Join(
                ", ", config.Segments.Select((segment, place) => $"{segments.Count(number => number == place + 1)} {segment.Name}"));
            yield return $"{counts}, {segments.Count(number => number == 0)} in no segment (column {config.Members!.Segment})";
        }

        if (table.Trust is { } trust)
        {
            yield return FormattableString.Invariant($"mean trust {trust.Average():0.###} (column {config.Members!.Trust})");
        }
    }
}
