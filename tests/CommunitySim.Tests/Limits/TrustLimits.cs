using CommunitySim.Members;
using CommunitySim.Randomness;
using static CommunitySim.Tests.Limits.Laboratory;

namespace CommunitySim.Tests.Limits;

/// <summary>Limits 1 and 6: trust where the equations can be solved.</summary>
internal sealed class TrustLimits
{
    private const int Count = 5000;

    /// <summary>
    /// Problems arise every other day and are answered on the day after, so 2n + 1 days bring n answers. An answer makes
    /// τ' = (1 − κ)τ + κ with probability s, else (1 − κρ)τ. The mean obeys m' = m + κ(s(1 − m) − (1 − s)ρm), whose fixed point
    /// is m* = s/(s + (1 − s)ρ), approached by the factor r = 1 − κ(s + (1 − s)ρ) an answer; n = 250 answers leave r²⁵⁰ of
    /// the way, 2e-5 in the slowest case here. The second moment v obeys v' = s((1 − κ)²v + 2κ(1 − κ)m + κ²) + (1 − s)(1 − κρ)²v; solved at m = m*,
    /// the variance of one member is v* − m*². Members are independent, so the standard error is its root over √Count.
    /// </summary>
    [TestCase(0.8, 2, Description = "2/3")]
    [TestCase(0.5, 1, Description = "1/2")]
    [TestCase(0.9, 5, Description = "9/14")]
    [TestCase(0.3, 0.5, Description = "6/13")]
    [TestCase(0.2, 10, Description = "1/41")]
    [TestCase(0.7, 0, Description = "1: nothing is ever lost")]
    public void Trust_settles_where_gains_and_losses_balance(double success, double asymmetry)
    {
        const double learning = 0.06;
        MemberParameters member = StillMember with { ProblemRate = 1, ComplaintFloor = 1, PeerHelp = 0, TrustLearningRate = learning, TrustAsymmetry = asymmetry };
        BrandParameters brand = StillBrand with { HoursPerThousandMembers = Unlimited, Skill = success };
        Simulation simulation = After(501, new Scenario(StillCommunity, member, brand, Solving), Strangers(Count, member));

        double mean = success / (success + ((1 - success) * asymmetry)), failure = 1 - success;
        double gainKept = 1 - learning, lossKept = 1 - Math.Min(1, learning * asymmetry);
        double second = success * ((2 * learning * gainKept * mean) + (learning * learning))
            / (1 - (success * gainKept * gainKept) - (failure * lossKept * lossKept));
        double error = Math.Sqrt(Math.Max(0, second - (mean * mean)) / Count);
        double left = Math.Abs(member.InitialTrust - mean) * Math.Pow(1 - (learning * (success + (failure * asymmetry))), 250);
        Assert.That(simulation.Series[Observable.Trust, 501], Is.EqualTo(mean).Within((4 * error) + left + 1e-9));
    }

    /// <summary>
    /// A day is turnover, then with probability p = q·detectability a loss of the share L = κ·ρ·intrusion. So
    /// m' = ((1 − μ)m + μτ₀)(1 − a) with a = pL, of which the fixed point is μτ₀(1 − a)/(μ + a − μa), reached to e^(−15) in 400 days;
    /// v' = ((1 − μ)v + μτ₀²)(1 − p + p(1 − L)²) gives the variance of a member, and independence the standard error.
    /// To first order in the rates the fixed point is μτ₀/(μ + a); its own error is m − that = O(a·m).
    /// </summary>
    [TestCase(0.02, 0.5, 0.5, 1)]
    [TestCase(0.01, 1, 0.3, 2)]
    [TestCase(0.05, 0.2, 1, 4)]
    public void Only_unwelcome_pitches_leave_the_trust_that_newcomers_bring(double turnover, double pitched, double detectability, double intrusion)
    {
        const double newcomer = 0.7;
        MemberParameters member = StillMember with { Effort = 1e6, InitialTrust = newcomer };
        BrandParameters brand = StillBrand with
        {
            HoursPerThousandMembers = 1000 * pitched * StillBrand.PitchHours,
            Detectability = detectability,
            Intrusion = intrusion,
        };
        Scenario scenario = new(StillCommunity with { Turnover = turnover }, member, brand, Pitching);
        Simulation simulation = After(400, scenario, Strangers(Count, member));

        double loss = member.TrustLearningRate * member.TrustAsymmetry * intrusion, often = pitched * detectability, a = often * loss;
        double mean = turnover * newcomer * (1 - a) / (turnover + a - (turnover * a));
        double kept = 1 - often + (often * (1 - loss) * (1 - loss));
        double second = kept * turnover * newcomer * newcomer / (1 - (kept * (1 - turnover)));
        double error = Math.Sqrt((second - (mean * mean)) / Count);
        double meanField = turnover * newcomer / (turnover + a);
        Assert.That(simulation.Series[Observable.Trust, 400], Is.EqualTo(mean).Within(4 * error));
        Assert.That(mean, Is.EqualTo(meanField).Within(a * meanField), "the mean field to first order");
    }

    /// <summary>No event touches trust and equal opinions stay equal (τ + w(τ − τ) = τ in any precision), so equality is exact; a newcomer's trust is kept in steps of 2⁻²³.</summary>
    [TestCaseSource(nameof(Untouched))]
    public void Without_hours_trust_stays_that_of_a_newcomer(Strategy strategy, double hours)
    {
        MemberParameters member = new();
        World world = World.Generate(new CommunityParameters(), member, new RandomStreams(3, 0));
        Simulation simulation = After(200, new Scenario(new(), member, new BrandParameters { HoursPerThousandMembers = hours }, strategy), world);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(StatesOf(simulation).Select(state => state.Trust).Distinct(), Is.EqualTo(new[] { MemberWord.Round((float)member.InitialTrust) }));
            Assert.That(simulation.Series[Observable.Reach, 200], Is.Zero);
            Assert.That(simulation.Series[Observable.Value, 200], Is.Zero);
            Assert.That(simulation.Series[Observable.OpenProblems, 200], Is.Positive, "problems arise all the same");
        }
    }

    private static IEnumerable<TestCaseData> Untouched()
    {
        yield return new TestCaseData(Absent, 8.0);
        yield return new TestCaseData(Pitching, 0.0);
        yield return new TestCaseData(Solving, 0.0);
    }
}
