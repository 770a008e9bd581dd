using System.Globalization;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Sensitivity;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>The results of the sensitivity studies, as tables of the result folder.</summary>
public static class StudyTables
{
    /// <summary>Columns of sensitivity.csv.</summary>
    public static IReadOnlyList<string> SpaceColumns { get; } =
        ["parameter", "from", "to", "index", "value", "value_low", "value_high", "points", "worlds", "note"];

    /// <summary>Columns of lines.csv.</summary>
    public static IReadOnlyList<string> LineColumns { get; } =
    [
        "parameter", "at", "here",
        "difference", "difference_low", "difference_high",
        "worlds", "turnsAt", "turnsAfter", "turnsBefore",
    ];

    /// <summary>Columns of variants.csv.</summary>
    public static IReadOnlyList<string> VariantColumns { get; } =
    [
        "variant", .. StructuralVariants.Switches, "claim",
        "expectation", "at", "standing", "difference", "difference_low", "difference_high", "matters", "worlds",
    ];

    /// <summary>Columns of decision.csv.</summary>
    public static IReadOnlyList<string> DecisionColumns { get; } =
    [
        "strategy", .. Three("bestShare"), .. Three("meanValue"), .. Three("meanRegret"), .. Three("regret90"), "points", "worlds", "day",
        .. Three("bestShareLeft"), .. Three("meanValueLeft"), .. Three("meanRegretLeft"), "pointsLeft",
    ];

    /// <summary>One row per strategy, the highest mean value over the space first.</summary>
    public static IEnumerable<IEnumerable<string>> Decide(Decision decision, ExperimentConfig config) =>
        decision.Options.Select(option => (IEnumerable<string>)
        [
            config.Strategies[option.Option].Name,
            .. Three(option.ShareBest), .. Three(option.Mean), .. Three(option.MeanRegret), .. Three(option.HighRegret),
            $"{decision.Points}", $"{decision.Worlds}", $"{decision.Day}",
            .. decision.Left?.Options.First(left => left.Option == option.Option) is { } left
                ? (string[])[.. Three(left.ShareBest), .. Three(left.Mean), .. Three(left.MeanRegret)]
                : [.. Enumerable.Repeat("", 9)],
            $"{decision.PointsLeft}",
        ]);

    /// <summary>Columns of search.csv.</summary>
    public static IReadOnlyList<string> SearchColumns { get; } =
        ["policy", "chosenBy", .. Three("meanValue"), .. Three("meanRegret"), "regret90", .. Three("behind"), "points", "worlds", "day"];

    /// <summary>One row per policy, in the order of the choice. chosenBy is what the choice saw; the rest was measured elsewhere.</summary>
    public static IEnumerable<IEnumerable<string>> Search(PolicySearch search) =>
        search.Policies.Select(policy => (IEnumerable<string>)
        [
            search.NameOf(policy), Csv.Text(policy.Chosen),
            .. Three(policy.Mean), .. Three(policy.MeanRegret), Csv.Text(policy.HighRegret), .. Three(policy.Behind),
            $"{search.Points}", $"{search.Study.Replicates.AtMost}", $"{search.Day}",
        ]);

    /// <summary>One row per form of the model, expectation and place.</summary>
    public static IEnumerable<IEnumerable<string>> Variants(VariantStudy study) =>
        from variant in study.Variants.Index()
        from tested in variant.Item.Expectations
        from place in tested.Places
        select (IEnumerable<string>)
        [
            $"{variant.Index + 1}",
            .. StructuralVariants.Switches.Select(name => variant.Item.Has(name) ? "on" : ""),
            Word(variant.Item.Standing),
            tested.Expectation.That, place.At.Label, Word(place.Standing), .. Three(place.Difference),
            Csv.Text(tested.Expectation.Matters), $"{place.At.Values.Count}",
        ];

    private static string Word(Standing standing) => standing.ToString().ToLowerInvariant();

    /// <summary>
    /// First and total index of each parameter that has them, the total index of luck and that of all other parameters
    /// together, then μ* and σ of each parameter if there was a screening.
    /// </summary>
    public static IEnumerable<IEnumerable<string>> Space(SpaceStudy study)
    {
        foreach (ParameterIndex index in study.Design == Design.Morris ? [] : study.Indices)
        {
            yield return Row(index.Parameter, "first", index.FirstShare, study.Points, Known(index.FirstShare));
            yield return Row(index.Parameter, "total", index.TotalShare, study.Points, Known(index.TotalShare));
        }

        if (study.Luck is { } chance && SobolShare.Of(chance) is var luck)
        {
            yield return
                ["luck", "", "", "total", .. Three(luck), $"{study.Shares[0].Points}", $"{study.Replicates}", Known(luck)];
        }

        if (study.Rest is { } others && SobolShare.Of(others) is var rest)
        {
            yield return ["all others together", "", "", "total", .. Three(rest), $"{study.Points}", "1", Known(rest)];
        }

        if (study.Screening is { } screening)
        {
            HashSet<int> kept = [.. study.Design == Design.Morris ? [] : screening.Kept];
            foreach ((int place, ElementaryEffects effects) in screening.Effects.Index().OrderByDescending(one => one.Item.MuStar.Mean))
            {
                string note = study.Design == Design.Morris ? "" : kept.Contains(place) ? "kept" : "screened out";
                yield return Row(screening.Parameters[place], "muStar", effects.MuStar, screening.Trajectories, note);
                yield return Row(screening.Parameters[place], "sigma", effects.Sigma, screening.Trajectories, note);
            }
        }
    }

    /// <summary>One row per parameter and value: the difference, and where its sign turns, if it does.</summary>
    public static IEnumerable<IEnumerable<string>> Lines(LineStudy study) =>
        from line in study.Lines
        from level in line.Levels
        select (IEnumerable<string>)
        [
            line.Parameter.Path, Csv.Text(level.Value), level.Value == line.Parameter.Here ? "yes" : "",
            .. Three(level.Difference), study.Worlds.ToString(CultureInfo.InvariantCulture),
            .. line.Turn is { } turn
                ? (string[])[Csv.Text(turn.At), Csv.Text(turn.Low ?? double.NaN), Csv.Text(turn.High ?? double.NaN)]
                : ["", "", ""],
        ];

    // A point of these designs has one world.
    private static IEnumerable<string> Row(SampledParameter parameter, string index, Interval value, int points, string note) =>
    [
        parameter.Path, Csv.Text(parameter.Low), Csv.Text(parameter.High), index, .. Three(value), $"{points}", "1", note,
    ];

    private static string Known(Interval share) => double.IsNaN(share.Mean) ? "not known" : "";

    private static string[] Three(string name) => [name, $"{name}_low", $"{name}_high"];

    private static string[] Three(Interval interval) =>
        [Csv.Text(interval.Mean), Csv.Text(interval.Low), Csv.Text(interval.High)];
}
