using System.Text.Json.Nodes;
using CommunitySim.Experiments.Adoption;
using CommunitySim.Experiments.Input;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Adoption;

/// <summary>communitysim adoption: studies and further cities as files, and what is refused.</summary>
internal sealed class AdoptionCommandTests
{
    private const string Rest = """
        "months": 12, "notAdopted": [13], "noRecord": [98, 99], "points": 1000, "pretended": { "oddsRatios": [2], "towns": 3 },
        "pitch": { "from": 0.05, "to": 1 }, "acceptance": { "from": -4, "to": 1 }, "endorsement": { "from": -4, "to": 4 }, "criteria": {}
        """;

    [Test]
    public void A_study_is_run_and_further_cities_are_scored_from_files()
    {
        using TestFolder folder = new();
        string study = Study(folder);
        City third = Town(3, 25) with { Name = "Three" };
        third = third with { Adopted = [.. third.Adopted.Select((month, person) => person % 5 == 0 ? City.Unknown : month)] };
        (string ties, string adoption) = MadeUpTown.Write(folder, "three", third);
        (int code, string output, string error) = Command.Say("adoption", study, "--city", $"Three={ties},{adoption}", "--out", folder["out"]);
        Assert.That((code, error), Is.EqualTo((0, "")), output);
        JsonNode findings = JsonNode.Parse(File.ReadAllText(folder["out/study/findings.json"]))!;
        Assert.That(findings["scores"]!.AsArray().Select(score => (string)score!["city"]!), Is.EqualTo(new[] { "One", "Two", "Three" }));
        Assert.That(File.ReadLines(folder["out/study/bands.csv"]).Count(), Is.EqualTo(1 + (3 * 12)));
        Assert.That(File.Exists(folder["out/study/charts/adoption.svg"]), Is.True);
        Assert.That(File.ReadAllText(folder["out/study/summary.md"]), Does.Contain("Three (added)").And.Contain((string)findings["criteria"]!["sha256"]!));
    }

    [Test]
    public void The_same_study_gives_the_same_bytes()
    {
        using TestFolder folder = new();
        string study = Study(folder);
        Assert.That(Command.Say("adoption", study, "--out", folder["a"]).Code, Is.Zero);
        Assert.That(Command.Say("adoption", study, "--out", folder["b"]).Code, Is.Zero);
        Assert.That(Command.Say("adoption", study, "--out", folder["b"]).Code, Is.Zero, "again into the same folder");
        Assert.That(Command.Bytes(folder["b/study"]), Is.EqualTo(Command.Bytes(folder["a/study"])));
    }

    /// <summary>A path of five: 0 adopts in month 2, 1 in month 3, 2 not by the end, 3 has no record, 4 has no tie.</summary>
    [TestCase("source,target\n0,1\n1,2\n2,3\n", "member,month\n0,2\n1,3\n2,13\n3,98\n4,13\n", TestName = "as shipped")]
    [TestCase("from;to\n0;1\n1;2\n3;2\n", "doctor;adoption date\n4;13\n2;13\n1;3\n0;2\n3;NA\n", TestName = "semicolons, other names, any order")]
    [TestCase("0,1\n1,2\n2,3\n", "0,2\n1,3\n2,13\n3,99\n4,13\n", TestName = "no names of columns")]
    [TestCase("a\tb\nx0\tx1\nx1\tx2\nx2\tx3\n", "city\tid\tmonth\nq\tx0\t2\nq\tx1\t3.0\nq\tx2\t13\nq\tx3\t\nq\tx4\t13\n", TestName = "ids as words, more columns, an empty month")]
    [TestCase("source,target\n10,21\n21,32\n32,43\n", "month,member\n2,10\n3,21\n13,32\n98,43\n13,54\n", TestName = "ids with gaps, columns the other way round")]
    public void Files_of_many_forms_give_the_same_city(string ties, string adoption)
    {
        using TestFolder folder = new();
        City city = Read(folder, ties, adoption);
        Assert.That(city.Adopted, Is.EqualTo(new[] { 2, 3, City.Never, City.Unknown, City.Never }));
        Assert.That(city.Neighbours.Select(around => string.Join(' ', around)), Is.EqualTo(new[] { "1", "0 2", "1 3", "2", "" }));
    }

    [TestCase("0,2\n1,3\n2,13\n", "adoption.csv:4", "3", TestName = "a list shorter than the network")]
    [TestCase("0,2\n1,3\n2,14\n3,98\n", "adoption.csv:4", "14", TestName = "a month out of range")]
    [TestCase("0,2\n1,0\n2,13\n3,98\n", "adoption.csv:3", "1 to 12", TestName = "a month before the first")]
    [TestCase("0,2\n1,x\n2,13\n3,98\n", "adoption.csv:3", "x", TestName = "no month")]
    [TestCase("0,2\n1,3\n1,4\n2,13\n3,98\n", "adoption.csv:4", "line 3", TestName = "a person twice")]
    [TestCase("0,13\n1,13\n2,13\n3,98\n", "adoption.csv", "nobody", TestName = "nobody adopts")]
    [TestCase("0,98\n1,99\n2,98\n3,98\n", "adoption.csv", "nobody", TestName = "no record at all")]
    [TestCase("", "adoption.csv:1", "nobody", TestName = "an empty city")]
    [TestCase("1,2\n2,3\n3,13\n4,98\n", "adoption.csv:5", "0", TestName = "a tie to a person who is not listed")]
    public void A_city_that_does_not_fit_is_refused_with_its_place(string adoption, string where, string what)
    {
        using TestFolder folder = new();
        InputException fault = Assert.Throws<InputException>(() => Read(folder, "source,target\n0,1\n1,2\n2,3\n", "member,month\n" + adoption))!;
        Assert.That(fault.Faults[0].Where, Does.EndWith(where));
        Assert.That(fault.Faults[0].What, Does.Contain(what));
    }

    [TestCase("\"endorsement\": { \"from\": -4", "\"endorsement\": { \"from\": 0", "endorsement", TestName = "endorsement that cannot be below none")]
    [TestCase("\"from\": 0.05", "\"from\": 0", "pitch", TestName = "a chance of 0")]
    [TestCase("\"notAdopted\": [13]", "\"notAdopted\": [12]", "notAdopted", TestName = "a code that is a month")]
    [TestCase("\"noRecord\": [98, 99]", "\"noRecord\": [98, 13]", "noRecord", TestName = "a code of two meanings")]
    [TestCase("\"name\": \"Two\"", "\"name\": \"one\"", "cities", TestName = "two cities of one name")]
    [TestCase("\"months\": 12", "\"month\": 12", "month", TestName = "a key misspelt")]
    [TestCase("\"criteria\": {}", "\"criteria\": { \"coverage\": 2 }", "criteria.coverage", TestName = "a criterion out of range")]
    public void A_study_that_contradicts_itself_is_refused(string right, string wrong, string path)
    {
        using TestFolder folder = new();
        string study = Study(folder);
        File.WriteAllText(study, File.ReadAllText(study).Replace(right, wrong, StringComparison.Ordinal));
        (int code, _, string error) = Command.Say("adoption", study, "--out", folder["out"]);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("study.json:").And.Contain($" {path}: "));
        Assert.That(Directory.Exists(folder["out"]), Is.False);
    }

    [TestCase("Three")]
    [TestCase("Three=a.csv")]
    [TestCase("=a.csv,b.csv")]
    [TestCase("Three=a.csv,b.csv,c.csv")]
    [TestCase("Two=a.csv,b.csv")]
    public void A_city_of_the_command_that_cannot_be_told_is_refused(string city)
    {
        using TestFolder folder = new();
        (int code, _, string error) = Command.Say("adoption", Study(folder), "--city", city, "--out", folder["out"]);
        Assert.That((code, error.Length > 0), Is.EqualTo((2, true)));
    }

    [Test]
    public void A_folder_of_others_is_not_written_to()
    {
        using TestFolder folder = new();
        string study = Study(folder);
        Directory.CreateDirectory(folder["out/study"]);
        folder.Write("out/study/mine.txt", "mine");
        (int code, _, string error) = Command.Say("adoption", study, "--out", folder["out"]);
        Assert.That((code, error.Contains("--force", StringComparison.Ordinal)), Is.EqualTo((2, true)));
    }

    private static City Town(uint world, int people) => MadeUpTown.Live(MadeUpTown.Ring(people, 2, 12), new(0.5, -1, 1), world);

    private static string Study(TestFolder folder)
    {
        foreach ((string name, uint world) in ((string, uint)[])[("one", 1), ("two", 2)])
        {
            MadeUpTown.Write(folder, name, Town(world, 40));
        }

        return folder.Write("study.json", $$"""
            { "cities": [
              { "name": "One", "ties": "one-ties.csv", "adoption": "one-adoption.csv" },
              { "name": "Two", "ties": "two-ties.csv", "adoption": "two-adoption.csv" },
            ], {{Rest}} }
            """);
    }

    private static City Read(TestFolder folder, string ties, string adoption)
    {
        CityFile files = new() { Name = "Path", Ties = folder.Write("ties.csv", ties), Adoption = folder.Write("adoption.csv", adoption) };
        return CityReader.Read(MadeUpTown.Study with { NoRecord = [98, 99], Cities = [files] })[0];
    }
}
