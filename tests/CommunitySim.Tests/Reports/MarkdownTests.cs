using CommunitySim.Experiments.Documents;

namespace CommunitySim.Tests.Reports;

/// <summary>What somebody else wrote is shown as it was typed.</summary>
internal sealed class MarkdownTests
{
    [TestCase("Tiny](https://evil.example/p)", "Tiny\\](https\\://evil.example/p)")]
    [TestCase("![t](https://evil.example/t.png", "!\\[t\\](https\\://evil.example/t.png")]
    [TestCase("[source][1]", "\\[source\\]\\[1\\]")]
    [TestCase("[1]: javascript:alert(1)", "\\[1\\]: javascript:alert(1)")]
    [TestCase("<img src=x onerror=1> &lt; a & b", "&lt;img src=x onerror=1> &amp;lt; a & b")]
    [TestCase("`code` *a* __b__ value_low ~c~ $x$", "\\`code\\` \\*a\\* \\_\\_b\\_\\_ value_low \\~c\\~ \\$x\\$")]
    [TestCase("www.evil.example me@evil.example", "www\\.evil.example me\\@evil.example")]
    [TestCase("a \\[b", "a \\\\\\[b")]
    [TestCase("0.398 [0.396, 0.400] of [−0.0003, 1.2k]", "0.398 [0.396, 0.400] of [−0.0003, 1.2k]")]
    [TestCase("[0](https://evil.example)", "\\[0\\](https\\://evil.example)")]
    public void Markup_in_a_text_is_none(string text, string written) =>
        Assert.That(Markdown.Write([new Paragraph($"x {text}")]), Is.EqualTo($"x {written}\n"));

    [TestCase("# a", "\\# a")]
    [TestCase("> a", "\\> a")]
    [TestCase("- [ ] a", "\\- \\[ \\] a")]
    [TestCase("+ a", "\\+ a")]
    [TestCase("12. a", "12\\. a")]
    [TestCase("1) a", "1\\) a")]
    [TestCase("=== a", "\\=== a")]
    [TestCase("    a", "a")]
    [TestCase("C # #", "C \\# \\#")]
    [TestCase("a\r\n# b", "a \\# b")]
    [TestCase("2026 was", "2026 was")]
    public void A_text_that_begins_a_line_begins_nothing_else(string text, string written)
    {
        Assert.That(Markdown.Write([new Quote(text)]), Is.EqualTo($"> {written}\n"));
        Assert.That(Markdown.Write([new Heading(2, text)]), Is.EqualTo($"## {written}\n"));
    }

    [Test]
    public void A_field_stays_in_its_cell() =>
        Assert.That(Markdown.Write([new Table(["a|b"], [["c\n| d"]])]), Is.EqualTo("| a\\|b |\n|---|\n| c \\| d |\n"));

    [Test]
    public void Stars_are_read_in_our_own_words_alone()
    {
        string name = "**a**";
        Prose prose = $"**{name}: ahead** of {name} [{0.5}]";

        Assert.That(prose.Spans, Is.EqualTo(new Span[] { new("**a**: ahead", true), new(" of **a** [0.5]", false) }));
        Assert.That(Markdown.Write([new Bullets([prose])]), Is.EqualTo("- **\\*\\*a\\*\\*: ahead** of \\*\\*a\\*\\* [0.5]\n"));
        Assert.That(prose.Plain, Is.EqualTo("**a**: ahead of **a** [0.5]"));
    }
}
