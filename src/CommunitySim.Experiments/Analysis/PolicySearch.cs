using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Analysis;

/// <summary>A policy of a search, measured at the points that had no part in the choice, in units of money.</summary>
/// <param name="Option">The policy, by position in the study.</param>
/// <param name="Chosen">What the choice saw: its mean value, or its regret in 90% of the space.</param>
/// <param name="Mean">Its mean value.</param>
/// <param name="MeanRegret">What it falls short of the best policy at each point, on average.</param>
/// <param name="HighRegret">The regret that it does not exceed in 90% of the points.</param>
/// <param name="Behind">How much less it is worth than the chosen policy, at the same points.</param>
public sealed record SearchedPolicy(int Option, double Chosen, Interval Mean, Interval MeanRegret, double HighRegret, Interval Behind);

/// <summary>
/// The best policy of a grid over a space. One half of the points chooses it, and the other half measures it, so that a lucky
/// policy gets no credit.
/// </summary>
/// <param name="Study">The study.</param>
/// <param name="For">What was looked for.</param>
/// <param name="Day">The last horizon.</param>
/// <param name="Points">Measuring points.</param>
/// <param name="Policies">All policies, in the order of the choice.</param>
/// <param name="BestOfFile">The strategy that the choice prefers among those of the file.</param>
/// <param name="Flat">How many policies are not surely worse than the chosen one, without itself.</param>
public sealed record PolicySearch(
    ExperimentConfig Study, SearchGoal For, int Day, int Points, IReadOnlyList<SearchedPolicy> Policies, SearchedPolicy BestOfFile, int Flat)
{
    private const double HighShare = 0.9, Wrong = 0.05;

    /// <summary>The chosen policy.</summary>
    public SearchedPolicy Best => Policies[0];

    /// <summary>The name of a policy.</summary>
    public string NameOf(SearchedPolicy policy) => Study.Strategies[policy.Option].Name;

    /// <summary>Reads the search of an experiment.</summary>
    /// <returns>Null without a search.</returns>
    public static PolicySearch? Of(ExperimentResult result)
    {
        if (!result.Studies.TryGetValue(SearchRuns.Name, out ExperimentResult? study))
        {
            return null;
        }

        (ExperimentConfig config, SearchGoal goal) = (study.Config, result.Config.Search!.For);
        double scale = 1 / StudyRuns.SizeOf(result.Config, config);
        int[] options = [.. Enumerable.Range(0, config.Strategies.Count)];
        OptionsAtPoint[] points =
        [
            .. study.Cells.Where(cell => cell.Replicates > 0).Select(cell => new OptionsAtPoint(
                [.. options.Select(option => Scaled(cell.Runs(option, Observable.Value, config.Horizons.Count - 1), scale))])),
        ];
        bool[] chooses = HalfSplit.Of(points.Length, config.Seed);
        OptionsAtPoint[] choosing = [.. points.Where((_, at) => chooses[at])], measuring = [.. points.Where((_, at) => !chooses[at])];
        double[] chosen = [.. options.Select(option => goal == SearchGoal.Expected
            ? choosing.Average(point => point.Means[option])
            : HighRegret(choosing, option))];
        double sign = goal == SearchGoal.Expected ? -1 : 1;
        int[] ranked = [.. options.OrderBy(option => sign * chosen[option])];
        SearchedPolicy[] policies = [.. ranked.Select(option => new SearchedPolicy(
            option,
            chosen[option],
            Mean(point => point.Means[option]),
            Decision.AtLeastZero(Mean(point => point.HighestCorrected - point.Means[option])),
            HighRegret(measuring, option),
            Mean(point => point.Means[ranked[0]] - point.Means[option])))];
        return new PolicySearch(
            config, goal, config.Horizons[^1], measuring.Length, policies,
            policies.First(policy => policy.Option < result.Config.Strategies.Count),
            policies.Skip(1).Count(policy => !IsWorse(policy.Option)));

        // All comparisons hold together (Bonferroni).
        bool IsWorse(int option) => Interval.OfMean(
            measuring.Select(point => point.Means[ranked[0]] - point.Means[option]), Bounds.None, 1 - (Wrong / Math.Max(1, options.Length - 1))).Low > 0;

        Interval Mean(Func<OptionsAtPoint, double> of) => Interval.OfMean(measuring.Select(of), Bounds.None);
    }

    internal IEnumerable<Finding> Findings() =>
    [
        Finding.Number("policies of the search", "", Policies.Count, Day),
        Finding.Number("measuring points of the search", "", Points, Day),
        Finding.Number("policies that are not surely worse than the chosen one", "", Flat, Day),
        .. ((SearchedPolicy[])[Best, BestOfFile]).SelectMany(policy => (Finding[])
        [
            Finding.Estimate("mean value of a searched policy", NameOf(policy), policy.Mean, Points, Day),
            Finding.Estimate("mean regret of a searched policy", NameOf(policy), policy.MeanRegret, Points, Day),
            Finding.Number("regret of a searched policy not exceeded in 90% of the space", NameOf(policy), policy.HighRegret, Day),
            Finding.Estimate("value behind the chosen policy", NameOf(policy), policy.Behind, Points, Day),
        ]),
    ];

    private static IReadOnlyList<double> Scaled(IReadOnlyList<double> values, double scale) => [.. values.Select(value => scale * value)];

    private static double HighRegret(OptionsAtPoint[] points, int option) =>
        Quantiles.At([.. points.Select(point => Math.Max(0, point.HighestCorrected - point.Means[option])).Order()], HighShare);
}
