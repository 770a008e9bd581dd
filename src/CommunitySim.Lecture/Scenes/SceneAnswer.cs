using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Lecture.Scenes;

/// <summary>What came out of a scene, all of it computed: the columns, which of them answers, the claim's verdict, the main chart.</summary>
internal static class SceneAnswer
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The list of scenes, without what is computed.</summary>
    public static byte[] List { get; } = JsonSerializer.SerializeToUtf8Bytes(
        Scene.All.Select(scene => new
        {
            scene.Id,
            scene.Experiment,
            scene.Command,
            scene.Set,
            scene.Of,
            scene.Day,
            scene.Best,
            scene.Unit,
            scene.Columns,
            scene.Vary,
            scene.Route,
            scene.Try,
        }),
        Form);

    /// <summary>A simulated scene as the page reads it; the same scene gives the same bytes.</summary>
    public static byte[] Write(SceneRun run)
    {
        (Scene scene, ExperimentConfig config, ExperimentResult result) = (run.Scene, run.Config, run.Result);
        ExperimentAnalysis analysis = new ExperimentAnalysis(result).Shown;
        int[] members = [.. config.Cells().Select(config.MembersOf).Distinct().Order()];
        JsonNode places = JsonSerializer.SerializeToNode(scene.Choices.Select(choice => Place(scene, choice, result)), Form)!;
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                scene.Id,
                Places = places,
                Size = new { Worlds = result.Worlds.Least, Least = members[0], Most = members[^1], config.Days, Cells = result.Cells.Count, config.Seed },
                Verdict = analysis.Claim is { } test ? SceneVerdict.Of(test, PerThousand(config)) : null,
                Picture = VotedPictures.Of(scene, places),
            },
            Form);
    }

    /// <summary>The columns at one value of what the reader may vary, in the worlds that all of them have.</summary>
    private static object Place(Scene scene, string choice, ExperimentResult result)
    {
        IReadOnlyList<Expectation> columns = ShippedExperiments.Columns(scene, choice);
        double per = IsMoney(scene.Of) ? PerThousand(result.Config) : 1;
        Contrasted[] contrasts = InCommonWorlds([.. columns.Select(column => Times(per, Contrast.Compute(result, column)[0]))]);
        IReadOnlyList<double>[] values = [.. contrasts.Select(contrast => contrast.Values)];
        Bounds bounds = contrasts
            .Select(contrast => contrast.Bounds)
            .Aggregate((one, other) => new Bounds(Math.Min(one.Low, other.Low), Math.Max(one.High, other.High)));
        bool less = scene.Best == "smallest";
        BestOf best = BestOf.Find(
            [.. Enumerable.Range(0, values[0].Count).Select(world => values.Select(column => column[world]).ToArray())],
            less,
            result.Config.Seed,
            bounds);
        int next = Enumerable.Range(0, values.Length).Where(column => column != best.Option).MinBy(column => (less ? 1 : -1) * values[column].Average());
        Interval[] intervals = [.. contrasts.Select(column => Interval.OfMean(column.Values, column.Bounds))];
        double[] lead = [.. values[best.Option].Zip(values[next], (one, other) => one - other)];
        return new
        {
            Choice = choice,
            Worlds = lead.Length,
            Columns = contrasts.Select((column, at) => new { Interval = intervals[at], Worlds = column.Values, column.Best }),
            Answer = new
            {
                Column = best.Option,
                best.NotWorse,
                Next = next,
                Step = FigureNumbers.StepOf(scene.Unit, [.. intervals.Select(interval => interval.Mean)], best.Option, next, best.NotWorse.Count == 1),
                Lead = Interval.OfMean(lead, bounds - bounds, BestOf.Confidence(values.Length)),
                Matters = per * Matters(result.Config.Claim!, columns[0]),
            },
        };
    }

    /// <summary>Families are measured in every other world, so the other columns are cut to the same worlds.</summary>
    private static Contrasted[] InCommonWorlds(Contrasted[] columns)
    {
        HashSet<int> common = [.. columns.Select(column => column.Worlds.AsEnumerable()).Aggregate((one, other) => one.Intersect(other))];
        return
        [
            .. columns.Select(column => column with
            {
                Worlds = [.. column.Worlds.Where(common.Contains)],
                Values = [.. column.Values.Where((_, at) => common.Contains(column.Worlds[at]))],
            }),
        ];
    }

    /// <summary>Whether an observable is an amount of money, which grows with the community.</summary>
    internal static bool IsMoney(string observable) => observable == "value";

    /// <summary>What an amount of money is multiplied by to be that of 1,000 members; 1 if the cells have communities of several sizes.</summary>
    private static double PerThousand(ExperimentConfig config)
    {
        int[] members = [.. config.Cells().Select(config.MembersOf).Distinct()];
        return members.Length == 1 ? 1000.0 / members[0] : 1;
    }

    private static Contrasted Times(double factor, Contrasted column) => factor == 1 ? column : column with
    {
        Values = [.. column.Values.Select(value => factor * value)],
        Bounds = new Bounds(factor * column.Bounds.Low, factor * column.Bounds.High),
    };

    /// <summary>The smallest difference of a measure that matters to the claim; null if the claim does not measure it.</summary>
    private static double? Matters(Claim claim, Expectation column) => claim.Expect
        .Where(one => one.Of == column.Of && !one.PerHour)
        .Select(one => (double?)one.Matters)
        .FirstOrDefault();
}
