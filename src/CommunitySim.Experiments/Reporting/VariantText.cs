using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes in how many other forms of the model a claim stands.</summary>
internal static class VariantText
{
    private const double Notable = 0.3;

    /// <summary>One line: the counts, then the forms that matter most.</summary>
    public static Prose Line(VariantStudy? study)
    {
        if (study is null)
        {
            return $"**Other forms:** the claim was not repeated under other forms of the model (\"variants\").";
        }

        SwitchCount[] notable = [.. study.Switches.Where(one => Math.Abs(one.Change) >= Notable).OrderByDescending(one => Math.Abs(one.Change))];
        string hinges = notable.Length == 0
            ? "no single change makes much of a difference"
            : $"most depends on {string.Join("; ", notable.Take(3).Select(Count))}";
        return $"**It holds in {study.Count(Standing.Holds)} of {study.Variants.Count} forms of the model,** "
            + $"does not in {study.Count(Standing.Fails)}, and is open in {study.Count(Standing.Open)} "
            + $"({NumberText.Worlds(study.Worlds)} of {study.Members} members each; {hinges}).";
    }

    private static string Count(SwitchCount one) =>
        $"{one.Name} (holds in {one.HoldsWith} of {one.With} with it, in {one.HoldsWithout} of {one.Without} without)";
}
