using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Tests.Architecture;

namespace CommunitySim.Tests.Claims;

/// <summary>A claim that no setting of the model can turn says nothing. Each of these is turned by the setting that its case names.</summary>
public class ReversalTests
{
    private static readonly string[] Small = ["community.members=200", "keep=outcomes"];

    [TestCase("seesaw", 0, Standing.Holds, "replicates=20")]
    [TestCase("seesaw", 0, Standing.Fails, "replicates=20", "member.seesaw=0", "member.threatPain=0", "member.rejectionSeverity=0.001")]
    [TestCase("seesaw", 1, Standing.Holds, "replicates=20")]
    [TestCase("seesaw", 1, Standing.Fails, "replicates=20", "member.seesaw=0.01")]
    // Own demand hides reciprocity: of those who were helped, the ones who like the offer have bought it already.
    [TestCase("give-then-ask", 0, Standing.Holds, "replicates=60", "member.needRate=0", "member.reciprocity=1", "member.obligationHalfLife=30", "community.cohesion=0")]
    [TestCase("give-then-ask", 0, Standing.Fails, "replicates=60")]
    [TestCase("who-to-hire", 0, Standing.Holds, "replicates=20", "member.seesaw=1")]
    [TestCase("who-to-hire", 0, Standing.Fails, "replicates=20", "member.seesaw=0.01")]
    [TestCase("expulsion", 0, Standing.Holds, "replicates=20")]
    [TestCase("expulsion", 0, Standing.Fails, "replicates=60", "member.tolerance=10", "member.letDownMuting=0")]
    // Wages stop with the expulsion, and own demand goes on. Without both, and in a group that minds little, the lost pitches cost more.
    [TestCase("expulsion", 1, Standing.Fails, "replicates=20")]
    [TestCase("expulsion", 1, Standing.Holds, "replicates=20", "brand.hourlyWage=0", "member.needRate=0", "community.cohesion=0.3")]
    [TestCase("expulsion", 2, Standing.Holds, "replicates=20", "member.letDownMuting=1")]
    [TestCase("expulsion", 2, Standing.Fails, "replicates=60", "member.letDownMuting=0")]
    [TestCase("two-brands", 0, Standing.Holds, "replicates=20", "community.spillOver=1")]
    [TestCase("two-brands", 0, Standing.Fails, "replicates=20", "community.spillOver=0.01", "community.leaveByPain=0")]
    [TestCase("i-think-or-data", 0, Standing.Fails, "replicates=20")]
    [TestCase("i-think-or-data", 0, Standing.Holds, "replicates=20", "community.cohesion=0", "brand.intrusion=0", "member.threatPain=0")]
    [TestCase("budget-of-hours", 0, Standing.Fails, "replicates=10", "splits=5", "sweep={}")]
    [TestCase("budget-of-hours", 0, Standing.Holds, "replicates=10", "splits=5", "sweep={}", "community.cohesion=0", "brand.intrusion=0")]
    public void A_setting_turns_it(string experiment, int expectation, Standing standing, params string[] settings)
    {
        ExperimentConfig config = ExperimentReader.Read(
            Path.Combine(Repository.Root, "experiments", $"{experiment}.json"), [.. Small, .. settings]);
        Claim claim = config.Claim! with { Placebo = [], Variants = null, Expect = [config.Claim.Expect[expectation] with { Decides = true }] };
        using ExperimentResult result = Runner.Run(config with { Claim = claim, Sensitivity = null }, 2);

        Assert.That(new ExperimentAnalysis(result).Claim!.Expectations[0].Standing, Is.EqualTo(standing));
    }
}
