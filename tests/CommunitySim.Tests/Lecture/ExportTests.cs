using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Lecture;

/// <summary>What the scenes cannot be written to is refused before one of them is computed: no progress is told.</summary>
internal sealed class ExportTests
{
    private static readonly string TooLong = new('a', 300);

    [TestCase("", "--export: \"\" names no file")]
    [TestCase("missing/scenes.html", "there is no folder")]
    [TestCase("there", "this is a folder; name the file to write")]
    [TestCase("there/", "this is a folder; name the file to write")]
    public void What_is_no_file_is_refused_at_once(string name, string words)
    {
        using TestFolder folder = new();
        Directory.CreateDirectory(folder["there"]);
        AssertRefused(folder, name.Length == 0 ? "" : folder[name], words);
    }

    /// <summary>A name longer than any file system has cannot be written by anybody, whatever the rights.</summary>
    [Test]
    public void A_file_that_cannot_be_written_is_refused_at_once()
    {
        using TestFolder folder = new();
        AssertRefused(folder, folder[TooLong], "this cannot be written");
    }

    private static void AssertRefused(TestFolder folder, string file, string words)
    {
        (int code, string output, string error) = Command.Say("lecture", "--export", file);

        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain(words).And.Not.Contain("scene 1 of").And.Not.Contain("fault of its own"));
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty, "nothing is left behind");
    }
}
