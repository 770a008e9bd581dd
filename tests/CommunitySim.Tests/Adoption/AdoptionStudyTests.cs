using CommunitySim.Experiments.Adoption;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Tests.Architecture;

namespace CommunitySim.Tests.Adoption;

/// <summary>A study's verdicts follow from its figures, and its criteria stay as they were fixed.</summary>
internal sealed class AdoptionStudyTests
{
    private static readonly Interval Includes = new(1.2, 0.6, 2.2), Above = new(2, 1.3, 3), Below = new(0.5, 0.3, 0.8);

    private static AdoptionStudy Shipped => StudyReader.Read(Path.Combine(Repository.Root, "experiments", "adoption", "physicians.json"), []);

    private static AdoptionResult Some { get; } = Result();

    /// <summary>The hash of what the commit before the first fit says. A change of a criterion, range, code, point or seed changes it.</summary>
    [Test]
    public void The_shipped_criteria_are_those_that_were_fixed_before_the_fit() =>
        Assert.That(Falsification.HashOf(Shipped), Is.EqualTo("8bfa9609b0bf893532f021fd8b84ad925148dbc840bc4553450392fe79ba4de2"));

    /// <summary>Counts of the two adoption files by hand: 55 of 62 and 21 of 24.</summary>
    [Test]
    public void The_shipped_cities_have_their_doctors()
    {
        IReadOnlyList<City> cities = CityReader.Read(Shipped);
        Assert.That(cities.Select(city => (city.Name, city.People, city.Recorded, city.AdoptersBy(17))), Is.EqualTo(new[] { ("Peoria", 117, 62, 55), ("Bloomington", 50, 24, 21) }));
    }

    [TestCase(-1.9, true)]
    [TestCase(-2, true)]
    [TestCase(-2.1, false)]
    public void The_first_criterion_fails_beyond_its_margin(double difference, bool holds)
    {
        AdoptionResult result = Some with { Scores = [Some.Scores[0] with { Model = -100 + difference, Constant = -100 }] };
        Assert.That(AdoptionText.Criteria(result)[0].Holds, Is.EqualTo(holds));
        Assert.That(AdoptionText.Conclusion(result).Plain, Does.Contain(holds ? "fails none" : "fails 1 criterion"));
    }

    [TestCase(3, true)]
    [TestCase(2, false)]
    public void The_second_criterion_fails_below_its_share_of_months(int inside, bool holds)
    {
        BandMonth[] bands = [.. Enumerable.Range(1, 5).Select(month => new BandMonth(month, month <= inside ? 5 : 50, 1, 5, 9))];
        AdoptionResult result = Some with { Scores = [Some.Scores[0] with { Bands = bands }] };
        Assert.That(AdoptionText.Criteria(result)[1].Holds, Is.EqualTo(holds));
    }

    [Test]
    public void Contagion_is_claimed_only_if_both_intervals_lie_above_none()
    {
        (Interval Fit, Interval Within)[] pairs = [.. from fit in (Interval[])[Includes, Above, Below] from within in (Interval[])[Includes, Above, Below] select (fit, within)];
        foreach ((Interval fit, Interval within) in pairs)
        {
            ContagionFinding found = new(["Row"], fit, within);
            bool claimed = fit == Above && within == Above;
            Assert.That(found.IsClaimed, Is.EqualTo(claimed));
            Assert.That(AdoptionText.Contagion(found).Contains("sooner", StringComparison.Ordinal), Is.EqualTo(claimed), AdoptionText.Contagion(found));
            Assert.That((Some with { Fits = [found] }).HasEvidence, Is.EqualTo(claimed));
        }
    }

    [TestCase(2.1, true)]
    [TestCase(1.9, false)]
    [TestCase(-3, false)]
    public void Evidence_for_a_mechanism_takes_a_score_above_the_rival_by_the_margin(double difference, bool evidence)
    {
        AdoptionResult result = Some with { Scores = [Some.Scores[0] with { Model = -100 + difference, Constant = -100 }] };
        Assert.That(result.HasEvidence, Is.EqualTo(evidence));
        Assert.That(AdoptionText.Conclusion(result).Plain.StartsWith("No evidence", StringComparison.Ordinal), Is.EqualTo(!evidence));
    }

    [TestCase(0.3, "much")]
    [TestCase(0.7, "a little")]
    [TestCase(0.97, "nothing")]
    public void What_the_data_tell_follows_from_the_spread_left(double left, string tells) =>
        Assert.That(AdoptionText.Tells(new Identification("pitch", Includes, left)), Is.EqualTo(tells));

    [Test]
    public void Criteria_that_change_after_a_result_are_said_to_have_changed()
    {
        using TestFolder folder = new();
        AdoptionStudy changed = MadeUpTown.Study with { Criteria = new() { ScoreBelow = 20 } };
        IReadOnlyList<RegisteredClaim> first = AdoptionFolder.Register(folder.Path, MadeUpTown.Study, DateTimeOffset.UnixEpoch);
        File.WriteAllText(folder[AdoptionFolder.Findings], "{}");
        IReadOnlyList<RegisteredClaim> again = AdoptionFolder.Register(folder.Path, MadeUpTown.Study with { Title = "Another" }, DateTimeOffset.UnixEpoch);
        IReadOnlyList<RegisteredClaim> after = AdoptionFolder.Register(folder.Path, changed, DateTimeOffset.UnixEpoch);
        Assert.That(again, Is.EqualTo(first));
        Assert.That(AdoptionSummary.When(first), Does.Contain("before the first result"));
        Assert.That(AdoptionSummary.When(after), Does.Contain("changed after"));
    }

    /// <summary>An added city never takes part in the fit that scores another, so the study's own scores stay as they were.</summary>
    [Test]
    public void An_added_city_leaves_the_scores_of_the_others_as_they_were()
    {
        City[] cities = [Town("One", 1), Town("Two", 2)], more = [.. cities, Town("Three", 3) with { IsAdded = true }];
        AdoptionResult without = Falsification.Run(MadeUpTown.Study, cities), with = Falsification.Run(MadeUpTown.Study, more);
        Assert.That(with.Scores.Take(2).Select(score => (score.Model, score.Constant)), Is.EqualTo(without.Scores.Select(score => (score.Model, score.Constant))));
        Assert.That(with.Scores[2].FittedTo, Is.EqualTo(new[] { "One", "Two" }));
    }

    private static City Town(string name, uint world) => MadeUpTown.Live(MadeUpTown.Ring(40, 2, 12), new(0.5, -1, 1), world) with { Name = name };

    private static AdoptionResult Result()
    {
        City[] cities = [Town("One", 1), Town("Two", 2)];
        AdoptionResult result = Falsification.Run(MadeUpTown.Study, cities);
        BandMonth[] inside = [new(1, 5, 1, 5, 9)];
        return result with
        {
            Scores = [result.Scores[0] with { Model = -100, Constant = -100, Bands = inside }],
            Fits = [new ContagionFinding(["One", "Two"], Includes, Includes)],
        };
    }
}
