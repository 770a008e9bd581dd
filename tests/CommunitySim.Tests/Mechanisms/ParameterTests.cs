using System.Globalization;

namespace CommunitySim.Tests.Mechanisms;

internal sealed class ParameterTests
{
    /// <summary>Paths and defaults of the model's description, written out once more.</summary>
    private static readonly Dictionary<string, string> Described = new(StringComparer.Ordinal)
    {
        ["community.members"] = "1000",
        ["community.turnover"] = "0.0005",
        ["community.cohesion"] = "1",
        ["community.allies"] = "0",
        ["community.expulsionShare"] = "1",
        ["community.cut"] = "0",
        ["community.mend"] = "0",
        ["community.leaveByPain"] = "0",
        ["community.leaveByAnswer"] = "0",
        ["community.leaveByTies"] = "0",
        ["community.lurkersBy"] = "random",
        ["community.begin.trust"] = "",
        ["community.begin.aware"] = "0",
        ["community.begin.customers"] = "0",
        ["community.begin.muted"] = "0",
        ["community.begin.openProblems"] = "0",
        ["community.network.kind"] = "groups",
        ["community.network.groupSize"] = "50",
        ["community.network.tiesInside"] = "8",
        ["community.network.tiesOutside"] = "2",
        ["community.network.degree"] = "10",
        ["community.network.rewiring"] = "0.1",
        ["community.network.tiesPerNewcomer"] = "5",
        ["community.network.meanDegree"] = "10",
        ["community.network.path"] = "",
        ["member.lossAversion"] = "1.955",
        ["member.lossAversionSpread"] = "0.3",
        ["member.painSensitivitySpread"] = "0.3",
        ["member.valueCurvature"] = "0.88",
        ["member.offerFit"] = "0.6",
        ["member.offerFitConcentration"] = "10",
        ["member.choiceSensitivity"] = "8",
        ["member.effort"] = "0.3",
        ["member.rejectionSeverity"] = "0.2",
        ["member.allyEffect"] = "6.1",
        ["member.endorsementThreshold"] = "0.5",
        ["member.seesaw"] = "0.5",
        ["member.socialMode"] = "0.8",
        ["member.refocusRate"] = "0.5",
        ["member.interruption"] = "0.3",
        ["member.trustLearningRate"] = "0.06",
        ["member.trustAsymmetry"] = "2",
        ["member.initialTrust"] = "0.3",
        ["member.threatPain"] = "0.3",
        ["member.painHalfLife"] = "7",
        ["member.witnessedPain"] = "0.2",
        ["member.reciprocity"] = "0.3",
        ["member.obligationHalfLife"] = "3",
        ["member.tolerance"] = "1",
        ["member.toleranceSensitivity"] = "5",
        ["member.unmuteRate"] = "0.005",
        ["member.wordOfMouth"] = "0.02",
        ["member.awarenessRate"] = "0.1",
        ["member.witnessWeight"] = "0.3",
        ["member.complaintEcho"] = "0",
        ["member.lurkerShare"] = "0.75",
        ["member.lurkerActivity"] = "0.1",
        ["member.problemRate"] = "0.02",
        ["member.complaintFloor"] = "0.5",
        ["member.peerHelp"] = "0.1",
        ["member.memberReciprocity"] = "0",
        ["member.patience"] = "5",
        ["member.disappointment"] = "1",
        ["member.needRate"] = "0.05",
        ["member.privacy"] = "0.3",
        ["member.customerChurn"] = "0.01",
        ["community.dissent"] = "power",
        ["community.dissentThreshold"] = "0.25",
        ["community.normRate"] = "0",
        ["community.spillOver"] = "0",
        ["community.nameBan"] = "0",
        ["member.stakePain"] = "0",
        ["brand.pitchCap"] = "7",
        ["brand.informs"] = "0",
        ["brand.informGain"] = "1",
        ["brand.visibility"] = "1",
        ["brand.outsideReturn"] = "0",
        ["member.annoyance"] = "0",
        ["member.annoyanceHalfLife"] = "14",
        ["member.initialExpectation"] = "1",
        ["member.expectationRate"] = "0",
        ["member.surprise"] = "0",
        ["member.letDownMuting"] = "0",
        ["member.scar"] = "0.5",
        ["brand.deception"] = "0",
        ["brand.hoursPerThousandMembers"] = "8",
        ["brand.pitchHours"] = "0.05",
        ["brand.solveHours"] = "0.5",
        ["brand.bondHours"] = "0.25",
        ["brand.offer"] = "1",
        ["brand.askCost"] = "0.1",
        ["brand.helpCredit"] = "0.25",
        ["brand.detectability"] = "0.5",
        ["brand.intrusion"] = "1",
        ["brand.attribution"] = "0.5",
        ["brand.quality"] = "0.9",
        ["brand.skill"] = "0.9",
        ["brand.workHat"] = "0",
        ["brand.consistency"] = "1",
        ["brand.bondGain"] = "0.3",
        ["brand.bondCredit"] = "0.1",
        ["brand.bondRelief"] = "0.5",
        ["brand.saleMargin"] = "60",
        ["brand.retainedMargin"] = "1",
        ["brand.hourlyWage"] = "30",
        ["brand.pitchTarget"] = "uniform",
        ["brand.bondTarget"] = "uniform",
        ["brand.hubShare"] = "0.1",
        ["brand.receptiveFrom"] = "0.05",
        ["brand.holdOut"] = "0",
    };

    private static IEnumerable<ParameterDefinition> Numbers => Parameters.All.Where(parameter => parameter.Default is double or int);

    private static IEnumerable<string> Paths => Numbers.Select(parameter => parameter.Path);

    [Test]
    public void Paths_and_defaults_are_those_of_the_description() =>
        Assert.That(Parameters.All.Select(parameter => KeyValuePair.Create(parameter.Path, ParameterDefinition.Text(parameter.Default))), Is.EquivalentTo(Described));

    [Test]
    public void Every_parameter_says_what_it_means_and_how_its_default_is_known()
    {
        foreach (ParameterDefinition parameter in Parameters.All)
        {
            Assert.That(parameter.About.Meaning, Is.Not.Empty, parameter.Path);
            Assert.That(parameter.Allowed, Is.Not.Empty, parameter.Path);
            Assert.That(Parameters.Find(parameter.Path), Is.EqualTo(parameter));
            if (parameter.About.Status is Status.Measured or Status.Secondary)
            {
                Assert.That(parameter.About.Source, Is.Not.Empty, parameter.Path);
            }
        }

        Assert.That(Parameters.Find("member.tau"), Is.Null);
    }

    /// <summary>Of these no empirical value is known: never to be called measured.</summary>
    [TestCase("member.seesaw")]
    [TestCase("member.painHalfLife")]
    [TestCase("member.trustAsymmetry")]
    [TestCase("brand.intrusion")]
    public void What_nobody_has_measured_is_marked_as_assumed(string path) =>
        Assert.That(Parameters.Find(path)!.About.Status, Is.EqualTo(Status.Assumed));

    [TestCaseSource(nameof(Paths))]
    public void Defaults_and_bounds_are_allowed_and_what_lies_beyond_is_not(string path)
    {
        ParameterDefinition parameter = Parameters.Find(path)!;
        (double min, double max) = (parameter.About.Min, parameter.About.Max);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameter.Parse(ParameterDefinition.Text(parameter.Default)), Is.EqualTo(parameter.Default));
            Assert.That(min, Is.LessThan(max));
            Assert.That(parameter.Allows(max));
            Assert.That(parameter.Allows(min), Is.EqualTo(!parameter.About.AboveMin));
            Assert.That(Refuses(parameter, max + Math.Max(1, max * 1e-6)));
            Assert.That(Refuses(parameter, min - Math.Max(1, Math.Abs(min) * 1e-6)));
        }
    }

    [TestCaseSource(nameof(Paths))]
    public void What_is_no_number_is_refused(string path)
    {
        ParameterDefinition parameter = Parameters.Find(path)!;
        foreach (string text in (string[])["NaN", "Infinity", "-Infinity", "∞", "1e999", "", " ", "many", "1,5", "0x10", "1 2", "true"])
        {
            Assert.That(parameter.Parse(text), Is.Null, $"'{text}'");
        }

        Assert.That(parameter.Allows(double.NaN), Is.False);
        Assert.That(parameter.Allows(double.PositiveInfinity), Is.False);
    }

    [Test]
    public void Whole_numbers_have_no_fraction_and_even_ones_no_rest()
    {
        foreach (ParameterDefinition parameter in Numbers.Where(parameter => parameter.Type == typeof(int)))
        {
            Assert.That(parameter.Parse("4.5"), Is.Null, parameter.Path);
            Assert.That(parameter.Parse("4"), Is.EqualTo(4), parameter.Path);
            Assert.That(parameter.Parse("4.0"), Is.EqualTo(4), parameter.Path);
            Assert.That(parameter.Parse("4e0"), Is.EqualTo(4), parameter.Path);
        }

        Assert.That(Parameters.Find("community.network.degree")!.Parse("7"), Is.Null);
    }

    [Test]
    public void Kinds_of_network_have_the_names_of_the_description()
    {
        ParameterDefinition kind = Parameters.Find("community.network.kind")!;
        string[] names = ["groups", "smallWorld", "scaleFree", "random", "complete", "file"];
        Assert.That(names.Select(name => kind.Parse(name)), Is.EqualTo(Enum.GetValues<NetworkKind>().Cast<object>()));
        Assert.That(Enum.GetValues<NetworkKind>().Select(value => ParameterDefinition.Text(value)), Is.EqualTo(names));
        Assert.That(kind.Parse("Groups"), Is.Null);
        Assert.That(kind.Parse("0"), Is.Null);
    }

    [TestCase("brand.pitchTarget")]
    [TestCase("brand.bondTarget")]
    public void Targets_have_the_names_of_the_description(string path)
    {
        ParameterDefinition target = Parameters.Find(path)!;
        Assert.That(target.Words, Is.EqualTo(new[] { "uniform", "hubs", "receptive" }));
        Assert.That(target.Words.Select(target.Parse), Is.EqualTo(new object[] { Target.Uniform, Target.Hubs, Target.Receptive }));
        Assert.That(target.Allowed, Is.EqualTo("uniform | hubs | receptive | the name of a segment"));
        Assert.That(Parameters.Build<BrandParameters>(new Dictionary<string, object>(StringComparer.Ordinal) { [path] = Target.Hubs }), Is.Not.EqualTo(new BrandParameters()));
    }

    /// <summary>One value of each path that differs from the default arrives at its own property and at no other.</summary>
    [TestCaseSource(nameof(Paths))]
    public void A_value_reaches_the_record_that_holds_it(string path)
    {
        ParameterDefinition parameter = Parameters.Find(path)!;
        double other = parameter.Default is 0.0 ? parameter.About.Max : Convert.ToDouble(parameter.Default, CultureInfo.InvariantCulture) / 2;
        object value = parameter.Type == typeof(int) ? (int)other : (object)other;
        Dictionary<string, object> values = new(StringComparer.Ordinal) { [parameter.Path] = value };
        object[] defaults = [new CommunityParameters(), new MemberParameters(), new BrandParameters()];
        object[] built = [Parameters.BuildCommunity(values), Parameters.Build<MemberParameters>(values), Parameters.Build<BrandParameters>(values)];
        int changed = built.Zip(defaults).Count(pair => !pair.First.Equals(pair.Second));
        Assert.That(changed, Is.EqualTo(1));
        Assert.That(string.Concat(built.Select(record => record.ToString())), Does.Contain($"{char.ToUpperInvariant(Last(parameter)[0])}{Last(parameter)[1..]} = {value}"));
    }

    [Test]
    public void A_scenario_refuses_values_out_of_range_and_parts_that_do_not_fit()
    {
        Strategy strategy = new("any", new Shares(1, 0, 0));
        static CommunityParameters With(NetworkParameters network) => new() { Network = network };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new Scenario(new(), new() { Seesaw = 1.5 }, new(), strategy), Throws.ArgumentException.With.Message.Contains("member.seesaw"));
            Assert.That(() => new Scenario(new(), new(), new() { Quality = double.NaN }, strategy), Throws.ArgumentException.With.Message.Contains("brand.quality"));
            Assert.That(() => new Scenario(new() { Members = 0 }, new(), new(), strategy), Throws.ArgumentException.With.Message.Contains("community.members"));
            Assert.That(() => new Scenario(With(new() { Degree = 5 }), new(), new(), strategy), Throws.ArgumentException.With.Message.Contains("community.network.degree"));
            Assert.That(() => new Scenario(With(new() { GroupSize = 5 }), new(), new(), strategy), Throws.ArgumentException.With.Message.Contains("tiesInside"));
            Assert.That(() => new Scenario(With(new() { Kind = NetworkKind.File }), new(), new(), strategy), Throws.ArgumentException.With.Message.Contains("path"));
            Assert.That(() => new Scenario(With(new() { GroupSize = 9 }), new(), new(), strategy), Throws.Nothing);
        }
    }

    private static string Last(ParameterDefinition parameter) => parameter.Path[(parameter.Path.LastIndexOf('.') + 1)..];

    private static bool Refuses(ParameterDefinition parameter, double number) =>
        !parameter.Allows(number) && parameter.Parse(number.ToString("R", CultureInfo.InvariantCulture)) is null;
}
