using System.Globalization;
using System.Text.Json;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Experiment;

/// <summary>
/// The lecture's experiment, with the settings of a page. They are read and checked like those of `--set`. In addition, a page may not
/// name files, or ask for more than a moment's work.
/// </summary>
internal static class LectureExperiment
{
    /// <summary>The strategy whose hours the page splits.</summary>
    public const string Mine = "mine";

    // With larger limits, a hundred worlds would take too long for somebody who waits.
    private const int MostMembers = 1000, MostTies = 20_000, MostValues = 100;

    /// <summary>The embedded file.</summary>
    internal static byte[] File { get; } = PageFiles.Resource("lecture.json");

    /// <summary>The file, resolved.</summary>
    public static ExperimentConfig Base { get; } = ExperimentReader.Parse(File, "lecture.json", []);

    /// <summary>The parameters that a page may set: all with a default, so no networks from files.</summary>
    public static IReadOnlyList<ParameterDefinition> Settable { get; } = [.. Parameters.All.Where(
        parameter => parameter.Default is not "")];

    /// <summary>The experiment of a request.</summary>
    /// <param name="request">The request of the page.</param>
    /// <param name="more">More settings "path=value", which the page cannot change.</param>
    /// <exception cref="InputException">A value is unknown, out of range, or too much for a page.</exception>
    public static ExperimentConfig Read(LectureRequest request, params IEnumerable<string> more)
    {
        ExperimentConfig config = ExperimentReader.Parse(File, "lecture.json", [.. Settings(request), .. more]);
        Bound(config);
        return config;
    }

    /// <summary>The settings of the page, as "path=value".</summary>
    /// <exception cref="InputException">A page may not set a parameter.</exception>
    public static IReadOnlyList<string> Settings(LectureRequest request)
    {
        if (request.Values?.Count > MostValues)
        {
            throw Refusal.Input("tooManyValues", "", ("found", request.Values.Count), ("most", Settable.Count));
        }

        List<string> settings =
        [
            .. (request.Values ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
                .OrderBy(value => value.Key, StringComparer.Ordinal)
                .Select(value => Setting(value.Key, value.Value)),
        ];
        if (request.Split is { } split)
        {
            settings.AddRange([Share("pitch", split.Pitch), Share("solve", split.Solve), Share("bond", split.Bond)]);
        }

        return settings;
    }

    private static string Share(string of, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"strategies.{Mine}.{of}={share}");

    private static string Setting(string path, JsonElement value)
    {
        if (!Settable.Any(parameter => parameter.Path == path))
        {
            string? near = Nearest.Among(path, Settable.Select(parameter => parameter.Path));
            throw near is null
                ? Refusal.Input("noParameter", path)
                : Refusal.Input("noParameterNear", path, ("near", near));
        }

        try
        {
            return value.ValueKind is JsonValueKind.Number or JsonValueKind.String
                ? $"{path}={value}"
                : throw Refusal.Input("notAValue", path);
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Input("halfCharacter", path);
        }
    }

    private static void Bound(ExperimentConfig config)
    {
        CommunityParameters community = config.CommunityOf(config.Cells()[0]);
        NetworkParameters network = community.Network;
        if (network.Kind == NetworkKind.File)
        {
            throw Refusal.Input("noFiles", "community.network.kind");
        }

        if (community.Members > MostMembers)
        {
            throw Refusal.Input("members", "community.members", ("found", community.Members), ("most", MostMembers));
        }

        double ties = network.Kind switch
        {
            NetworkKind.Groups => community.Members * (network.TiesInside + network.TiesOutside) / 2,
            NetworkKind.SmallWorld => community.Members * network.Degree / 2,
            NetworkKind.ScaleFree => community.Members * network.TiesPerNewcomer,
            NetworkKind.Random => community.Members * network.MeanDegree / 2,
            _ => 0,
        };
        if (ties > MostTies)
        {
            throw Refusal.Input("ties", "community.network", ("found", Math.Round(ties)), ("most", MostTies));
        }
    }
}
