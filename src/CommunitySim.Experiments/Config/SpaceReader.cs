using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Reads what an experiment samples: points of a space of its own, and the space in which its sensitivity is looked at.</summary>
/// <param name="read">The value of a configuration key.</param>
/// <param name="config">The experiment, but for these.</param>
/// <param name="faults">Where faults are collected.</param>
internal sealed class SpaceReader(Func<string, string> read, ExperimentConfig config, ICollection<InputFault> faults)
{
    /// <summary>The sample that a group of the file asks for.</summary>
    public Sample? Sample(Located found)
    {
        foreach (string missing in ((string[])["design", "points"]).Where(key => found[key] is null))
        {
            faults.Add(new InputFault(found.Where, found.Path, $"\"{missing}\" is missing; a sample is {{ \"design\": \"sobol\", \"points\": 256 }}."));
            return null;
        }

        IReadOnlyList<SampledParameter> over = Over(
            found,
            path => config.Sweep.Any(axis => axis.Path == path)
                ? "it is swept already; leave it out of one of the two"
                : null);
        return new Sample(Enum.Parse<Design>(read(found["design"]!.Key), ignoreCase: true), Whole("sample:points"), config.Seed, over);
    }

    /// <summary>The sensitivity that a group of the file asks for.</summary>
    public SensitivityPlan? Sensitivity(Located found)
    {
        Observable? of = found["of"] is null ? null : Observables.All.First(observable => observable.Name() == read("sensitivity:of"));
        IEnumerable<string> held = of is not null ? [] : (config.Claim?.Expect ?? []).Take(1).SelectMany(one => one.Terms).SelectMany(term => term.At.Keys);
        IReadOnlyList<SampledParameter> over = Over(
            found,
            path => held.Contains(path, StringComparer.Ordinal)
                ? "the claim's first expectation holds it at values of its own; leave it out here"
                : null);
        return new SensitivityPlan(
            read("sensitivity:method") == "morris" ? Design.Morris : Design.Saltelli,
            Whole("sensitivity:points"),
            Whole("sensitivity:replicates"),
            Whole("sensitivity:levels"),
            Whole("sensitivity:levelReplicates"),
            found["members"] is null ? null : Whole("sensitivity:members"),
            over,
            of);
    }

    /// <summary>
    /// The parameters, from the file or all that have a plausible range; one that cannot be varied is refused, or left out where
    /// nobody asked for it.
    /// </summary>
    private List<SampledParameter> Over(Located found, Func<string, string?> why)
    {
        bool everyOneOverrides(string path) => config.Strategies.All(strategy => strategy.Brand.ContainsKey(path));
        if (found["over"] is not { } over)
        {
            return
            [
                .. Parameters.All
                    .Where(parameter => parameter.About.HasPlausibleRange && why(parameter.Path) is null
                        && !everyOneOverrides(parameter.Path) && Concerns(parameter.Path))
                .Select(parameter => new SampledParameter(parameter.Path, parameter.About.Low, parameter.About.High, Here(parameter.Path)))];
        }

        foreach ((string path, Located range) in over.Children)
        {
            if ((everyOneOverrides(path)
                ? "every strategy has a value of its own for it, so that nothing would change; leave it out"
                : why(path)) is { } reason)
            {
                faults.Add(new InputFault(range.Where, range.Path, $"{path} cannot be sampled: {reason}."));
            }
        }

        return [.. over.Children.Select(range => new SampledParameter(range.Name, Number(range.Value["from"]!), Number(range.Value["to"]!), Here(range.Name)))];
    }

    /// <summary>A parameter of another kind of network than the experiment's has no effect.</summary>
    private bool Concerns(string path) =>
        !path.StartsWith("community.network.tiesInside", StringComparison.Ordinal)
        && !path.StartsWith("community.network.tiesOutside", StringComparison.Ordinal)
        || config.Values["community.network.kind"] is NetworkKind.Groups;

    private double Here(string path) => Convert.ToDouble(config.Values[path], CultureInfo.InvariantCulture);

    private double Number(Located found) => double.Parse(read(found.Key), CultureInfo.InvariantCulture);

    private int Whole(string key) => int.Parse(read(key), CultureInfo.InvariantCulture);
}
