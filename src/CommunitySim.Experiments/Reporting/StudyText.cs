using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes what would flip the result, its share of the space, and what drives it.</summary>
internal sealed class StudyText(ExperimentAnalysis analysis)
{
    private const int Named = 3;

    /// <summary>Up to three points. Empty without sensitivity.</summary>
    public IReadOnlyList<Prose> Points =>
    [
        .. analysis.Lines is { } lines ? (Prose[])[Flips(lines)] : [],
        .. analysis.Space is { Shares.Count: > 0 } shares ? (Prose[])[Share(shares)] : [],
        .. analysis.Space is { } space ? (Prose[])[Drivers(space)] : [],
    ];

    /// <summary>One sentence on the share of the space on the last horizon. Empty without sensitivity.</summary>
    public string Reach => analysis.Space is { Shares: [.., var last] }
        ? $"On day {last.Day}, {Studied} in {NumberText.Percent(last.Share)} of the plausible space"
            + (last.ShareLeft is { } left ? $", and in {NumberText.Percent(left)} of what published effects do not rule out." : ".")
        : "";

    private string Studied => SensitivityRuns.Studied(analysis.Result.Config).That;

    // Where the difference is there without the mechanism too, a study of the difference is no study of the mechanism.
    private string Whole => analysis.Result.Config is { Claim.AttributeBy: Attribution.Difference, Sensitivity.Of: null }
        ? " This is about the whole difference, not only about the mechanism's part of it." : "";

    private string Half => SensitivityRuns.Studied(analysis.Result.Config).ChoosesBest
        ? ", half of them to choose the best policies" : "";

    private Prose Flips(LineStudy study)
    {
        string how = $"Each of {study.Lines.Count} parameters took {study.Values} or {study.Values + 1} values, all others as in the file, "
            + $"with {NumberText.Worlds(study.Worlds)} of {study.Members} members per value{Half}";
        if (study.Worlds < Interval.FewestWorlds)
        {
            string worlds = NumberText.Capital(NumberText.Worlds(study.Worlds));
            return $"**What would flip it:** unknown. {worlds} per value cannot tell luck from effect. {how}.";
        }

        string may = study.PossiblyTurning == 0 ? ""
            : $" {NumberText.Count(study.PossiblyTurning, "more parameter")} may flip it; the intervals leave that open.";
        string found = study.Turning.Count == 0
            ? "no single parameter within its plausible range"
            : $"{study.Turning.Count} of {study.Lines.Count} parameters, each on its own. "
                + $"Nearest {(study.Turning.Count == 1 ? "is" : "are")} {string.Join("; ", study.Turning.Take(Named).Select(Turn))}";
        return $"**What would flip it:** {found}.{may} {how}.{Whole}";
    }

    private static string Turn(ParameterLine line)
    {
        ZeroCrossing turn = line.Turn!;
        string bracket = turn is { Low: { } low, High: { } high }
            ? $"the flip lies between {NumberText.Number(low)} and {NumberText.Number(high)}"
            : "bounded on one side only";
        return $"{line.Parameter.Path} at about {NumberText.Number(turn.At)} instead of {NumberText.Number(line.Parameter.Here)} "
            + $"({bracket}; {NumberText.Percent(line.Distance)} of its range away)";
    }

    private Prose Share(SpaceStudy study)
    {
        string shares =
            NumberText.List([.. study.Shares.Select(share => $"{NumberText.Percent(share.Share)} on day {share.Day}")]);
        return $"**Share of the plausible space:** {Studied} in {shares}. "
            + $"These are shares of {study.Shares[0].Points} points, "
            + $"spread evenly over the plausible ranges of {study.Parameters} parameters. "
            + $"Every point has {NumberText.Worlds(study.Replicates)} of its own{Half}. The interval covers luck and the choice of points. {Left(study)}{Whole}";
    }

    private static string Left(SpaceStudy study)
    {
        SpaceShare[] told = [.. study.Shares.Where(share => share.ShareLeft is not null)];
        return told.Length == 0
            ? LeftText.TooFew(study.Shares[^1].PointsLeft, study.Shares[^1].Points)
            : $"{LeftText.Rule(told[^1].PointsLeft, told[^1].Points)} Over these the share is "
                + $"{NumberText.List([.. told.Select(share => $"{NumberText.Percent(share.ShareLeft!.Value)} on day {share.Day}")])}.";
    }

    private static Prose Drivers(SpaceStudy study)
    {
        bool screening = study.Design == Design.Morris;
        string basis = $"{study.Points} {(screening ? "trajectories" : "base points")}, 1 world per point";
        if (study.IsUnknown)
        {
            return $"**What drives it:** unknown. Every point came out the same, or a point has no usable world ({basis}).";
        }

        if (study.Leading(Named) is not [_, ..] leading)
        {
            return $"**What drives it:** not known, because there are too few points. "
                + $"The 95% interval of the largest index has no width, or it covers more than half of the range 0 to 1 ({basis})."
                + $"{ScreenedOut(study)}";
        }

        string measure = screening
            ? "The figure is μ*, the mean size of elementary effects (Morris)"
            : "The figure is the total Sobol index: the share of the variance, luck included, "
                + "that remains if luck and all other parameters are known";
        string names = NumberText.List([.. leading.Select(index =>
            $"{index.Parameter.Path} ({NumberText.Amount(screening ? index.First : index.TotalShare)})")]);
        return $"**What drives it:** {names} matter most of {study.Parameters} parameters. {measure} ({basis}). "
            + $"Do not read the order as a ranking where intervals overlap.{Luck(study)}{ScreenedOut(study)}";
    }

    private static string Luck(SpaceStudy study) =>
        study.Luck is { } luck ? $" The total index of luck is {Known(luck)}." : "";

    private static string Known(Interval index) =>
        SobolShare.Of(index) is var share && double.IsNaN(share.Mean) ? "not known" : NumberText.Amount(share);

    private static string ScreenedOut(SpaceStudy study)
    {
        if (study.Screening is not { } screening || study.Rest is not { } rest)
        {
            return "";
        }

        string foremost = study.ScreenedOut[0].Parameter.Path;
        return $" A screening by elementary effects (Morris, {screening.Trajectories} trajectories) "
            + $"left {study.Indices.Count} parameters and put {study.ScreenedOut.Count} aside, of which {foremost} has the largest mean effect. "
            + $"The total index of these {study.ScreenedOut.Count} together is {Known(rest)}.";
    }
}
