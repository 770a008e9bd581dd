namespace CommunitySim.Tests.Cli;

/// <summary>A command replaces what it wrote, and asks before anything else.</summary>
internal sealed class OverwriteTests
{
    private const string Small = """{ "title": "# A](http://x.example) <b>", "days": 10, "replicates": 2, "community": { "members": 301 }, "strategies": { "a": { "label": "**Erst** überzeugen", "pitch": 1 }, "b": { "solve": 1 } } }""";

    [Test]
    public void A_book_replaces_a_book_and_nothing_else()
    {
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, Small), file = folder.Write("book.html", "<!DOCTYPE html><title>mine</title>");

        Refused(file, "report", place, "--out", file);
        Assert.That(Command.SayWithoutCharts("report", place, "--out", file, "--force").Code, Is.Zero);
        string book = File.ReadAllText(file);
        Assert.That(Command.SayWithoutCharts("report", place, "--out", file).Code, Is.Zero);
        Assert.That(File.ReadAllText(file), Is.EqualTo(book));
        Assert.That(Command.SayWithoutCharts("report", place, "--out", folder.Write("empty.html", "")).Code, Is.Zero);
    }

    [Test]
    public void A_gallery_replaces_a_gallery_and_pictures_of_ours_and_nothing_else()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Small), file = folder.Write("README.md", "mine");
        Directory.CreateDirectory(folder["pictures"]);
        string picture = folder.Write("pictures/mine.svg", "<svg/>");
        string[] gallery = ["gallery", place, "--out", file, "--pictures", folder["pictures"]];

        Refused(file, gallery);
        File.Delete(file);
        Refused(picture, gallery);
        Assert.That(File.Exists(file), Is.False);
        Assert.That(Command.Say([.. gallery, "--force"]).Code, Is.Zero);
        Assert.That(Command.Say(gallery).Code, Is.Zero);
        Assert.That(File.ReadAllText(file), Does.Contain(@"## \# A\](http\://x.example) &lt;b>").And.Contain(@"![# A\](http\://x.example) &lt;b>](pictures/mine.svg)").And.Contain(@"\*\*Erst\*\* überzeugen"));
    }

    [Test]
    public void Charts_are_drawn_anew_where_nothing_of_others_lies_among_them()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Small), mine = Path.Combine(place, "charts", "slides.odp");
        Assert.That(Command.Say("chart", place).Code, Is.Zero);
        File.WriteAllText(mine, "mine");

        Refused(mine, "chart", place);
        Assert.That(Command.Say("chart", place, "--force").Code, Is.Zero);
        Assert.That(File.Exists(mine), Is.False);
    }

    [Test]
    public void Scenes_and_schema_replace_nothing_of_others()
    {
        using TestFolder folder = new();

        Refused(folder.Write("scenes.html", "mine"), "lecture", "--export", folder["scenes.html"]);
        Refused(folder.Write("schema.json", "{}"), "schema", folder["schema.json"]);
    }

    [Test]
    public void A_label_is_shown_and_the_name_stays_in_tables_and_store()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Small);
        string Read(string name) => File.ReadAllText(Path.Combine(place, name));

        Assert.That(Read("summary.md"), Does.Contain(@"\*\*Erst\*\* überzeugen").And.Not.Contain("strategies a and b"));
        Assert.That(Read("report.html"), Does.Contain("**Erst** überzeugen"));
        Assert.That(Read("charts/trust-and-reach.svg"), Does.Contain("**Erst** überzeugen"));
        Assert.That(Read("runs.csv"), Does.Contain("\na,0,").And.Not.Contain("Erst"));
        Assert.That(Read("findings.csv"), Does.Not.Contain("Erst"));
        Assert.That(Command.Say("verify", place, "--sample", "1").Code, Is.Zero);
    }

    [Test]
    public void Another_label_runs_nothing_again()
    {
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, Small);
        (int code, string output, _) = Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--set", "strategies.a.label=First");

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("4 of 4 runs were stored before"));
        Assert.That(File.ReadAllText(Path.Combine(place, "summary.md")), Does.Contain("First").And.Not.Contain("Erst"));
    }

    private static void Refused(string file, params string[] words)
    {
        string before = File.ReadAllText(file);
        (int code, _, string error) = Command.Say(words);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(file));
        Assert.That(File.ReadAllText(file), Is.EqualTo(before));
    }
}
