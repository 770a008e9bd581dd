using System.Text;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Reads an experiment in three layers: built-in defaults, the file, --set. The attributes of the records define the
/// keys. The rules of each subject check that values fit together.
/// </summary>
public static class ExperimentReader
{
    /// <summary>Reads and checks a file with settings "path=value". A run needs the networks too.</summary>
    /// <exception cref="InputException">The experiment is invalid; the exception lists all faults.</exception>
    public static ExperimentConfig Read(string file, IReadOnlyList<string> settings, bool loadNetworks = true) =>
        Parse(InputFile.Read(file), file, settings, loadNetworks);

    /// <summary>Parses the bytes of a file. Messages and relative paths use its name.</summary>
    /// <exception cref="InputException">The experiment is invalid; the exception lists all faults.</exception>
    public static ExperimentConfig Parse(byte[] utf8, string file, IReadOnlyList<string> settings, bool loadNetworks = true)
    {
        SourceNode written = JsonSource.Read(utf8, file);
        JsonObject defaults = ExperimentShape.Defaults();
        string strategies = $"{{ \"strategies\": {ExperimentShape.Root.Keys["strategies"].Default} }}";
        if (written["strategies"] is not null)
        {
            defaults.Remove("strategies");
            strategies = "{}";
        }

        SourceNode builtIn = JsonSource.Read(Encoding.UTF8.GetBytes(strategies), "built-in strategies");
        SourceNode named = written["strategies"] ?? builtIn["strategies"]!;
        SourceNode set = Settings.Read(settings, [.. named.Children.Select(strategy => strategy.Name)]);
        List<InputFault> faults = [];
        ExperimentShape.Root.Check(written, faults);
        ExperimentShape.Root.Check(set, faults);
        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }

        SourceNode merged = Settings.Merge(Settings.Merge(builtIn with { Where = written.Where }, written), set);
        RefuseTwins(merged);
        return Resolve(new Layers(defaults, written, set, merged), file, loadNetworks);
    }

    /// <summary>Refuses keys that differ only in case, which Microsoft.Extensions.Configuration ignores.</summary>
    private static void RefuseTwins(SourceNode merged)
    {
        foreach (IGrouping<string, (string Name, SourceNode Value)> twins in merged.All()
            .SelectMany(group => group.Children.GroupBy(child => $"{group.Path}.{child.Name}", StringComparer.OrdinalIgnoreCase))
            .Where(found => found.Count() > 1))
        {
            (string name, SourceNode value) = twins.Last();
            throw new InputException(
                value.Where, value.Path,
                $"\"{name}\" and \"{twins.First().Name}\" (at {twins.First().Value.Where}) differ only in upper and lower case; "
                    + $"choose another name, or write {twins.First().Name}.");
        }
    }

    private static ExperimentConfig Resolve(Layers layers, string file, bool loadNetworks)
    {
        SweepRules.RefuseTooManyCells(layers);
        layers.ThrowIfFaulty();
        ExperimentConfig config = (ExperimentConfig)ExperimentShape.Root.Read(layers.Written, "", layers)!;
        layers.ThrowIfFaulty();
        string name = Path.GetFileNameWithoutExtension(file);
        StrategyRules.Check(config, layers);
        SegmentRules.Check(config, layers);
        ExperimentRules.CheckTime(config, layers);
        config = config with
        {
            Name = name,
            Title = config.Title.Trim().Length > 0 ? config.Title : name,
            Schema = null,
            Values = ParameterRanges.WithMeasured(config, layers),
            Horizons = ExperimentRules.Horizons(config, layers),
            Strategies = StrategyRules.Expanded(config, layers),
            Splits = null,
        };
        (string? baseline, string? challenger) = ExperimentRules.Comparison(config, layers);
        config = config with { Baseline = baseline, Challenger = challenger };
        ExperimentRules.CheckReplicates(config, layers);
        SweepRules.Check(config, layers);
        layers.ThrowIfFaulty();
        config = FitRules.WithFit(config, layers);
        config = ClaimRules.WithClaim(SpaceRules.WithSample(config, file, layers), layers);
        layers.ThrowIfFaulty();
        config = SpaceRules.WithSearch(SpaceRules.WithSensitivity(config, layers), layers);
        layers.ThrowIfFaulty();
        SpaceRules.RefuseTooManyPoints(config, layers);
        layers.ThrowIfFaulty();
        CommunityParameters[] communities = [.. config.Communities().Select(found => found.Community)];
        ExperimentNetworks.CheckCommunities(communities, layers);
        StrategyRules.RefuseUnmeasuredLift(config, layers);
        SpaceRules.RefuseInconsistentPoints(config, layers);
        layers.ThrowIfFaulty();
        return loadNetworks
            ? FitRules.WithData(SegmentRules.WithMembers(ExperimentNetworks.With(config, communities, file, layers), file, layers), file, layers)
            : config;
    }
}
