using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Claims;

/// <summary>A claim under one other form of the model.</summary>
/// <param name="Mechanisms">The form of disapproval, then the mechanisms that are on.</param>
/// <param name="Expectations">The expectations that decide, with their standings.</param>
/// <param name="Standing">Whether the claim stands.</param>
public sealed record TestedVariant(IReadOnlyList<string> Mechanisms, IReadOnlyList<TestedExpectation> Expectations, Standing Standing)
{
    /// <summary>Whether a form or mechanism is on.</summary>
    public bool Has(string name) => Mechanisms.Contains(name, StringComparer.Ordinal);
}

/// <summary>How often a claim holds with and without a form or mechanism.</summary>
/// <param name="Name">The form of disapproval, or the mechanism.</param>
/// <param name="With">Variants with it.</param>
/// <param name="HoldsWith">Those of them in which the claim holds.</param>
/// <param name="Without">Variants without it.</param>
/// <param name="HoldsWithout">Those of them in which the claim holds.</param>
public sealed record SwitchCount(string Name, int With, int HoldsWith, int Without, int HoldsWithout)
{
    /// <summary>Share in which it holds with the switch, less the share without it.</summary>
    public double Change => ((double)HoldsWith / With) - ((double)HoldsWithout / Without);
}

/// <summary>
/// A claim under many forms of the model (a multiverse; the picture of it is a specification curve, Simonsohn et al.
/// 2020). Each form is tested on its own, at the confidence of one claim.
/// </summary>
/// <param name="Variants">The forms, in the order of the design.</param>
/// <param name="Worlds">Worlds per form.</param>
/// <param name="Members">Size of the community.</param>
public sealed record VariantStudy(IReadOnlyList<TestedVariant> Variants, int Worlds, int Members)
{
    /// <summary>Counts the forms in which the claim has a standing.</summary>
    public int Count(Standing standing) => Variants.Count(variant => variant.Standing == standing);

    /// <summary>The fewest worlds of a form that an interval comes from. The best policies of families are chosen in others.</summary>
    public int Measured =>
        Variants.SelectMany(variant => variant.Expectations).SelectMany(one => one.Places).Select(place => place.At.Values.Count)
            .DefaultIfEmpty(0).Min();

    /// <summary>How often the claim holds with and without each switch of the design.</summary>
    public IReadOnlyList<SwitchCount> Switches =>
        [.. StructuralVariants.Switches.Select(Count).Where(one => one is { With: > 0, Without: > 0 })];

    private SwitchCount Count(string name)
    {
        ILookup<bool, TestedVariant> with = Variants.ToLookup(variant => variant.Has(name));
        return new SwitchCount(name, with[true].Count(), Holding(true), with[false].Count(), Holding(false));

        int Holding(bool isOn) => with[isOn].Count(variant => variant.Standing == Standing.Holds);
    }

    /// <summary>Reads the study of an experiment.</summary>
    /// <returns>Null if the experiment has none.</returns>
    public static VariantStudy? Of(ExperimentResult result)
    {
        if (!result.Studies.TryGetValue(ClaimRuns.Variants, out ExperimentResult? study))
        {
            return null;
        }

        double size = StudyRuns.SizeOf(result.Config, study.Config);
        Claim claim = result.Config.Claim! with
        {
            Expect = [.. result.Config.Claim!.Expect.Where(one => one.Decides).Select(one => one.ForSize(size))],
        };
        ILookup<int, Contrasted>[] places =
        [
            .. claim.Expect.Select(one => Contrast.Compute(study, one).ToLookup(place => FormOf(study.Config, place.Cell))),
        ];
        int forms = study.Config.Listed!.Rows.Count;
        return new VariantStudy(
            [.. Enumerable.Range(0, forms).Select(form => Test(claim, study.Config, [.. places.Select(one => one[form].ToArray())]))],
            study.Config.Replicates.AtMost,
            study.Config.MembersOf(study.Config.Cells()[0]));
    }

    // The last axes are those of the listed rows, which vary faster than the sweep.
    private static int FormOf(ExperimentConfig config, Cell cell) => cell.Index % config.Listed!.Rows.Count;

    private static TestedVariant Test(Claim claim, ExperimentConfig config, IReadOnlyList<Contrasted>[] places)
    {
        double looks = claim.Expect.Zip(places).Sum(one => (double)one.Second.Count * ClaimTest.Looks(one.First, config));
        TestedClaim tested = ClaimTest.Test(claim, places, 1 - ((1 - ClaimTest.Together) / looks));
        Cell form = places[0][0].Cell with
        {
            Axes = config.Listed!.Axes,
            Values = [.. places[0][0].Cell.Values.TakeLast(config.Listed.Axes.Count)],
        };
        return new TestedVariant(StructuralVariants.NamesOf(form), tested.Expectations, tested.Standing);
    }
}
