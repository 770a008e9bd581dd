using CommunitySim.Experiments.Config;

namespace CommunitySim.Cli;

/// <summary>Reports values outside their ranges, and how to measure what nobody has measured yet.</summary>
internal static class RangeLines
{
    private const int MostListed = 8;

    /// <summary>Names the values that a study over the ranges would not contain.</summary>
    public static void WriteOutside(ExperimentConfig config, TextWriter output)
    {
        IReadOnlyList<OutOfRange> outside = ParameterRanges.Outside(config);
        foreach (OutOfRange found in outside.Take(MostListed))
        {
            string whose = found.Strategy is null ? "" : $" of {found.Strategy}";
            string range = FormattableString.Invariant($"{found.Range.Low} to {found.Range.High}");
            output.WriteLine(FormattableString.Invariant($"  note: {found.Path}{whose} is {found.Value}, outside the ")
                + (found.Range.IsMeasured
                    ? $"measured range {range}; correct one of the two"
                    : $"plausible range {range}; state the range of your community under \"measured\", such as \"{found.Path}\": [low, high]"));
        }

        foreach ((string path, string why) in ParameterRanges.Ignored(config))
        {
            output.WriteLine($"  note: what is measured of {path} does not hold everywhere: {why}");
        }

        if (outside.Count > MostListed)
        {
            output.WriteLine($"  note: {outside.Count - MostListed} more values lie outside their ranges");
        }
    }

    /// <summary>Lists how to get the parameters of a study from one's own data.</summary>
    public static void WriteRecipes(ExperimentConfig config, TextWriter output)
    {
        ParameterDefinition[] known =
        [
            .. (config.Sensitivity?.Over ?? config.Sample?.Over ?? [])
                .Select(parameter => Parameters.Find(parameter.Path)!)
                .Where(parameter => parameter.About.Measure.Length > 0 && config.Measured.All(found => found.Path != parameter.Path)),
        ];
        if (known.Length > 0)
        {
            output.WriteLine("  from your own data, for \"measured\":");
        }

        foreach (ParameterDefinition parameter in known)
        {
            output.WriteLine($"    {parameter.Path}: {parameter.About.Measure}");
        }
    }
}
