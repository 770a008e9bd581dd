using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes the best policy of a search, and how flat the top is.</summary>
internal static class SearchText
{
    /// <summary>One paragraph.</summary>
    public static Prose Of(PolicySearch search)
    {
        string goal = search.For == SearchGoal.Expected
            ? "the highest mean value over the space"
            : "the lowest 90th percentile of regret";
        string flat = search.Flat == 0 ? "Every other policy is clearly worse."
            : $"The top is flat: {search.Flat} of the other {search.Policies.Count - 1} policies are not clearly worse.";
        return $"**Search:** at half of the points {search.NameOf(search.Best)} has {goal} among {search.Policies.Count} policies. "
            + $"At the {search.Points} other points it is worth {NumberText.Amount(search.Best.Mean)} on average by day {search.Day}, "
            + $"and its mean regret is {NumberText.Amount(search.Best.MeanRegret)}. {Against(search)} {flat}";
    }

    private static string Against(PolicySearch search) => search.Best == search.BestOfFile
        ? "It is one of the file's own strategies."
        : search.BestOfFile.Behind.Low > 0
            ? $"That is {NumberText.Amount(search.BestOfFile.Behind)} more than {search.NameOf(search.BestOfFile)}, the best strategy of the file."
        : $"It does not clearly beat {search.NameOf(search.BestOfFile)}, the best strategy of the file: "
            + $"the difference is {NumberText.Difference(search.BestOfFile.Behind)}.";
}
