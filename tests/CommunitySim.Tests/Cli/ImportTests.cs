using System.Text;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Cli;

/// <summary>communitysim import: a community from a list of replies, for what the data say and no more.</summary>
public class ImportTests
{
    private const string Log = "author,parent_author,created_at\nanna,bert,2025-03-01 12:00\nbert,anna,2025-03-02 12:00\nanna,carl,2025-03-03T12:00:00Z\ncarl,carl,2025-03-04\nanna,,2025-03-10 09:00\n";

    [TestCase("source,target\nanna,bert\nbert,anna\nanna,carl\n", TestName = "ties")]
    [TestCase("kind;to;from\nreply;bert;anna\nreply;anna;bert\nreply;carl;anna\n", TestName = "other columns, semicolons")]
    [TestCase("sep=;\nuser;text;reply_to\nanna;\"hello; \"\"all\"\"\nof you\";bert\nbert;x;anna\nanna;x;carl\n", TestName = "quoted texts of several lines")]
    [TestCase("sender\trecipient\tcount\nanna\tbert\t2\nanna\tcarl\t1\n", TestName = "tabs and counts")]
    [TestCase("von,an\nanna,bert\nbert,anna\nanna,carl\n", TestName = "German")]
    [TestCase("id,author,parent_id\n1,bert,\n2,anna,1\n3,bert,2\n4,carl,\n5,anna,4\n5,anna,4\n", TestName = "posts and their parents, one of them twice")]
    [TestCase("id,author,parent_id\nx5,anna,t1_x4\nx2,anna,t3_x1\nx3,bert,t1_x2\nx1,bert,\nx4,carl,\n", TestName = "answers before posts, with prefixes")]
    [TestCase("message_id,author,reply_to\nm1,bert,\nm2,anna,m1\nm3,bert,m2\nm4,carl,\nm5,anna,m4\n", TestName = "posts in a column that may name members")]
    [TestCase("Message-ID;From;In-Reply-To\n<1@x>;bert;\n<2@x>;anna;<1@x>\n<3@x>;bert;<2@x>\n<4@x>;carl;\n<5@x>;anna;<4@x>\n", TestName = "mail")]
    [TestCase("id,author,reply_to,comments\n11,anna,bert,9\n12,bert,anna,7\n13,anna,carl,0\n14,carl,,\n", TestName = "numbers of replies received")]
    [TestCase("message_id,author,parent_author,count\nm1,anna,bert,9\nm2,bert,anna,7\nm3,anna,carl,3\n", TestName = "a count beside posts")]
    [TestCase("author,parent_author\nanna,bert\nbert,anna\nanna,carl\nDeleted User,bert\nu/[deleted],anna\nanna,REMOVED\n", TestName = "deleted accounts")]
    [TestCase("source,target,sign\nanna,bert,+\nbert,anna,1\nanna,carl,+\nbert,carl,-\n", TestName = "signs")]
    public void Three_members_with_two_ties_are_imported(string text)
    {
        using TestFolder folder = new();
        string output = Import(folder, text);

        Assert.That(File.ReadAllText(folder["out/ties.csv"]), Is.EqualTo("source,target,weight\n0,1,2\n0,2,1\n"), output);
        Assert.That(File.ReadLines(folder["out/members.csv"]).Skip(1).Select(line => string.Join(',', line.Split(',')[..3])), Is.EqualTo(new[] { "0,anna,2", "1,bert,1", "2,carl,1" }));
        Assert.That(NetworkFile.Read(folder["out/ties.csv"]).Network.Ties, Is.EqualTo(2));
    }

    [TestCase("2025-03-01 12:00", "2025-03-02 13:30", TestName = "ISO with blank")]
    [TestCase("2025-03-01T12:00:00.5Z", "2025-03-02T15:30:00+02:00", TestName = "ISO with zones")]
    [TestCase("1740830400", "1740922200", TestName = "Unix seconds")]
    [TestCase("1740830400000", "1740922200123", TestName = "Unix milliseconds")]
    [TestCase("28.02.2025 12:00", "01.03.2025 13:30", TestName = "day first with dots")]
    [TestCase("01.02.2025 12:00", "02.02.2025 13:30", TestName = "dots without a day after the 12th")]
    [TestCase("02/28/2025 12:00 PM", "03/01/2025 1:30 pm", TestName = "month first with halves of days")]
    public void Times_of_any_one_form_are_read(string one, string other)
    {
        using TestFolder folder = new();
        Import(folder, $"author,parent_author,time,parent_time\nanna,bert,{one},{one}\nbert,anna,{other},{one}\n");
        JsonNode observed = Json(folder)["observed"]!;

        Assert.That((double)observed["medianResponseHours"]!["value"]!, Is.EqualTo(25.5 / 2).Within(1e-3));
        Assert.That((double)observed["repliesPerMemberDay"]!["value"]!, Is.EqualTo(2 / 2 / 2.0));
    }

    /// <summary>Five members over ten days: Dora is silent, Emil came on the sixth day, Gus left on the ninth. Fritz comes later.</summary>
    [Test]
    public void What_the_data_determine_is_measured()
    {
        using TestFolder folder = new();
        string output = Import(
            folder, Log + "gus,anna,2025-03-05\n", "--members", folder.Write("people.csv", "username;joined;left;segment\nanna;;;pro\ngus;;2025-03-09;\nbert;2024-01-01;;\ndora;;;free\nemil;2025-03-06;;\nfritz;2025-04-01;;\n"));
        JsonNode json = Json(folder), measured = json["measured"]!;

        // Member-days: anna, bert and dora 10, gus 8, emil 5. Carl is not listed, and has 10.
        Assert.That((double)json["observed"]!["repliesPerMemberDay"]!["value"]!, Is.EqualTo(4 / 53.0).Within(1e-9));
        Assert.That((double)measured["community.turnover"]!["value"]!, Is.EqualTo(1 / 43.0).Within(1e-9));
        Assert.That((double)measured["community.turnover"]!["low"]!, Is.EqualTo(0.0253178 / 43).Within(1e-7));
        Assert.That((double)measured["community.turnover"]!["high"]!, Is.EqualTo(5.5716434 / 43).Within(1e-7));
        Assert.That((double)measured["member.lurkerShare"]!["value"]!, Is.EqualTo(1 / 4.0), "Emil was not there for the whole window");
        Assert.That((int)measured["community.members"]!["value"]!, Is.EqualTo(5));
        Assert.That(json["notMeasured"]!["member.lurkerActivity"], Is.Not.Null);
        Assert.That(File.ReadAllLines(folder["out/members.csv"]), Is.EqualTo(new[]
        {
            "number,id,segment,ties,replies_written,lurker,joined,left",
            "0,anna,pro,2,3,0,,",
            "1,bert,,1,1,0,2024-01-01,",
            "2,carl,,1,1,0,,",
            "3,dora,free,0,0,1,,",
            "4,emil,,0,0,1,2025-03-06,",
        }));
        Assert.That(NetworkFile.Read(folder["out/ties.csv"]).Alone, Is.EqualTo(2));
        Assert.That(output, Does.Contain("5 members; 2 without ties").And.Contain("1 reply of a member to itself").And.Contain("1 member of the replies is not in this list")
            .And.Contain("1 member who had left").And.Contain("1 member who joined after").And.Contain("1 line of or to"));
    }

    [Test]
    public void Fractional_weights_do_not_lose_ties()
    {
        using TestFolder folder = new();
        string output = Import(folder, "source,target,weight\nanna,bert,0.25\nbert,anna,0.5\nanna,carl,0.25\n");

        Assert.That(File.ReadAllText(folder["out/ties.csv"]), Is.EqualTo("source,target,weight\n0,1,0.75\n0,2,0.25\n"));
        Assert.That(output, Does.Contain("fractions"));
    }

    [Test]
    public void Days_without_data_do_not_dilute_rates()
    {
        using TestFolder folder = new();
        string output = Import(folder, Log, "--from", "2024-01-01", "--to", "2025-12-31");

        Assert.That((double)Json(folder)["observed"]!["repliesPerMemberDay"]!["value"]!, Is.EqualTo(3 / 30.0).Within(1e-9));
        Assert.That(output, Does.Contain("do not span"));
    }

    [Test]
    public void What_lacks_is_told_and_not_invented()
    {
        using TestFolder folder = new();
        Import(folder, "source,target\nanna,bert\n");
        JsonNode json = Json(folder);

        Assert.That(json["measured"]!.AsObject().Select(measure => measure.Key), Is.EqualTo(new[] { "community.members" }));
        Assert.That(json["notMeasured"]!.AsObject().Select(measure => measure.Key), Is.SupersetOf(new[] { "community.turnover", "member.lurkerShare", "medianResponseHours", "repliesPerMemberDay" }));
    }

    [Test]
    public void A_column_of_lurkers_gives_their_activity()
    {
        using TestFolder folder = new();
        string members = "id,lurker\nanna,0\nbert,yes\ncarl,1\ndora,1\n";
        Import(folder, Log, "--members", folder.Write("people.csv", members));
        JsonNode measured = Json(folder)["measured"]!;

        // Ten days; Bert and Carl wrote on one of them each, Dora on none.
        Assert.That((double)measured["member.lurkerActivity"]!["value"]!, Is.EqualTo(2 / 30.0).Within(1e-9));
        Assert.That((double)measured["member.lurkerShare"]!["value"]!, Is.EqualTo(3 / 4.0));
    }

    [Test]
    public void The_window_and_the_fewest_replies_decide_what_counts()
    {
        using TestFolder folder = new();
        string output = Import(folder, Log, "--from", "2025-03-01", "--to", "2025-03-02", "--min-replies", "2");

        Assert.That(File.ReadAllText(folder["out/ties.csv"]), Is.EqualTo("source,target,weight\n0,1,2\n"));
        Assert.That(output, Does.Contain("3 lines outside").And.Contain("2 days"));
    }

    [Test]
    public void The_same_input_gives_the_same_bytes_and_its_own_folder_is_replaced()
    {
        using TestFolder folder = new();
        Import(folder, Log);
        IReadOnlyDictionary<string, string> before = Command.Bytes(folder["out"]);
        Import(folder, Log);

        Assert.That(Command.Bytes(folder["out"]), Is.EqualTo(before));
        Assert.That(before.Keys, Is.EqualTo(new[] { "measured.json", "members.csv", "ties.csv" }));
    }

    [Test]
    public void Files_of_others_are_not_replaced()
    {
        using TestFolder folder = new();
        string replies = folder.Write("replies.csv", Log);
        Directory.CreateDirectory(folder["mine"]);
        string own = folder.Write("mine/members.csv", "id\nanna\n");

        Assert.That(Command.Say("import", replies, "--out", folder["mine"]).Code, Is.EqualTo(2));
        Assert.That(Command.Say("import", replies, "--members", own, "--out", folder["mine"], "--force").Error, Does.Contain("which it reads"));
        Assert.That(Command.Say("import", replies, "--out", replies).Error, Does.Contain("not a folder"));
        Assert.That(File.ReadAllText(own), Is.EqualTo("id\nanna\n"));
        Assert.That(Command.Say("import", replies, "--out", folder["mine"], "--force").Code, Is.Zero);
    }

    [Test]
    public void An_experiment_reads_what_was_imported()
    {
        using TestFolder folder = new();
        Import(folder, Log, "--members", folder.Write("people.csv", "id\nanna\nbert\nzoe\n"));
        string experiment = folder.Write("mine.json", """{ "days": 3, "replicates": 2, "community": { "network": { "kind": "file", "path": "out/ties.csv" } } }""");

        Assert.That(Command.Say("check", experiment).Output, Does.Contain("4 members, 2 ties; 1 member without a tie"));
    }

    [TestCase("author,parent_author\nanna;bert\n", "", ":2", "use a comma", TestName = "another separator")]
    [TestCase("author,parent_author,created_at\na,b,2025-03-01\nb,a,14.03.2025\n", "", ":3", "one form", TestName = "forms of dates mixed")]
    [TestCase("author,parent_author,created_at\na,b,14/03/2025\nb,a,03/14/2025\n", "", ":3", "another order", TestName = "orders of dates mixed")]
    [TestCase("author,parent_author,created_at\na,b,03/04/2025\nb,a,05/04/2025\n", "", ":2", "day or the month first", TestName = "order of dates unknown")]
    [TestCase("author,parent_author,created_at\na,b,yesterday\n", "", ":2", "no time", TestName = "no date")]
    [TestCase("author,parent_author,created_at\na,b,2025-02-30\n", "", ":2", "no time", TestName = "no such day")]
    [TestCase("author,parent_author,created_at\na,b,45717.5\n", "", ":2", "no time", TestName = "day of a spreadsheet")]
    [TestCase("anna,bert,2025-03-01\nbert,anna,2025-03-02\n", "", ":1", "source,target,time", TestName = "no names of columns")]
    [TestCase("author,parent_author\n", "", ":1", "one reply a line", TestName = "names of columns only")]
    [TestCase("", "", ":1", "holds no line", TestName = "empty file")]
    [TestCase("author,parent_author,created_at\na,b,2025-03-01\n", "--from 2026-01-01", ":1", "--from", TestName = "empty window")]
    [TestCase("author,parent_author,created_at\na,b,2025-03-01\n", "--from 2025-04-01 --to 2025-03-01", "--from 2025-04-01", "exchange", TestName = "from after to")]
    [TestCase("author,parent_author,created_at\na,b,2025-03-01\n", "--from 1.3.2025", "--from 1.3.2025", "such as 2025-03-01", TestName = "no day in an option")]
    [TestCase("author,parent_author\na,b\n", "--min-replies 5", ":1", "smaller --min-replies", TestName = "too many replies asked for")]
    [TestCase("author,parent_author\na,b,c\n", "", ":2", "quotes", TestName = "too many cells")]
    [TestCase("author,parent_author\na,\"b\nc\n", "", ":2", "not closed", TestName = "open quote")]
    [TestCase("from,to\na@x.org,\"b@x.org; c@x.org\"\n", "", ":2", "line for each", TestName = "several who are answered")]
    [TestCase("author,parent_author\nanna,\"bert, cara\"\nbert,anna\ncara,anna\n", "", ":2", "line for each", TestName = "several names")]
    [TestCase("author,parent_author\nbert,anna\nanna,\"bert;3\"\n3,anna\n", "", ":3", "line for each", TestName = "a name and a number")]
    [TestCase("id,author,reply_to\n1,5,\n2,1,1\n", "", ":3", "rename it", TestName = "posts and members by the same numbers")]
    [TestCase("id,author,reply_to\n1,anna,\n2,bert,cara\n", "", ":3", "rename it", TestName = "neither posts nor members who wrote")]
    [TestCase("<graphml><graph/></graphml>\n", "", ":1", "GraphML", TestName = "no table")]
    [TestCase("[{\"author\":\"a\"}]\n", "", ":1", "JSON", TestName = "JSON")]
    [TestCase("author,parent_author,count\na,b,many\n", "", ":2", "no number", TestName = "count in words")]
    [TestCase("author,parent_author\na,a\nb,\n", "", ":1", "Correct the column", TestName = "no reply to another")]
    public void A_mistake_in_the_replies_is_refused_by_line_with_a_remedy(string text, string options, string where, string words)
    {
        using TestFolder folder = new();
        string file = folder.Write("replies.csv", text);
        (int code, _, string error) = Command.Say(["import", file, "--out", folder["out"], .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.That((code, Directory.Exists(folder["out"])), Is.EqualTo((2, false)), error);
        Assert.That(error, Does.StartWith(where[0] == ':' ? file + where + ": " : where).And.Contain(words));
    }

    [TestCase("username\nanna\nbert\nanna\n", ":4", "line 2", TestName = "a member twice")]
    [TestCase("segment,joined\npro,2024-01-01\nfree,2024-01-01\n", ":1", "column id", TestName = "no ids")]
    [TestCase("id,city\n1,Rome\n2,Oslo\n", ":2", "occurs among the replies", TestName = "ids of another kind")]
    [TestCase("anna,2024-01-01\nbert,2024-02-01\n", ":1", "names of columns", TestName = "members without names of columns")]
    [TestCase("id,joined,left\nanna,2024-02-01,2024-01-01\n", ":2", "before joining", TestName = "left before joining")]
    [TestCase("id,joined\nanna,2024-02-01\n,2024-02-01\n", ":3", "no id", TestName = "empty id")]
    [TestCase("id,joined\nanna,2024-02-01\nbert,soon\n", ":3", "no time", TestName = "no joining date")]
    [TestCase("id,lurker\nanna,maybe\n", ":2", "1 for a lurker", TestName = "neither lurker nor not")]
    [TestCase("id\n", ":1", "no member", TestName = "no members")]
    public void A_mistake_in_the_members_is_refused_by_line_with_a_remedy(string text, string where, string words)
    {
        using TestFolder folder = new();
        string file = folder.Write("members.csv", text);
        (int code, _, string error) = Command.Say("import", folder.Write("replies.csv", Log), "--members", file, "--out", folder["out"]);

        Assert.That((code, Directory.Exists(folder["out"])), Is.EqualTo((2, false)), error);
        Assert.That(error, Does.StartWith(file + where + ": ").And.Contain(words));
    }

    [Test]
    public void Other_encodings_are_read_and_told_and_archives_refused()
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder["latin.csv"], Encoding.Latin1.GetBytes("source,target\nJörg,Änne\n"));
        File.WriteAllBytes(folder["zip.csv"], [.. "PK"u8, 3, 4, 0, 0]);

        Assert.That(Command.Say("import", folder["latin.csv"], "--out", folder["out"]).Output, Does.Contain("Windows-1252"));
        Assert.That(File.ReadAllText(folder["out/members.csv"]), Does.Contain("Jörg"));
        Assert.That(Command.Say("import", folder["zip.csv"], "--out", folder["no"]).Error, Does.Contain("zip.csv:1").And.Contain("CSV"));
    }

    private static JsonNode Json(TestFolder folder) => JsonNode.Parse(File.ReadAllText(folder["out/measured.json"]))!;

    private static string Import(TestFolder folder, string text, params string[] more)
    {
        (int code, string output, string error) = Command.Say(["import", folder.Write("replies.csv", text), "--out", folder["out"], .. more]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        return output;
    }
}
