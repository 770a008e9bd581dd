using System.Text;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Reads an experiment in three layers: built-in defaults, the file, --set. What may be said stands in the attributes of the records;
/// what must fit together, in the rules of each subject.
/// </summary>
public static class ExperimentReader
{
    /// <summary>Reads and checks a file with its settings "path=value"; without its networks nothing can be run.</summary>
    /// <exception cref="InputException">The experiment cannot be run as it stands; names all that is wrong.</exception>
    public static ExperimentConfig Read(string file, IReadOnlyList<string> settings, bool loadNetworks = true) =>
        Parse(InputFile.Read(file), file, settings, loadNetworks);

    /// <summary>The same for a file whose bytes are at hand; its name is for messages, and for what it refers to.</summary>
    /// <exception cref="InputException">The experiment cannot be run as it stands; names all that is wrong.</exception>
    public static ExperimentConfig Parse(byte[] utf8, string file, IReadOnlyList<string> settings, bool loadNetworks = true)
    {
        Located written = JsonLocator.Read(utf8, file);
        JsonObject defaults = ExperimentShape.Defaults();
        string strategies = $"{{ \"strategies\": {ExperimentShape.Root.Keys["strategies"].Default} }}";
        if (written["strategies"] is not null)
        {
            defaults.Remove("strategies");
            strategies = "{}";
        }

        Located builtIn = JsonLocator.Read(Encoding.UTF8.GetBytes(strategies), "built-in strategies");
        Located set = Settings.Read(settings, [.. (written["strategies"] ?? builtIn["strategies"]!).Children.Select(strategy => strategy.Name)]);
        List<InputFault> faults = [];
        ExperimentShape.Root.Check(written, faults);
        ExperimentShape.Root.Check(set, faults);
        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }

        Located merged = Settings.Merge(Settings.Merge(builtIn with { Where = written.Where }, written), set);
        RefuseTwins(merged);
        return Resolve(new Layers(defaults, written, set, merged), file, loadNetworks);
    }

    /// <summary>Microsoft.Extensions.Configuration does not tell keys apart by case, so nobody may.</summary>
    private static void RefuseTwins(Located merged)
    {
        foreach (IGrouping<string, (string Name, Located Value)> twins in merged.All()
            .SelectMany(group => group.Children.GroupBy(child => $"{group.Path}.{child.Name}", StringComparer.OrdinalIgnoreCase))
            .Where(found => found.Count() > 1))
        {
            (string name, Located value) = twins.Last();
            throw new InputException(
                value.Where, value.Path,
                $"\"{name}\" and \"{twins.First().Name}\" (at {twins.First().Value.Where}) differ by upper and lower case only; "
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
        config = config with
        {
            Name = name,
            Title = config.Title.Trim().Length > 0 ? config.Title : name,
            Schema = null,
            Horizons = ExperimentRules.Horizons(config, layers),
            Strategies = config.Splits is { } steps ? [.. config.Strategies, .. HourSplits.Lacking(config.Strategies, steps)] : config.Strategies,
            Splits = null,
        };
        (string? baseline, string? challenger) = ExperimentRules.Comparison(config, layers);
        config = config with { Baseline = baseline, Challenger = challenger };
        ExperimentRules.CheckReplicates(config, layers);
        SweepRules.Check(config, layers);
        layers.ThrowIfFaulty();
        config = ClaimRules.WithClaim(SpaceRules.WithSample(config, layers), layers);
        layers.ThrowIfFaulty();
        config = SpaceRules.WithSensitivity(config, layers);
        layers.ThrowIfFaulty();
        SpaceRules.RefuseTooManyPoints(config, layers);
        layers.ThrowIfFaulty();
        CommunityParameters[] communities = [.. config.Communities().Select(found => found.Community)];
        ExperimentNetworks.CheckCommunities(communities, layers);
        StrategyRules.RefuseUnmeasuredLift(config, layers);
        SpaceRules.RefuseInconsistentPoints(config, layers);
        layers.ThrowIfFaulty();
        return loadNetworks ? ExperimentNetworks.With(config, communities, file, layers) : config;
    }
}
