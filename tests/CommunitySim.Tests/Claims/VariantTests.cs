using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Claims;

public class VariantTests
{
    [Test]
    public void Each_form_and_each_mechanism_stands_in_at_least_48_variants_and_each_mechanism_is_on_in_half_of_them()
    {
        ListedValues variants = StructuralVariants.For(Read(""));
        string[] paths = [.. variants.Axes.Select(axis => axis.Path)];

        Assert.That(variants.Rows, Has.Count.EqualTo(64).And.Unique);
        Assert.That(variants.Rows.GroupBy(row => row[Array.IndexOf(paths, "community.dissent")]).Select(form => form.Count()), Is.EqualTo(new[] { 16, 16, 16, 16 }));
        foreach (string path in paths.Where(path => path != "community.dissent"))
        {
            Assert.That(variants.Rows.Count(row => !row[Array.IndexOf(paths, path)].Equals(Parameters.Find(path)!.Default)), Is.EqualTo(32), path);
        }
    }

    [Test]
    public void No_two_mechanisms_are_always_on_together()
    {
        ListedValues variants = StructuralVariants.For(Read(""));
        int[] columns = [.. Enumerable.Range(0, variants.Axes.Count).Where(column => variants.Axes[column].Path is
            "member.annoyance" or "community.cut" or "community.leaveByPain" or "member.expectationRate" or "community.normRate" or "brand.informs" or "member.complaintEcho")];
        bool IsOn(IReadOnlyList<object> row, int column) => !row[column].Equals(Parameters.Find(variants.Axes[column].Path)!.Default);

        // Of 64 variants, each pair is on together in a quarter: neither hides the other.
        Assert.That(columns, Has.Length.EqualTo(7));
        foreach ((int one, int other) in columns.SelectMany(one => columns.Where(other => other > one), (one, other) => (one, other)))
        {
            Assert.That(variants.Rows.Count(row => IsOn(row, one) && IsOn(row, other)), Is.EqualTo(16));
        }
    }

    [Test]
    public void What_the_placebo_names_or_the_sweep_varies_keeps_the_files_values()
    {
        ListedValues variants = StructuralVariants.For(Read(""" "placebo": { "community.cut": 0 }, """, """ "community": { "cut": 0.3 }, "sweep": { "community.dissent": ["power", "linear"] }, """));

        Assert.That(variants.Axes.Select(axis => axis.Path), Has.None.EqualTo("community.cut").And.None.EqualTo("community.mend").And.None.EqualTo("community.dissent"));
        Assert.That(variants.Rows, Has.Count.EqualTo(16));
    }

    [Test]
    public void A_variant_has_the_standing_of_an_experiment_with_its_values()
    {
        ExperimentConfig config = Read(""" "variants": { "replicates": 6 }, """);
        using ExperimentResult result = Studies.Run(config, 2);
        VariantStudy study = new ExperimentAnalysis(result).Variants!;
        ListedValues listed = StructuralVariants.For(config);
        int at = 37;
        Dictionary<string, object> values = new(config.Values, StringComparer.Ordinal);
        foreach ((SweepAxis axis, object value) in listed.Axes.Zip(listed.Rows[at]))
        {
            values[axis.Path] = value;
        }

        using ExperimentResult alone = Runner.Run(config with { Values = values, Replicates = Replicates.Exactly(6), Claim = config.Claim! with { Variants = null } }, 2);
        TestedPlace expected = new ExperimentAnalysis(alone).Claim!.Expectations[0].Places[0], place = study.Variants[at].Expectations[0].Places[0];

        Assert.That(study.Variants, Has.Count.EqualTo(64));
        Assert.That((place.Difference, place.Standing), Is.EqualTo((expected.Difference, expected.Standing)));
        Assert.That(study.Count(Standing.Holds) + study.Count(Standing.Fails) + study.Count(Standing.Open), Is.EqualTo(64));
        Assert.That(study.Variants[0].Mechanisms, Is.EqualTo(new[] { "power" }), "the first is the plain model");
    }

    [Test]
    public void In_a_smaller_community_less_money_matters_and_as_much_trust()
    {
        using ExperimentResult result = Studies.Run(Read(""" "variants": { "replicates": 2, "members": 10 }, "needs": "any", """, """ "community": { "members": 40 }, "replicates": 2, "baseline": "convert", """), 2);
        using ExperimentResult money = Studies.Run(result.Config with
        {
            Claim = result.Config.Claim! with { Expect = [result.Config.Claim.Expect[0] with { Of = Measure.Parse("value")!, Matters = 100 }] },
        }, 2);

        Assert.That(new ExperimentAnalysis(result).Variants!.Variants[0].Expectations[0].Expectation.Matters, Is.EqualTo(0.02));
        Assert.That(new ExperimentAnalysis(money).Variants!.Variants[0].Expectations[0].Expectation.Matters, Is.EqualTo(25));
    }

    private static ExperimentConfig Read(string claim, string more = """ "community": { "members": 40 }, "replicates": 4, """)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", $$"""
            { "days": 20, {{more}}
              "claim": { "id": "C1", "says": "x", {{claim}} "expect": [{ "that": "a", "of": "trust", "plus": ["connect"], "minus": ["convert"], "matters": 0.02 }] } }
            """), []);
    }
}
