using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using CommunitySim.Members;

namespace CommunitySim.Tests.Experiments;

/// <summary>The keys that describe a given community: starting state, segments, a table of members, a calendar, a history and rivals.</summary>
internal sealed class CommunityKeysTests
{
    private const string Table = "role,number,id,lurker,trust\nleads,2,\"b, c\",1,0.5\nfans,0,a,no,0\n,1,d,TRUE,1\n";

    private const string Listed = """
        { "days": 20, "replicates": 2, "community": { "members": 3, "network": { "groupSize": 3, "tiesInside": 2 } },
          "members": { "file": "members.csv", "segment": "role", "lurker": "lurker", "trust": "trust" },
          "segments": { "leads": { "member": { "effort": 0 } }, "fans": { } },
          "strategies": { "a": { "pitch": 1, "brand": { "pitchTarget": "leads" } }, "b": {} } }
        """;

    [Test]
    public void Segments_have_the_files_members_with_their_own_parameters_also_in_a_sweep()
    {
        ExperimentConfig config = Read("""
            { "member": { "seesaw": 0.2 }, "sweep": { "member.effort": [0.1, 0.2] },
              "segments": { "leads": { "share": 0.1, "member": { "effort": 0.5 } }, "Ünï fans": { "share": 0.3, "member": { "problemRate": 0.05 } } },
              "brand": { "pitchTarget": "leads" }, "strategies": { "a": { "brand": { "bondTarget": "Ünï fans" } } } }
            """);
        Scenario scenario = config.ScenarioFor(config.Cells()[1], config.Strategies[0]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Segments.Select(segment => (segment.Name, segment.Share, segment.Member.Effort, segment.Member.ProblemRate, segment.Member.Seesaw)), Is.EqualTo(new[]
            {
                ("leads", 0.1, 0.5, 0.02, 0.2), ("Ünï fans", 0.3, 0.2, 0.05, 0.2),
            }));
            Assert.That((scenario.Brand.PitchTarget, scenario.Brand.BondTarget), Is.EqualTo((Target.Of("leads"), Target.Of("Ünï fans"))));
        }
    }

    [Test]
    public void What_is_written_is_read_again()
    {
        ExperimentConfig config = Read("""
            { "days": 90, "community": { "lurkersBy": "degree", "begin": { "trust": 0.45, "customers": 0.2 } },
              "segments": { "leads": { "share": 0.1, "member": { "effort": 0.5 } } },
              "calendar": { "start": "2025-03-01", "hours": { "sunday": 0 }, "problemRate": { "december": 1.4 }, "needRate": { "may": 0.5 } },
              "history": { "decideOn": 31, "pitch": 0.5, "hourlyWage": 20, "brand": { "skill": 0.5 }, "schedule": [{ "fromDate": "2025-03-11", "solve": 1, "hoursPerThousandMembers": 2 }] },
              "strategies": { "a": { "pitch": 1, "hoursPerThousandMembers": 4, "rivals": [{ "pitch": 1 }, { "solve": 1, "schedule": [{ "fromDate": "2025-04-01", "bond": 1, "hourlyWage": 5 }] }, { "brand": { "skill": 0.1 } }] },
                              "b": { "rival": { "pitch": 0.5 } } } }
            """);
        Scenario scenario = config.ScenarioFor(config.Cells()[0], config.Strategies[0]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(config.Horizons, Is.EqualTo(new[] { 90 }), "30 lies before the decision");
            Assert.That(scenario.Brand.HoursPerThousandMembers, Is.EqualTo(4));
            Assert.That(scenario.Rival!.Rival!.Strategy.Stages[1], Is.EqualTo(new Stage(32, new Shares(0, 0, 1)) { HourlyWage = 5 }));
            Assert.That(scenario.Rival.Rival.Rival!.Brand.Skill, Is.EqualTo(0.1));
            Assert.That(scenario.Rival.Rival.Rival.Rival, Is.Null);
            Assert.That(config.History!.Brand.Strategy.Stages[1], Is.EqualTo(new Stage(11, new Shares(0, 1, 0)) { HoursPerThousandMembers = 2 }));
            Assert.That(config.BrandOf(config.Cells()[0], config.History.Brand), Is.EqualTo(new BrandParameters { Skill = 0.5, HourlyWage = 20 }));
            Assert.That((scenario.Calendar!.HoursOn(1), scenario.Calendar.HoursOn(2)), Is.EqualTo((1.0, 0.0)), "1 March 2025 is a Saturday");
            Assert.That((scenario.Calendar.ProblemRate[11], scenario.Calendar.NeedRate[4]), Is.EqualTo((1.4, 0.5)));
            foreach (string text in (string[])[ConfigWriter.Write(config), ConfigWriter.WriteBrief(config)])
            {
                Assert.That(ConfigWriter.Write(Read(text)), Is.EqualTo(ConfigWriter.Write(config)));
            }
        }
    }

    [Test]
    public void A_table_of_members_is_read_by_number_in_any_order()
    {
        using TestFolder folder = new();
        folder.Write("members.csv", Table);
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", Listed), []);
        MemberTable table = config.MembersSource!.Table;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Segment, Is.EqualTo(new byte[] { 2, 0, 1 }));
            Assert.That(table.Lurker, Is.EqualTo(new[] { false, true, true }));
            Assert.That(table.Trust, Is.EqualTo(new[] { 0, 1, 0.5f }));
            Assert.That(config.InputFiles.Select(input => input.Path), Is.EqualTo(new[] { "members/members.csv" }));
        }

        string before = ExperimentIdentity.Compute(config);
        folder.Write("members.csv", Table.Replace("0.5", "0.25", StringComparison.Ordinal));
        Assert.That(ExperimentIdentity.Compute(ExperimentReader.Read(folder["mine.json"], [])), Is.Not.EqualTo(before));
    }

    /// <summary>A study of fewer members takes the first rows of the table; one of more has none.</summary>
    [Test]
    public void A_study_has_no_more_members_than_the_table()
    {
        using TestFolder folder = new();
        folder.Write("members.csv", Table);
        string With(int members) => folder.Write("mine.json", Listed.Replace("\"days\"", $$"""
            "sensitivity": { "of": "value", "method": "morris", "over": { "member.effort": { "from": 0, "to": 1 } }, "members": {{members}} }, "days"
            """, StringComparison.Ordinal));
        Assert.That(() => ExperimentReader.Read(With(3), []), Throws.Nothing);
        Assert.That(() => ExperimentReader.Read(With(4), []), Throws.TypeOf<InputException>().With.Message.Contains("sensitivity.members").And.Message.Contains("at most 3"));
    }

    [TestCase("number,role\n0,leads\n1,fans\n", "has 2 members, but the community has 3")]
    [TestCase("number,role\n0,leads\n0,fans\n1,x\n", "members.csv:3", "member 0 is already in line 2")]
    [TestCase("number,role\n1,leads\n2,fans\n3,x\n", "members.csv:4", "numbered from 0 to 2")]
    [TestCase("number,rol\n0,leads\n1,fans\n2,x\n", "members.csv:1", "no column \"role\"", "Did you mean rol?")]
    [TestCase("number,role,lurker,trust\n0,leads,1,0\n1,fans,maybe,0\n2,x,1,0\n", "members.csv:3", "\"maybe\"", "yes or no")]
    [TestCase("number,role,lurker,trust\n0,leads,1,0\n1,fans,1,1.5\n2,x,1,0\n", "members.csv:3", "\"1.5\"", "0 to 1")]
    [TestCase("number,role,lurker,trust\n0,leads,1,0\n1,fan,1,0\n2,x,1,0\n", "no member has \"fans\"")]
    [TestCase("number,role\n0,leads,5\n1,fans\n2,x\n", "members.csv:2", "3 values")]
    [TestCase("", "empty")]
    public void A_table_that_does_not_fit_is_refused_with_its_line(string table, params string[] words)
    {
        using TestFolder folder = new();
        folder.Write("members.csv", table);
        string file = folder.Write("mine.json", table.Contains("lurker", StringComparison.Ordinal) ? Listed : Listed.Replace(", \"lurker\": \"lurker\", \"trust\": \"trust\"", "", StringComparison.Ordinal));
        string message = Assert.Throws<InputException>(() => ExperimentReader.Read(file, []))!.Message;
        Assert.That(words.Where(word => !message.Contains(word, StringComparison.Ordinal)), Is.Empty, message);
    }

    [TestCase("""{ "segments": { "a": { "member": { "effort": 0 } } } }""", "segments.a", "no members")]
    [TestCase("""{ "segments": { "hubs": { "share": 0.1 } } }""", "segments.hubs", "target")]
    [TestCase("""{ "segments": { "a": { "share": 0.6 }, "b": { "share": 0.6 } } }""", "more than 1")]
    [TestCase("""{ "segments": { "a": { "share": 0.1, "member": { "lurkerActivity": 0.5 } } } }""", "lurkerActivity", "same activity")]
    [TestCase("""{ "segments": { "leads": { "share": 0.1 } }, "brand": { "pitchTarget": "laeds" } }""", "brand.pitchTarget", "Did you mean leads?")]
    [TestCase("""{ "sweep": { "brand.bondTarget": ["uniform", "fans"] } }""", "sweep.brand.bondTarget", "fans")]
    [TestCase("""{ "strategies": { "a": { "rivals": [{}, { "brand": { "bondTarget": "fans" } }] } } }""", "strategies.a.rivals", "fans")]
    [TestCase("""{ "strategies": { "a": { "rival": {}, "rivals": [{}] } } }""", "strategies.a.rivals", "both there")]
    [TestCase("""{ "strategies": { "a": { "hourlyWage": 3, "brand": { "hourlyWage": 4 } } } }""", "strategies.a.hourlyWage", "under \"brand\"")]
    [TestCase("""{ "strategies": { "a": { "schedule": [{ "fromDate": "2025-06-01" }] } } }""", "fromDate", "needs a calendar")]
    [TestCase("""{ "calendar": { "start": "2025-06-02" }, "strategies": { "a": { "schedule": [{ "fromDate": "2025-06-01" }] } } }""", "before day 1")]
    [TestCase("""{ "calendar": { "start": "2025-06-02" }, "strategies": { "a": { "schedule": [{ "fromDate": "1.6.2025" }] } } }""", "year, month and day")]
    [TestCase("""{ "calendar": { "start": "2025-06-02" }, "strategies": { "a": { "schedule": [{ "fromDate": "2025-07-01", "fromDay": 2 }] } } }""", "delete one")]
    [TestCase("""{ "calendar": { "start": "2025-02-30" } }""", "calendar.start", "2025-03-01")]
    [TestCase("""{ "calendar": { "start": "2025-02-03", "hours": { "sunday": -1 } } }""", "calendar.hours.sunday", "-1")]
    [TestCase("""{ "days": 30, "history": { "decideOn": 31 } }""", "history.decideOn", "after the last day")]
    [TestCase("""{ "days": 90, "horizons": [30, 90], "history": { "decideOn": 31 } }""", "before the decision")]
    [TestCase("""{ "history": { "decideOn": 31, "schedule": [{ "fromDay": 31, "solve": 1 }] } }""", "history.schedule", "no effect")]
    [TestCase("""{ "members": { "file": "m.csv" } }""", "no column")]
    [TestCase("""{ "members": { "file": "m.csv", "segment": "role" } }""", "no segments")]
    [TestCase("""{ "members": { "file": "m.csv", "trust": "trust" } }""", "there is no file m.csv")]
    public void What_contradicts_itself_is_refused(string text, params string[] words)
    {
        string message = Assert.Throws<InputException>(() => Read(text))!.Message;
        Assert.That(words.Where(word => !message.Contains(word, StringComparison.Ordinal)), Is.Empty, message);
    }

    /// <summary>The strategy with the past as its first stages, less what it is worth at the decision.</summary>
    [Test]
    public void A_history_gives_what_the_same_stages_give_from_day_1()
    {
        const string Community = """ "days": 60, "horizons": [60], "replicates": 3, "community": { "members": 120 }, "keep": "daily" """;
        CellResult decided = Run($$"""
            { {{Community}}, "history": { "decideOn": 31, "pitch": 0.5, "solve": 0.3, "schedule": [{ "fromDay": 11, "solve": 1 }] },
              "strategies": { "a": { "pitch": 1 }, "b": { "solve": 0.5, "bond": 0.5, "schedule": [{ "fromDay": 21, "bond": 1 }, { "fromDay": 41, "pitch": 1 }] } } }
            """);
        CellResult whole = Run($$"""
            { {{Community}},
              "strategies": { "a": { "pitch": 0.5, "solve": 0.3, "schedule": [{ "fromDay": 11, "solve": 1 }, { "fromDay": 31, "pitch": 1 }] },
                              "b": { "pitch": 0.5, "solve": 0.3, "schedule": [{ "fromDay": 11, "solve": 1 }, { "fromDay": 31, "bond": 1 }, { "fromDay": 41, "pitch": 1 }] } } }
            """);
        for (int strategy = 0; strategy < 2; strategy++)
        {
            foreach (Observable observable in (Observable[])[Observable.Trust, Observable.Reach, Observable.Customers, Observable.Muted, Observable.Pain])
            {
                Assert.That(decided.Runs(strategy, observable, 0), Is.EqualTo(whole.Runs(strategy, observable, 0)), observable.Name());
            }
        }

        IEnumerable<double> Differences(CellResult cell) => cell.Runs(0, Observable.Value, 0).Zip(cell.Runs(1, Observable.Value, 0), (one, other) => one - other);
        Assert.That(Differences(decided), Is.EqualTo(Differences(whole)).Within(1e-6), "what came before is the same for both");
    }

    [Test]
    public void Several_rivals_add_up_their_values()
    {
        CellResult cell = Run("""
            { "days": 30, "replicates": 2, "community": { "members": 100 },
              "strategies": { "one": { "rivals": [{ "solve": 1 }] }, "same": { "rival": { "solve": 1 } }, "two": { "rivals": [{ "solve": 1 }, {}] } } }
            """);
        Assert.That(cell.Runs(0, Observable.RivalValue, 0), Is.EqualTo(cell.Runs(1, Observable.RivalValue, 0)));
        Assert.That(cell.Runs(2, Observable.RivalValue, 0).Zip(cell.Runs(0, Observable.RivalValue, 0), (two, one) => two >= one), Has.All.True, "an absent brand costs nothing");
    }

    private static CellResult Run(string text) => Runner.Run(Read(text), 1).Cells[0];

    private static ExperimentConfig Read(string text)
    {
        using TestFolder folder = new();
        return ExperimentReader.Read(folder.Write("mine.json", text), []);
    }
}
