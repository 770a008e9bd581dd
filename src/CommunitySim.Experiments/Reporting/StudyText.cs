using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>When the verdict would be wrong, and what it hangs on, in words.</summary>
internal sealed class StudyText(ExperimentAnalysis analysis, Findings findings)
{
    private const int Named = 3;

    /// <summary>Up to three points; none without sensitivity.</summary>
    public IReadOnlyList<Prose> Points => [.. Boundary(), .. Space(), .. Hangs()];

    /// <summary>In how much of the space it comes out in the end, in a sentence; empty without that.</summary>
    public string Reach => analysis.Space is { Shares: [.., var last] }
        ? $"In {NumberText.Percent(last.Share)} of the plausible space {What} comes out on day {last.Day}."
        : "";

    private string What => $"\"{SensitivityRuns.Studied(analysis.Result.Config).That}\"";

    private IEnumerable<Prose> Boundary()
    {
        if (analysis.Lines is not { } study)
        {
            yield break;
        }

        ParameterLine[] turning = [.. study.Lines.Where(line => line.Turn is { IsKnown: true }).OrderBy(line => line.Distance)];
        int all = findings.Count("parameters varied one at a time", "", study.Lines.Count),
            count = findings.Count("parameters that turn it within their range", "", turning.Length);
        int open = findings.Count("parameters that may turn it", "", study.Lines.Count(line => line.Turn is { IsKnown: false }));
        string how = $"{all} parameters, "
            + $"each at {findings.Count("values along a parameter", "", study.Values)} values or one more "
            + "and all others as in the file; "
            + $"{findings.Count("worlds per value", "", study.Worlds)} worlds "
            + $"of {findings.Count("members in the studies", "", study.Members)} members "
            + "a value, each interval for itself";
        if (study.Worlds < Interval.FewestWorlds)
        {
            yield return $"**Where it turns:** not known; {NumberText.Worlds(study.Worlds)} a value cannot tell luck from effect ({how}).";
            yield break;
        }

        string may = open == 0 ? "" : $" At {open} more the means turn, but not beyond doubt.";
        string where = turning.Length == 0
            ? $"no parameter on its own turns {What} beyond doubt at the values tried ({how}).{may}"
            : $"{count} of {all} parameters alone turn {What} within their plausible range; "
                + $"nearest: {string.Join("; ", turning.Take(Named).Select(Turn))} ({how}).{may}";
        yield return $"**Where it turns:** {where}";
    }

    private string Turn(ParameterLine line)
    {
        ZeroCrossing turn = line.Turn!;
        findings.Note("turns at", line.Parameter.Path, turn.At);
        findings.Note("here", line.Parameter.Path, line.Parameter.Here);
        findings.Note("distance of the turn", line.Parameter.Path, line.Distance);
        string bracket = turn is { Low: { } low, High: { } high } ? $"between {Bracket(line, low)} and {Bracket(line, high)}" : "known from one side only";
        return $"{line.Parameter.Path} near {NumberText.Number(turn.At)} "
            + $"({bracket}; here it is {NumberText.Number(line.Parameter.Here)}, "
            + $"{NumberText.Percent(line.Distance)} of its range away)";
    }

    private string Bracket(ParameterLine line, double level) => NumberText.Number(findings.Note("the sign is known at", line.Parameter.Path, level));

    private IEnumerable<Prose> Space()
    {
        if (analysis.Space is not { Shares.Count: > 0 } study)
        {
            yield break;
        }

        string shares = NumberText.List([
            .. study.Shares.Select(share =>
                $"{NumberText.Percent(findings.Note("share of the plausible space", What, share.Share, share.Points, share.Day))} "
                    + $"on day {share.Day}")
        ]);
        yield return $"**In how much of the plausible space:** "
            + $"{What} comes out in {shares} of {findings.Count("points of the space", "", study.Shares[0].Points)} "
            + $"points spread evenly over "
            + $"{findings.Count("parameters of the space", "", study.Indices.Count)} parameters, each between its plausible ends "
            + $"({Worlds(study.Replicates)} a point, the same at every point; the interval is of the points alone).";
    }

    private IEnumerable<Prose> Hangs()
    {
        if (analysis.Space is not { } study)
        {
            yield break;
        }

        bool screening = study.Design == Design.Morris;
        if (study.Indices.All(index => double.IsNaN(index.Total.Mean)))
        {
            yield return $"**What it hangs on:** not known from {findings.Count("base points", "", study.Points)} "
                + $"{(screening ? "trajectories" : "base points")}: "
                + $"at each the difference came out the same, or a point has no world that can be used.";
            yield break;
        }

        string basis = $"{findings.Count("base points", "", study.Points)} {(screening ? "trajectories" : "base points")}, {Worlds(study.Replicates)} a point";
        ParameterIndex[] first = [.. study.Indices.Take(Named).TakeWhile(index => index.IsKnown(study.Design))];
        if (first.Length == 0)
        {
            yield return $"**What it hangs on:** not known from so few points. "
                + $"The 95% interval of the largest index covers more than half of the range from 0 to 1, "
                + $"or has no width ({basis}).";
            yield break;
        }

        string what = screening
            ? "mean size of elementary effects, Morris"
            : "total Sobol index: the share of the variance that stays when all other parameters are known";
        yield return $"**What it hangs on:** the largest of {study.Indices.Count} are "
            + $"{NumberText.List([.. first.Select(index => $"{index.Parameter.Path} ({(screening
                ? $"μ* {NumberText.Amount(index.First)}"
                : NumberText.Amount(findings.Note("total index within 0 to 1", index.Parameter.Path, index.TotalShare, study.Points)))})")])} "
            + $"({what}; {basis}). Where intervals overlap, do not read the order as a ranking.";
    }

    private string Worlds(int count) => NumberText.Worlds(findings.Count("worlds per point", "", count));
}
