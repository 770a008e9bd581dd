using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes in how many other forms of the model a claim stands.</summary>
internal static class VariantText
{
    private const double Notable = 0.3;

    /// <summary>One line: the counts, then the forms that matter most.</summary>
    public static Prose Line(VariantStudy? study, Claim claim)
    {
        if (study is null)
        {
            return $"**Other forms:** the claim was not repeated under other forms of the model (\"variants\").";
        }

        if (study.Measured < Interval.FewestWorlds)
        {
            return $"**Other forms:** unknown. {NumberText.Capital(NumberText.Worlds(study.Measured))} per form cannot tell luck from effect.";
        }

        SwitchCount[] notable = [.. study.Switches.Where(one => Math.Abs(one.Change) >= Notable).OrderByDescending(one => Math.Abs(one.Change))];
        string chosen = study.Measured < study.Worlds ? $", and {study.Worlds - study.Measured} more to choose the best policies" : "";
        string hinges = study.Count(Standing.Holds) is var holding && (holding == 0 || holding == study.Variants.Count) ? ""
            : notable.Length == 0 ? "; no single switch changes the count much"
            : $"; most depends on {string.Join("; ", notable.Take(3).Select(Count))}";
        string whole = claim.AttributeBy == Attribution.Difference ? " This counts the whole difference, not only the mechanism's part of it." : "";
        return $"**It holds in {study.Count(Standing.Holds)} of {study.Variants.Count} forms of the model,** "
            + $"does not in {study.Count(Standing.Fails)}, and is open in {study.Count(Standing.Open)} "
            + $"({NumberText.Worlds(study.Measured)} of {study.Members} members each{chosen}{hinges}).{whole}";
    }

    private static string Count(SwitchCount one) =>
        $"{one.Name} (holds in {one.HoldsWith} of {one.With} with it, in {one.HoldsWithout} of {one.Without} without)";
}
