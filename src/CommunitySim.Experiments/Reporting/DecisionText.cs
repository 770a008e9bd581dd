using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes the choice under doubt: the recommendation with its regret, where it turns, and what is worth knowing.</summary>
internal sealed class DecisionText
{
    private const int Named = 3;
    private readonly ExperimentConfig _config;
    private readonly Decision _decision;
    private readonly string _cases;

    /// <param name="config">The experiment.</param>
    /// <param name="decision">The choice.</param>
    /// <param name="cases">What the points stand for.</param>
    public DecisionText(ExperimentConfig config, Decision decision, string cases = "the plausible cases")
    {
        (_config, _decision, _cases) = (config, decision, cases);
        string rivals = decision.Rivals.Count > Named
            ? $"{decision.Rivals.Count} others"
            : NumberText.List([.. decision.Rivals.Select(option => config.Strategies[option].Name)]);
        Answer = decision.IsClear ? Name(decision.Best) : $"{Name(decision.Best)}, though not clearly better than {rivals}";
    }

    /// <summary>The strategy, and its rivals if the choice is not clear.</summary>
    public string Answer { get; }

    /// <summary>How often it is best, what it costs to be wrong, and over which space.</summary>
    public string Reason =>
        $"By day {_decision.Day} it earns the most of {_config.Strategies.Count} strategies in "
        + $"{NumberText.Percent(_decision.Best.ShareBest)} of {_cases} ({Space}). "
        + $"Over all cases it earns less than the best strategy of each case by "
        + $"{NumberText.Amount(_decision.Best.MeanRegret)} on average. "
        + $"In nine cases of ten this regret is at most {NumberText.Amount(_decision.Best.HighRegret)}.";

    /// <summary>Who is best where, where the choice turns, and what is worth knowing.</summary>
    public IEnumerable<Prose> Points => [Others(), Left(), .. Turn(), .. Worth()];

    private string Space => NumberText.Count(_decision.Parameters, "parameter")
        + (_decision.Measured == 0 ? "" : $", {_decision.Measured} of them measured");

    private Prose Others()
    {
        string basis = $"{_decision.Points} points, {NumberText.Worlds(_decision.Worlds)} each, "
            + $"money for {NumberText.Count(_decision.Members, "member")}";
        string[] shares =
        [
            .. _decision.Families.Take(Named).Select(found => $"{found.Family} in {NumberText.Percent(found.ShareBest)}"),
        ];
        string kind = _decision.Families.Count < _config.Strategies.Count ? " (with all policies of a family)" : "";
        return $"**Over the space** the best strategy is {NumberText.List(shares)}{kind}. "
            + $"The mean value of {Name(_decision.Best)} is {NumberText.Amount(_decision.Best.Mean)}. "
            + $"That is {NumberText.Amount(_decision.Lead)} more than {Name(_decision.Options[1])}, the second best ({basis}).";
    }

    private Prose Left()
    {
        if (_decision.Left is not { } left)
        {
            return $"**Over what is not ruled out:** {LeftText.TooFew(_decision.PointsLeft, _decision.Points)}";
        }

        string[] shares = [.. left.Families.Take(Named).Select(found => $"{found.Family} in {NumberText.Percent(found.ShareBest)}")];
        bool same = left.Best.Option == _decision.Best.Option;
        string how = $"{NumberText.Capital(Name(left.Best))} {(same ? "still " : "")}has the highest mean value";
        OptionOverSpace regret = left.Options.First(option => option.Option == _decision.Best.Option);
        return $"**Over what is not ruled out:** {LeftText.Rule(_decision.PointsLeft, _decision.Points)} There the best strategy is {NumberText.List(shares)}. "
            + $"{how}, and the mean regret of {Name(regret)} is {NumberText.Amount(regret.MeanRegret)}.";
    }

    private IEnumerable<Prose> Turn()
    {
        if (_decision.Turning is not { } region)
        {
            yield break;
        }

        yield return $"**Where it turns:** another kind of strategy is better where {Where(region)}. "
            + $"It is better at {NumberText.Percent(region.Density)} of the {NumberText.Count(region.Points, "point")} in this region, "
            + $"against {NumberText.Percent(region.Everywhere)} of all points. "
            + $"The region holds {NumberText.Percent(region.Coverage)} of the points at which it is better. "
            + $"Half of the points found the region, and the other half measured it.";
    }

    /// <summary>The limits of a region: "cohesion is at most 0.4 and turnover is at least 0.01".</summary>
    internal static string Where(TurningRegion region) => NumberText.List([.. region.Limits.Select(Limit)]);

    private static string Limit(RegionLimit limit)
    {
        string name = ParameterWords.Of(limit.Parameter.Path), low = NumberText.Number(limit.Low), high = NumberText.Number(limit.High);
        return double.IsInfinity(limit.Low) ? $"{name} is at most {high}"
            : double.IsInfinity(limit.High) ? $"{name} is at least {low}"
            : $"{name} lies between {low} and {high}";
    }

    private IEnumerable<Prose> Worth()
    {
        ParameterWorth[] known = [.. _decision.Information.Where(found => found is { AboveChance: true, Worth: > 0 }).Take(Named)];
        string one = _decision.Information.Count == 0 ? $"{_decision.Points} points are too few to tell what one parameter would be worth."
            : known.Length == 0 ? "No single parameter stands out from chance."
            : $"The most valuable alone {(known.Length == 1 ? "is" : "are")} "
                + $"{NumberText.List([.. known.Select(found => $"{found.Parameter.Path} ({NumberText.Amount(found.Worth)})")])}.";
        string how = string.Concat(known
            .Select(found => (found.Parameter.Path, Recipe: Parameters.Find(found.Parameter.Path)!.About.Measure))
            .Where(found => found.Recipe.Length > 0)
            .Select(found => $" Measure {found.Path} as {found.Recipe}."));
        yield return $"**What to measure next:** knowing every parameter before choosing would be worth "
            + $"{NumberText.Amount(_decision.PerfectInformation)} on average, which is the mean regret above. {one}{how}";
    }

    private string Name(OptionOverSpace option) => _config.Strategies[option.Option].Name;
}
