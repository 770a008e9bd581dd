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
            : "the least regret that is not exceeded in 90% of the space";
        string flat = search.Flat == 0 ? "Every other policy is surely worse."
            : $"The top is flat: {search.Flat} of the other {search.Policies.Count - 1} policies are not surely worse.";
        return $"**The best of {search.Policies.Count} policies** has {goal}: {search.NameOf(search.Best)}. "
            + $"By day {search.Day} it is worth {NumberText.Amount(search.Best.Mean)} on average over the space, "
            + $"and its mean regret is {NumberText.Amount(search.Best.MeanRegret)}. {Against(search)} {flat} "
            + $"Half of the points chose the policy; the {search.Points} others measured it.";
    }

    private static string Against(PolicySearch search) => search.Best == search.BestOfFile
        ? "It is one of the file's own strategies."
        : $"That is {NumberText.Amount(search.BestOfFile.Behind)} more than {search.NameOf(search.BestOfFile)}, the best strategy of the file.";
}
