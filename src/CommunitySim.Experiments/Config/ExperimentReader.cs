using System.Globalization;
using System.Text;
using System.Text.Json;
using CommunitySim.Experiments.Input;
using Microsoft.Extensions.Configuration;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Reads an experiment in three layers: built-in defaults, the file, --set. Values come from
/// Microsoft.Extensions.Configuration; what may be said, and where it was said, from <see cref="ExperimentShape"/> and <see cref="Located"/>.
/// </summary>
public sealed class ExperimentReader
{
    /// <summary>Single values where nothing is said: the parameters' and the file's own.</summary>
    private static readonly Dictionary<string, string?> Defaults = new(
    [
        .. Parameters.All.Select(parameter => KeyValuePair.Create(parameter.Path.Replace('.', ':'), (string?)ParameterDefinition.Text(parameter.Default))),
        .. ExperimentShape.SingleDefaults.Select(value => KeyValuePair.Create(value.Path.Replace('.', ':'), (string?)value.Text)),
    ], StringComparer.Ordinal);

    private const int MostCells = 100_000;

    private const string HoldOut = "brand.holdOut";

    private readonly string _file;
    private readonly Located _written;
    private readonly IConfigurationRoot _layers;
    private readonly List<InputFault> _faults = [];

    private ExperimentReader(string file, Located written, IConfigurationRoot layers) =>
        (_file, _written, _layers) = (file, written, layers);

    /// <summary>Reads and checks an experiment with all that it refers to.</summary>
    /// <param name="file">The experiment file.</param>
    /// <param name="settings">Settings "path=value" that override the file.</param>
    /// <param name="loadNetworks">Whether network files are read too; without them nothing can be run.</param>
    /// <exception cref="InputException">The experiment cannot be run as it stands; names all that is wrong.</exception>
    public static ExperimentConfig Read(string file, IReadOnlyList<string> settings, bool loadNetworks = true) =>
        Parse(InputFile.Read(file), file, settings, loadNetworks);

    /// <summary>Reads and checks an experiment whose file is at hand already.</summary>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="file">Its name, for messages and for what it refers to.</param>
    /// <param name="settings">Settings "path=value" that override the file.</param>
    /// <param name="loadNetworks">Whether network files are read too; without them nothing can be run.</param>
    /// <exception cref="InputException">The experiment cannot be run as it stands; names all that is wrong.</exception>
    public static ExperimentConfig Parse(byte[] utf8, string file, IReadOnlyList<string> settings, bool loadNetworks = true)
    {
        Located written = JsonLocator.Read(utf8, file);
        byte[] strategies = Encoding.UTF8.GetBytes(written["strategies"] is null
            ? $"{{ \"strategies\": {ExperimentShape.Root.Keys["strategies"].Default} }}"
            : "{}");
        Located builtIn = JsonLocator.Read(strategies, "built-in strategies");
        Located set = Settings.Read(settings, [.. (written["strategies"] ?? builtIn["strategies"]!).Children.Select(strategy => strategy.Name)]);
        List<InputFault> faults = [];
        ExperimentShape.Root.Check(written, faults);
        ExperimentShape.Root.Check(set, faults);
        if (faults.Count > 0)
        {
            throw new InputException(faults);
        }

        using MemoryStream below = new(strategies);
        IConfigurationRoot layers = new ConfigurationBuilder()
            .AddInMemoryCollection(Defaults)
            .AddJsonStream(below)
            .AddInMemoryCollection(Values(written))
            .AddInMemoryCollection(Values(set))
            .Build();
        Located merged = Settings.Merge(Settings.Merge(builtIn with { Where = written.Where }, written), set);
        RefuseTwins(merged);
        return new ExperimentReader(file, merged, layers).Resolve(loadNetworks);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Values(Located layer) =>
        layer.All().Where(value => value.Children.Count == 0 && value.Key.Length > 0).Select(value => KeyValuePair.Create(value.Key, (string?)value.Text));

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

    private ExperimentConfig Resolve(bool loadNetworks)
    {
        RefuseTooManyCells();
        int days = Whole("days");
        IReadOnlyList<StrategyConfig> strategies = new StrategyReader(Text, days, _faults).Read(_written["strategies"]!);
        strategies = _written["splits"] is null ? strategies : [.. strategies, .. HourSplits.Lacking(strategies, Whole("splits"))];
        (string? baseline, string? challenger) = Comparison([.. strategies.Select(strategy => strategy.Name)]);
        ExperimentConfig config = new()
        {
            Name = Path.GetFileNameWithoutExtension(_file),
            Title = _layers["title"] is { } title && title.Trim().Length > 0 ? title : Path.GetFileNameWithoutExtension(_file),
            Question = Text("question"),
            Days = days,
            Replicates = Replicates(strategies.Count),
            Keep = Enum.Parse<Keep>(Text("keep"), ignoreCase: true),
            Seed = ulong.Parse(Text("seed"), CultureInfo.InvariantCulture),
            Horizons = Horizons(days),
            Values = Parameters.All.ToDictionary(
                parameter => parameter.Path,
                parameter => parameter.Parse(Text(parameter.Path.Replace('.', ':')))!,
                StringComparer.Ordinal),
            Strategies = strategies,
            Sweep = Sweep(strategies),
            Baseline = baseline,
            Challenger = challenger,
        };
        ThrowIfFaulty();
        config = WithSpaces(config);
        RefuseTooManyPoints(config);
        CommunityParameters[] communities = [.. config.Communities().Select(found => found.Community)];
        foreach ((string path, string text) in communities.Select(Parameters.Inconsistency).OfType<(string, string)>().Distinct())
        {
            Fault(path, text + "; change one of the two.");
        }

        RefuseUnmeasuredLift(config);
        if (IsGiven(ExperimentNetworks.Path) && Array.TrueForAll(communities, community => community.Network.Kind != NetworkKind.File))
        {
            Fault(ExperimentNetworks.Path, "a path has no effect unless community.network.kind is file; set the kind to \"file\", or take the path out.");
        }

        RefuseInconsistentStudies(config);
        ThrowIfFaulty();
        return loadNetworks && communities.Any(community => community.Network.Kind == NetworkKind.File) ? WithNetworks(config, communities) : config;
    }

    /// <summary>The claim, and the spaces of parameters that are sampled.</summary>
    private ExperimentConfig WithSpaces(ExperimentConfig config)
    {
        if (_written["sample"] is { } sample)
        {
            config = config with { Sample = new SpaceReader(Text, config, _faults).Sample(sample) };
        }

        if (_written["claim"] is { } claim)
        {
            config = config with { Claim = new ClaimReader(Text, config, _faults).Read(claim) };
        }

        ThrowIfFaulty();
        if (_written["sensitivity"] is { } sensitivity)
        {
            config = config with { Sensitivity = new SpaceReader(Text, config, _faults).Sensitivity(sensitivity) };
            if ((config.Claim is not { Expect.Count: > 0 } || config.Sensitivity?.Of is not null) && config.Challenger is null)
            {
                Fault(
                    "sensitivity",
                    "with one strategy there is no difference whose causes could be looked for; "
                        + "name a second strategy, or leave \"of\" out and make a claim.");
            }
        }

        ThrowIfFaulty();
        return config;
    }

    /// <summary>What is sampled beside the experiment must fit together too.</summary>
    private void RefuseInconsistentStudies(ExperimentConfig config)
    {
        if (config.Sensitivity is { } plan && plan.Over.Any(parameter => parameter.Path.StartsWith("community.", StringComparison.Ordinal)))
        {
            foreach ((string path, string text) in SensitivityRuns.For(config)
                .SelectMany(study => study.Config.Communities())
                .Select(found => Parameters.Inconsistency(found.Community))
                .OfType<(string, string)>()
                .Take(1))
            {
                Fault("sensitivity", $"at some of its points {path} does not fit the rest: {text}; choose narrower ranges.");
            }
        }
    }

    /// <summary>By arithmetic, before a value of the sweep or a point of the sample is laid out.</summary>
    private void RefuseTooManyCells()
    {
        Located? points = _written["sample"]?["points"];
        double cells = (_written["sweep"]?.Children ?? [])
            .Aggregate(
                points is null ? 1.0 : Count(points),
                (product, axis) => product * (axis.Value["steps"] is { } steps ? Count(steps) : axis.Value.Children.Count));
        if (cells > MostCells)
        {
            Fault(
                points is null ? "sweep" : "sample",
                $"{(points is null ? "the sweep makes" : "sweep and sample make")} {InWords(cells)} cells; "
                    + $"allowed are up to {MostCells}. "
                    + $"Use fewer values{(points is null ? "" : " or points")}.");
        }

        ThrowIfFaulty();

        double Count(Located number) => double.Parse(Text(number.Key), CultureInfo.InvariantCulture);
    }

    /// <summary>What is sampled beside the experiment may have no more cells than the experiment itself.</summary>
    private void RefuseTooManyPoints(ExperimentConfig config)
    {
        foreach ((string name, ExperimentConfig study) in SensitivityRuns.For(config).Where(found => found.Config.CellsAtMost > MostCells))
        {
            (string key, int asked) = (name == SensitivityRuns.Space ? "points" : "levels", study.Sample!.Points);
            Located group = _written["sensitivity"]!, found = group[key] ?? group;
            _faults.Add(new InputFault(
                found.Where, found.Path,
                $"{asked} {key} make {InWords(study.CellsAtMost)} cells with {study.Sample.Over.Count} parameters"
                    + $"{(study.Sweep.Count == 0 ? "" : " and the swept values of the claim")}; "
                    + $"allowed are up to {MostCells}. "
                    + $"Lower \"{key}\" to {Math.Floor(asked * ((MostCells - 1) / study.CellsAtMost))} or less, or name fewer parameters in \"over\"."));
        }

        ThrowIfFaulty();
    }

    private static string InWords(double count) => count.ToString(count < 1e15 ? "0" : "0.0e0", CultureInfo.InvariantCulture);

    private void RefuseUnmeasuredLift(ExperimentConfig config)
    {
        bool somewhere = LeavesNobodyAlone(config);
        foreach ((Located? place, StrategyConfig brand) in config.Strategies.Zip(_written["strategies"]!.Children)
            .SelectMany(pair => pair.First.Brands.Zip([pair.Second.Value, pair.Second.Value["rival"]], (brand, place) => (place, brand))))
        {
            if (brand.Strategy.Manager?.By == Belief.Lift && (brand.Brand.TryGetValue(HoldOut, out object? own) ? own is 0.0 : somewhere))
            {
                Located by = place!["manager"]!["by"]!;
                _faults.Add(new InputFault(
                    by.Where, by.Path,
                    "lift is measured against groups that the brand leaves alone, and brand.holdOut is 0; "
                        + "set it above 0, such as \"brand\": { \"holdOut\": 0.2 }."));
            }
        }
    }

    /// <summary>Whether in some cell the file's brand holds out nobody.</summary>
    private static bool LeavesNobodyAlone(ExperimentConfig config)
    {
        int axis = config.Axes.ToList().FindIndex(found => found.Path == HoldOut);
        return axis < 0 ? config.Values[HoldOut] is 0.0 : config.Cells().Any(cell => cell.Values[axis] is 0.0);
    }

    private Replicates Replicates(int strategies)
    {
        if (_written["replicates"] is not { Kind: JsonValueKind.Object } written)
        {
            return Config.Replicates.Exactly(Whole("replicates"));
        }

        (int atLeast, int atMost) = (Whole("replicates:atLeast"), Whole("replicates:atMost"));
        if (atLeast > atMost)
        {
            Fault(
                "replicates",
                $"at least {atLeast} and at most {atMost} worlds cannot be had together. "
                    + "Choose an atMost that is no less than atLeast; "
                    + "they are 2000 and 20 where they are not said.");
        }

        if (written["precision"] is null)
        {
            Fault("replicates", "\"precision\" is missing; write { \"precision\": 0.005, \"of\": \"trust\", \"atLeast\": 20, \"atMost\": 2000 }.");
            return Config.Replicates.Exactly(1);
        }

        if (strategies < 2)
        {
            Fault("replicates", "a precision is one of a difference, and there is one strategy; name a second one, or give a number of replicates.");
        }

        return new Replicates(atLeast, atMost, new Precision(
            double.Parse(Text("replicates:precision"), CultureInfo.InvariantCulture),
            Observables.All.First(observable => observable.Name() == Text("replicates:of"))));
    }

    private List<int> Horizons(int days)
    {
        if (_written["horizons"] is not { } written)
        {
            List<int> within = [.. ExperimentShape.DefaultHorizons.Where(day => day <= days)];
            return within.Count > 0 ? within : [days];
        }

        List<int> horizons = [.. written.Children.Select(item => int.Parse(Text(item.Value.Key), CultureInfo.InvariantCulture))];
        for (int i = 0; i < horizons.Count; i++)
        {
            if (horizons[i] > days)
            {
                _faults.Add(new InputFault(
                    written.Children[i].Value.Where, "horizons",
                    $"day {horizons[i]} is after the last day, {days}. "
                        + "Run more days, or leave it out (--set horizons=[...])."));
            }
            else if (i > 0 && horizons[i] <= horizons[i - 1])
            {
                _faults.Add(new InputFault(
                    written.Children[i].Value.Where, "horizons",
                    $"day {horizons[i]} stands after day {horizons[i - 1]}; "
                        + "list the days in ascending order."));
            }
        }

        return horizons;
    }

    private List<SweepAxis> Sweep(IReadOnlyList<StrategyConfig> strategies)
    {
        List<SweepAxis> axes = [];
        foreach ((string path, Located values) in _written["sweep"]?.Children ?? [])
        {
            if (Written(path) is { } fixedValue)
            {
                _faults.Add(new InputFault(
                    values.Where, values.Path, $"the same parameter has a fixed value at {fixedValue.Where}; leave one of the two out."));
            }

            if (strategies.SelectMany(strategy => strategy.Brands).All(brand => brand.Brand.ContainsKey(path)))
            {
                _faults.Add(new InputFault(
                    values.Where, values.Path,
                    "every strategy has a value of its own for this, so that the sweep would change nothing; "
                        + "take it out of the strategies, or leave the sweep out."));
            }

            axes.Add(new SweepAxis(path, new SweepShape(Parameters.Find(path)!).Values(values, Text)));
        }

        return axes;
    }

    /// <summary>As the file says; else connect against convert, where there are both; else the second strategy against the first.</summary>
    private (string? Baseline, string? Challenger) Comparison(List<string> names)
    {
        string? baseline = Named("baseline", names), challenger = Named("challenger", names);
        if (names.Count < 2)
        {
            return (null, null);
        }

        bool article = names.Contains("convert") && names.Contains("connect");
        baseline ??= article && challenger != "convert" ? "convert" : names.Find(name => name != challenger);
        challenger ??= article && baseline != "connect" ? "connect" : names.Find(name => name != baseline);
        if (baseline == challenger)
        {
            Fault("challenger", $"baseline and challenger are both \"{baseline}\"; a comparison needs two of {Quotation.Of(string.Join(", ", names))}.");
        }

        return (baseline, challenger);
    }

    private string? Named(string key, List<string> names)
    {
        string? name = _layers[key] is { } written ? NormalForm.Of(written) : null;
        if (name is not null && !names.Contains(name))
        {
            Fault(key, $"there is no strategy \"{Quotation.Of(name)}\"; name one of {Quotation.Of(string.Join(", ", names))}.{Nearest.Hint(name, names)}");
        }

        return name;
    }

    private ExperimentConfig WithNetworks(ExperimentConfig config, IEnumerable<CommunityParameters> communities)
    {
        ExperimentConfig read = ExperimentNetworks.Read(
            config,
            communities.Where(found => found.Network.Kind == NetworkKind.File).Select(found => found.Network.Path),
            Find);
        foreach (CommunityParameters community in read.Communities().Select(found => found.Community)
            .Where(found => found.Network.Kind == NetworkKind.File && IsGiven("community.members")))
        {
            int members = read.Networks[community.Network.Path].Members;
            if (community.Members != members)
            {
                Fault(
                    "community.members",
                    $"the network file {Quotation.Of(community.Network.Path)} has {members} members, not {community.Members}; "
                        + "leave community.members out.");
            }
        }

        ThrowIfFaulty();
        return read;
    }

    /// <summary>From the experiment's own folder; a --set may also name a file from where the command runs.</summary>
    private string Find(string path)
    {
        string own = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_file))!, path);
        string found = !File.Exists(own) && File.Exists(path) && Where(ExperimentNetworks.Path).StartsWith("--set", StringComparison.Ordinal) ? path : own;
        return File.Exists(found) ? found
            : throw new InputException(
                Where(ExperimentNetworks.Path), ExperimentNetworks.Path,
                $"there is no file {Quotation.Of(path)} in {Path.GetDirectoryName(Path.GetFullPath(_file))}; "
                    + "name one by a path that starts from the experiment file's own folder.");
    }

    private bool IsGiven(string path) => Written(path) is not null || _written["sweep"]?[path] is not null;

    private Located? Written(string path) => path.Split('.').Aggregate((Located?)_written, (at, name) => at?[name]);

    private string Where(string path) => (Written(path) ?? _written["sweep"]?[path] ?? _written).Where;

    private string Text(string key) => _layers[key]!;

    private int Whole(string key) => int.Parse(Text(key), CultureInfo.InvariantCulture);

    private void Fault(string path, string what) => _faults.Add(new InputFault(Where(path), path, what));

    private void ThrowIfFaulty()
    {
        if (_faults.Count > 0)
        {
            throw new InputException(_faults);
        }
    }
}
