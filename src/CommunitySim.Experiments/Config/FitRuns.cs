using CommunitySim.Experiments.Sensitivity;

namespace CommunitySim.Experiments.Config;

/// <summary>Derives the studies of a fit from the experiment of its points. Each has its own store in the same folder.</summary>
public static class FitRuns
{
    /// <summary>The study of luck: a few points with many worlds each.</summary>
    public const string Luck = "luck";

    /// <summary>The study of other forms of the model.</summary>
    public const string Forms = "forms";

    /// <summary>The study of more points where the data may lie. It is made only if the first points show the data too rarely.</summary>
    public const string Wave = "wave2";

    /// <summary>Points of the study of luck, and worlds at each.</summary>
    public const int LuckPoints = 16, LuckWorlds = 12;

    // The luck of these studies differs from that of the points.
    private const int FirstLuck = Sample.MostPoints, FirstLuckOfForms = 2 * Sample.MostPoints, FirstLuckOfWave = 3 * Sample.MostPoints;

    private const string Kind = "community.network.kind";

    private static readonly NetworkKind[] Kinds = [NetworkKind.Groups, NetworkKind.SmallWorld, NetworkKind.ScaleFree, NetworkKind.Random];

    /// <summary>All names of studies.</summary>
    public static IReadOnlyList<string> Names { get; } = [Luck, Forms, Wave];

    /// <summary>Returns the studies of a fit that need no other; empty without a fit.</summary>
    public static IEnumerable<(string Name, ExperimentConfig Config)> For(ExperimentConfig config)
    {
        if (config.Fit is not { } plan)
        {
            yield break;
        }

        yield return (Luck, LuckOf(config));
        if (plan.OtherForms > 0)
        {
            yield return (Forms, FormsOf(config, plan));
        }
    }

    /// <summary>The other forms of the model, each with the settings that differ from the experiment.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<ParameterSetting> Settings)> OtherForms(ExperimentConfig config) =>
    [
        .. Kinds.Contains(config.Values[Kind] is NetworkKind kind ? kind : NetworkKind.File)
            ? Kinds.Where(other => !other.Equals(config.Values[Kind]))
                .Select(other => ($"network: {ParameterDefinition.Text(other)}", (IReadOnlyList<ParameterSetting>)[new ParameterSetting(Kind, other)]))
            : [],
        .. StructuralVariants.OneByOne(config),
    ];

    /// <summary>Returns the form of a point of the study of other forms, by its place among the points.</summary>
    public static int FormOf(ExperimentConfig config, int point) => point / config.Fit!.OtherForms;

    /// <summary>Returns the study of more points.</summary>
    public static ExperimentConfig WaveOf(ExperimentConfig config, IReadOnlyList<IReadOnlyList<object>> points) => Study(config, Wave) with
    {
        Sample = Sample.Of(PathsOf(config), points, FirstLuckOfWave) with { Seed = config.Seed },
    };

    private static ExperimentConfig LuckOf(ExperimentConfig config) => Study(config, Luck) with
    {
        Replicates = Replicates.Exactly(LuckWorlds),
        Days = config.History!.DecideOn,
        Horizons = [config.History.DecideOn],
        Strategies = [config.Strategies[0]],
        Baseline = null,
        Challenger = null,
        Sample = Sample.Of(PathsOf(config), [.. config.Sample!.Values().Take(LuckPoints)], FirstLuck) with { Seed = config.Seed },
    };

    /// <summary>As many points for each form, all of one Latin hypercube over the same ranges.</summary>
    private static ExperimentConfig FormsOf(ExperimentConfig config, FitPlan plan)
    {
        (string Name, IReadOnlyList<ParameterSetting> Settings)[] forms = [.. OtherForms(config)];
        string[] added = [.. forms.SelectMany(form => form.Settings).Select(setting => setting.Path).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<SampledParameter> over = config.Sample!.Over;
        string[] kept = [.. PathsOf(config).Where(path => !added.Contains(path))];
        double[][] places = LatinHypercube.Points(forms.Length * plan.OtherForms, over.Count, config.Seed + 1);
        IReadOnlyList<object>[] points =
        [
            .. places.Select((place, point) => (IReadOnlyList<object>)
            [
                .. kept.Select(path => ValueAt(path, place)),
                .. added.Select(path => forms[point / plan.OtherForms].Settings.FirstOrDefault(setting => setting.Path == path)?.Value
                    ?? (over.Any(parameter => parameter.Path == path) ? ValueAt(path, place) : config.Values[path])),
            ]),
        ];
        return Study(config, Forms) with
        {
            Sample = Sample.Of([.. kept, .. added], points, FirstLuckOfForms) with { Seed = config.Seed },
        };

        object ValueAt(string path, double[] place) => over.Index().Where(parameter => parameter.Item.Path == path)
            .Select(parameter => parameter.Item.At(place[parameter.Index])).First();
    }

    private static string[] PathsOf(ExperimentConfig config) => [.. config.Sample!.Over.Select(parameter => parameter.Path)];

    private static ExperimentConfig Study(ExperimentConfig config, string name) =>
        config with { Name = $"{config.Name}, {name}", Fit = null, ObservationsSource = null, Measured = [] };
}
