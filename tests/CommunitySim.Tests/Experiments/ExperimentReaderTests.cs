using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Tests.Experiments;

public class ExperimentReaderTests
{
    [Test]
    public void An_empty_group_is_the_default_experiment()
    {
        ExperimentConfig config = Read("{}");

        Assert.Multiple(() =>
        {
            Assert.That(config.Name, Is.EqualTo("mine"));
            Assert.That((config.Days, config.Replicates, config.Seed, config.Keep), Is.EqualTo((730, Replicates.Exactly(200), 1UL, Keep.Horizons)));
            Assert.That(config.Horizons, Is.EqualTo(new[] { 30, 90, 180, 365, 730 }));
            Assert.That(config.Strategies.Select(strategy => strategy.Name), Is.EqualTo(new[] { "convert", "connect", "absent" }));
            Assert.That((config.Baseline, config.Challenger), Is.EqualTo(("convert", "connect")));
            Assert.That(config.ScenarioFor(config.Cells()[0], config.Strategies[0]).Community, Is.EqualTo(new CommunityParameters()));
            Assert.That(config.ScenarioFor(config.Cells()[0], config.Strategies[0]).Member, Is.EqualTo(new MemberParameters()));
            Assert.That(config.ScenarioFor(config.Cells()[0], config.Strategies[0]).Brand, Is.EqualTo(new BrandParameters()));
        });
    }

    [Test]
    public void A_setting_overrides_the_file_and_the_file_overrides_the_default()
    {
        ExperimentConfig config = Read(
            """{ "days": 50, "member": { "lossAversion": 1.5, "effort": 0.1 }, /* why not */ "brand": { "skill": 0.5, }, }""",
            "member.lossAversion=2.25", "brand.offer=2", "title=An own title");

        Assert.Multiple(() =>
        {
            Assert.That(config.Values["member.lossAversion"], Is.EqualTo(2.25));
            Assert.That(config.Values["member.effort"], Is.EqualTo(0.1));
            Assert.That(config.Values["brand.skill"], Is.EqualTo(0.5));
            Assert.That(config.Values["brand.offer"], Is.EqualTo(2.0));
            Assert.That(config.Title, Is.EqualTo("An own title"));
            Assert.That(config.Horizons, Is.EqualTo(new[] { 30 }));
        });
    }

    [Test]
    public void A_setting_of_a_default_strategy_leaves_the_others_as_they_are()
    {
        ExperimentConfig config = Read("{}", "strategies.connect.brand.consistency=0.8", "strategies.connect.bond=0.1");

        Assert.Multiple(() =>
        {
            Assert.That(config.Strategies.Select(strategy => strategy.Name), Is.EqualTo(new[] { "convert", "connect", "absent" }));
            Assert.That(config.Strategies[1].Strategy.On(1), Is.EqualTo(new Shares(0, 0.8, 0.1)));
            Assert.That(config.ScenarioFor(config.Cells()[0], config.Strategies[1]).Brand.Consistency, Is.EqualTo(0.8));
            Assert.That(config.ScenarioFor(config.Cells()[0], config.Strategies[0]).Brand.Consistency, Is.EqualTo(1.0));
        });
    }

    [Test]
    public void A_list_in_a_setting_replaces_the_whole_list_of_the_file()
    {
        ExperimentConfig config = Read(
            """{ "horizons": [10, 20, 30, 40], "sweep": { "brand.skill": { "from": 0, "to": 1, "steps": 5 } } }""",
            "horizons=[5]", "sweep.brand.skill=[0.25,0.75]", "sweep.community.network.kind=[\"random\"]");

        Assert.Multiple(() =>
        {
            Assert.That(config.Horizons, Is.EqualTo(new[] { 5 }));
            Assert.That(config.Sweep[0].Values, Is.EqualTo(new object[] { 0.25, 0.75 }));
            Assert.That(config.Sweep[1].Values, Is.EqualTo(new object[] { NetworkKind.Random }));
        });
    }

    [Test]
    public void Swept_values_make_every_combination_in_the_order_of_the_file()
    {
        ExperimentConfig config = Read("""{ "sweep": { "member.seesaw": [1, 0], "community.cohesion": { "from": 0.1, "to": 0.3, "steps": 3 } } }""");

        Assert.That(config.Cells().Select(cell => cell.Label), Is.EqualTo(new[]
        {
            "seesaw = 1, cohesion = 0.1", "seesaw = 1, cohesion = 0.2", "seesaw = 1, cohesion = 0.3",
            "seesaw = 0, cohesion = 0.1", "seesaw = 0, cohesion = 0.2", "seesaw = 0, cohesion = 0.3",
        }));
        Scenario scenario = config.ScenarioFor(config.Cells()[5], config.Strategies[0]);
        Assert.That((scenario.Member.Seesaw, scenario.Community.Cohesion), Is.EqualTo((0.0, 0.3)));
    }

    [Test]
    public void A_strategy_has_shares_a_schedule_and_brand_parameters_of_its_own()
    {
        ExperimentConfig config = Read("""
            { "brand": { "skill": 0.7 },
              "sweep": { "brand.consistency": [0, 1] },
              "strategies": {
                "slow": { "solve": 0.5, "brand": { "consistency": 0.8 }, "schedule": [{ "fromDay": 31, "pitch": 0.25, "bond": 0.75 }, { "fromDay": 61 }] },
                "plain": { "bond": 1 } } }
            """);
        Scenario slow = config.ScenarioFor(config.Cells()[0], config.Strategies[0]), plain = config.ScenarioFor(config.Cells()[0], config.Strategies[1]);

        Assert.Multiple(() =>
        {
            Assert.That(slow.Strategy.On(30), Is.EqualTo(new Shares(0, 0.5, 0)));
            Assert.That(slow.Strategy.On(31), Is.EqualTo(new Shares(0.25, 0, 0.75)));
            Assert.That(slow.Strategy.On(61).Absent, Is.True);
            Assert.That((slow.Brand.Consistency, slow.Brand.Skill), Is.EqualTo((0.8, 0.7)));
            Assert.That((plain.Brand.Consistency, plain.Brand.Skill), Is.EqualTo((0.0, 0.7)));
            Assert.That((config.Baseline, config.Challenger), Is.EqualTo(("slow", "plain")));
        });
    }

    [Test]
    public void A_rival_has_a_strategy_and_brand_parameters_of_its_own_above_those_of_the_file()
    {
        ExperimentConfig config = Read("""
            { "brand": { "skill": 0.7 },
              "sweep": { "brand.consistency": [0.2, 1] },
              "strategies": {
                "duel": { "solve": 0.5, "brand": { "offer": 2, "quality": 0.5 },
                          "rival": { "pitch": 1, "brand": { "quality": 0.6 }, "schedule": [{ "fromDay": 31, "bond": 1 }] } },
                "plain": { "bond": 1 } } }
            """);
        Scenario duel = config.ScenarioFor(config.Cells()[0], config.Strategies[0]);

        Assert.Multiple(() =>
        {
            Assert.That(duel.Rival!.Brand, Is.EqualTo(new BrandParameters { Skill = 0.7, Consistency = 0.2, Quality = 0.6 }));
            Assert.That(duel.Brand, Is.EqualTo(new BrandParameters { Skill = 0.7, Consistency = 0.2, Quality = 0.5, Offer = 2 }));
            Assert.That((duel.Rival.Strategy.On(30), duel.Rival.Strategy.On(31)), Is.EqualTo((new Shares(1, 0, 0), new Shares(0, 0, 1))));
            Assert.That((duel.Rival.Community, duel.Rival.Member), Is.EqualTo((duel.Community, duel.Member)));
            Assert.That(config.ScenarioFor(config.Cells()[0], config.Strategies[1]).Rival, Is.Null);
        });
    }

    [Test]
    public void A_manager_reviews_every_thirty_days_where_the_file_does_not_say()
    {
        ExperimentConfig config = Read("""
            { "brand": { "holdOut": 0.2 },
              "strategies": { "managed": { "manager": { "by": "lift", "options": [{ "name": "convert", "pitch": 1 }, { "name": "connect", "solve": 0.8, "bond": 0.2 }, { "name": "leave" }] } } } }
            """, "strategies.managed.manager.by=theatre");
        Manager manager = config.Strategies[0].Strategy.Manager!;

        Assert.Multiple(() =>
        {
            Assert.That((manager.By, manager.Every), Is.EqualTo((Belief.Theatre, 30)));
            Assert.That(manager.Options, Is.EqualTo((Alternative[])[new("convert", new Shares(1, 0, 0)), new("connect", new Shares(0, 0.8, 0.2)), new("leave", default)]));
        });
    }

    /// <summary>What is left out is what is so anyway, and nothing else.</summary>
    [TestCase("""{ }""", false, false)]
    [TestCase("""{ "days": 200 }""", false, false)]
    [TestCase("""{ "days": 365, "horizons": [90, 365] }""", true, false)]
    [TestCase("""{ "days": 40, "horizons": [40], "keep": "outcomes", "member": { "lossAversion": 1.31 }, "community": { "network": { "kind": "random" } } }""", true, true)]
    [TestCase("""{ "claim": { "id": "C", "says": "It does.", "needs": "any", "expect": [{ "that": "so", "of": "trust", "plus": ["connect"], "decides": "yes" }] }, "sensitivity": { "over": { "member.effort": { "from": 0.1, "to": 0.4 } } } }""", false, false)]
    public void The_brief_form_reads_as_the_same_experiment(string text, bool saysHorizons, bool saysKeep)
    {
        string brief = ConfigWriter.WriteBrief(Read(text));

        Assert.That(ConfigWriter.Write(Read(brief)), Is.EqualTo(ConfigWriter.Write(Read(text))));
        Assert.That((JsonNode.Parse(brief)!["horizons"] is not null, JsonNode.Parse(brief)!["keep"] is not null), Is.EqualTo((saysHorizons, saysKeep)));
    }

    [Test]
    public void Rivals_and_managers_are_written_as_they_were_read_and_make_another_experiment()
    {
        const string Text = """
            { "strategies": {
                "duel": { "solve": 0.5, "rival": { "pitch": 1, "brand": { "quality": 0.6 }, "schedule": [{ "fromDay": 31, "bond": 1 }] } },
                "managed": { "brand": { "holdOut": 0.2 }, "manager": { "by": "lift", "every": 10, "options": [{ "name": "ask", "pitch": 1 }, { "name": "leave" }] } } } }
            """;
        string written = ConfigWriter.Write(Read(Text)), identity = ExperimentIdentity.Compute(Read(Text));

        Assert.Multiple(() =>
        {
            Assert.That(ConfigWriter.Write(Read(written)), Is.EqualTo(written));
            Assert.That(JsonNode.Parse(written)!["strategies"]!["duel"]!["rival"]!["schedule"]![0]!["fromDay"]!.GetValue<int>(), Is.EqualTo(31));
            foreach (string setting in (string[])["strategies.duel.rival.pitch=0.5", "strategies.duel.rival.brand.quality=0.7", "strategies.managed.manager.by=gut", "strategies.managed.manager.every=11", "strategies.managed.manager.options=[{ \"name\": \"leave\" }]"])
            {
                Assert.That(ExperimentIdentity.Compute(Read(Text, setting)), Is.Not.EqualTo(identity), setting);
            }
        });
    }

    [TestCase("""{ "baseline": "connect" }""", "connect", "convert")]
    [TestCase("""{ "challenger": "absent" }""", "convert", "absent")]
    [TestCase("""{ "strategies": { "a": {}, "b": {} }, "challenger": "a" }""", "b", "a")]
    [TestCase("""{ "strategies": { "a": {} } }""", null, null)]
    public void The_comparison_is_with_another_strategy_where_the_file_does_not_say(string text, string? baseline, string? challenger)
    {
        ExperimentConfig config = Read(text);

        Assert.That((config.Baseline, config.Challenger), Is.EqualTo((baseline, challenger)));
    }

    [Test]
    public void A_byte_order_mark_is_no_fault()
    {
        Assert.That(Read("\uFEFF{ \"days\": 9 }").Days, Is.EqualTo(9));
    }

    [Test]
    public void A_network_file_is_found_from_the_experiments_own_folder_and_sets_the_number_of_members()
    {
        using TestFolder folder = new();
        folder.Write("ties.csv", "source,target\n0,1\n1,2\n");
        string file = folder.Write("mine.json", """{ "community": { "network": { "kind": "file", "path": "ties.csv" } } }""");

        ExperimentConfig config = ExperimentReader.Read(file, []);

        Assert.That(config.MembersOf(config.Cells()[0]), Is.EqualTo(3));
    }

    private static ExperimentConfig Read(string text, params string[] settings)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), settings);
    }
}
