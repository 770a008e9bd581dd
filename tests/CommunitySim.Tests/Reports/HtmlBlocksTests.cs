using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Tests.Reports;

internal sealed class HtmlBlocksTests
{
    [TestCase("a < b & \"c\" > d", "a &lt; b &amp; &quot;c&quot; &gt; d")]
    [TestCase("**Trust** and *convert*", "**Trust** and *convert*")]
    [TestCase("**<script>alert(1)</script>**", "**&lt;script&gt;alert(1)&lt;/script&gt;**")]
    public void Text_is_shown_as_it_is_typed(string text, string markup) =>
        Assert.That(HtmlBlocks.Inline(text), Is.EqualTo(markup));

    [Test]
    public void Prose_has_strong_words_and_what_is_filled_in_has_none()
    {
        string name = "**a** <b>";
        Prose prose = $"**Trust: {name}** leads {name} by {1.5} & more";

        Assert.That(HtmlBlocks.Inline(prose), Is.EqualTo("<strong>Trust: **a** &lt;b&gt;</strong> leads **a** &lt;b&gt; by 1.5 &amp; more"));
    }

    [Test]
    public void Each_kind_of_block_has_its_element()
    {
        string markup = HtmlBlocks.Write([new Heading(3, "Why"), new Paragraph($"Because."), new Quote("So?"), new Bullets([$"one", $"**two**"]), new Verbatim("if (a < b)\n    **stay**\n\n")]);

        Assert.That(markup, Is.EqualTo("""
            <h3>Why</h3>
            <p>Because.</p>
            <blockquote><p>So?</p></blockquote>
            <ul>
            <li>one</li>
            <li><strong>two</strong></li>
            </ul>
            <pre>if (a &lt; b)
                **stay**</pre>

            """));
    }

    [TestCase(1, 0, "h2")]
    [TestCase(2, 0, "h2")]
    [TestCase(3, 0, "h3")]
    [TestCase(1, 1, "h3")]
    [TestCase(3, 1, "h4")]
    public void The_first_level_is_left_to_the_page(int level, int deeper, string element) =>
        Assert.That(HtmlBlocks.Write([new Heading(level, "x")], deeper), Is.EqualTo($"<{element}>x</{element}>\n"));

    [TestCase("12", "−0.4", true)]
    [TestCase("378.1k", "+0.402 [0.399, 0.404]", true)]
    [TestCase("40%", "–", true)]
    [TestCase("1.2e−5", "", true)]
    [TestCase("unknown", "1,234", true)]
    [TestCase("12", "twelve", false)]
    [TestCase("connect, +0.107 [0.107, 0.108]", "3", false)]
    [TestCase("20 of 20 worlds", "3", false)]
    [TestCase("", "–", false)]
    public void Columns_of_numbers_stand_to_the_right(string first, string second, bool right)
    {
        string markup = HtmlBlocks.Write([new Table(["who", "what"], [["a", first], ["b", second]])]);

        Assert.That(markup, right ? Does.Contain("<th scope=\"col\" class=\"number\">what</th>") : Does.Contain("<th scope=\"col\">what</th>"));
        Assert.That(markup.Split("<td class=\"number\">"), Has.Length.EqualTo(right ? 3 : 1));
    }

    [Test]
    public void A_row_is_named_by_its_first_field_and_a_number_is_broken_only_before_its_interval() =>
        Assert.That(
            HtmlBlocks.Write([new Table(["day", "trust"], [["30", "0.5 [0.4, 0.6]"]])]),
            Does.Contain("""<tr><th scope="row" class="number">30</th><td class="number">0.5 <span class="interval">[0.4, 0.6]</span></td></tr>"""));

    [TestCase(4, "table")]
    [TestCase(7, "table tight")]
    [TestCase(8, "table tighter")]
    public void Tables_of_many_columns_are_printed_smaller(int columns, string kind) =>
        Assert.That(
            HtmlBlocks.Write([new Table([.. Enumerable.Range(0, columns).Select(_ => "x")], [[.. Enumerable.Range(0, columns).Select(_ => "0.398 [0.3961, 0.4003]")]])]),
            Does.StartWith($"<div class=\"{kind}\" "));
}
