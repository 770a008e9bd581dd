using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Tests.Reports;

/// <summary>The page as text; how it looks and acts is tested in a browser.</summary>
internal sealed class ReportPageTests
{
    [Test]
    public void The_same_input_gives_the_same_bytes()
    {
        string[] pages = [.. Enumerable.Range(0, 2).Select(_ => ReportPage.Write("Book", [Chapter("a"), Chapter("b")]))];

        Assert.That(pages[1], Is.EqualTo(pages[0]));
    }

    [Test]
    public void No_id_stands_twice_in_a_book_of_chapters_alike_and_every_reference_is_met()
    {
        string page = ReportPage.Write("Book", [Chapter("a"), Chapter("a")]);
        string[] ids = [.. Values(page, @"\bid=""(?<value>[^""]+)""")];

        Assert.That(ids, Is.Unique.And.Not.Empty);
        Assert.That(Values(page, @"url\(#(?<value>[^)]+)\)|href=""#(?<value>[^""]+)""|aria-labelledby=""(?<value>[^""]+)""").SelectMany(names => names.Split(' ')).Distinct(StringComparer.Ordinal), Is.SubsetOf(ids));
    }

    [Test]
    public void Nothing_is_asked_for_beyond_the_page()
    {
        string page = ReportPage.Write("Report", [Chapter("a")]);

        Assert.That(Values(page, @"(?<value>https?://[^""' ]+)").Distinct(StringComparer.Ordinal), Is.EqualTo(new[] { "http://www.w3.org/2000/svg" }), "a name, not an address");
        Assert.That(Values(page, @"<(?<value>link|img|iframe|object|embed|audio|video|source|base)\b"), Is.EqualTo(new[] { "link" }));
        Assert.That(page, Does.Contain("<link rel=\"icon\" href=\"data:,\">").And.Not.Contain("@import"));
    }

    [TestCase("style")]
    [TestCase("script")]
    public void The_policy_lets_in_the_page_s_own_style_and_script_alone(string element)
    {
        string page = ReportPage.Write("Report", [Chapter("a")]);
        string own = page.Split($"<{element}>")[1].Split($"</{element}>")[0];

        Assert.That(page, Does.Contain($"default-src 'none';"));
        Assert.That(page, Does.Contain($"{element}-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(own)))}';"));
        Assert.That(Values(page, @"(?<value>\sstyle=""|\son[a-z]+="")"), Is.Empty, "what the policy would refuse");
    }

    [TestCase(Verdict.Supported, "Supported")]
    [TestCase(Verdict.Refuted, "Refuted")]
    [TestCase(Verdict.Undecided, "Undecided")]
    public void A_badge_says_its_verdict_in_a_word_and_a_form_of_its_own(Verdict verdict, string word)
    {
        string[] pages = [.. Enum.GetValues<Verdict>().Select(one => ReportPage.Write("Report", [Chapter("a") with { Verdict = new Badge(one, "Claim", "Do.") }]))];

        Assert.That(pages[(int)verdict], Does.Contain($"</svg>{word}</span>"));
        Assert.That(pages.Select(page => Values(page, @"class=""badge[^>]+><svg[^>]+>(?<value>.+?)</svg>").Single()), Is.Unique);
    }

    [Test]
    public void A_report_holds_question_verdict_lead_body_file_commands_and_origin_in_this_order()
    {
        string page = ReportPage.Write("Report", [Chapter("a")]).Split("<body>")[1];
        string[] parts = ["What &lt;now&gt;?", "The claim.", "Supported", "Do this.", "Figure 1", "The lead.", "Figure 2", "The body.", "communitysim run a.json", "0123abc", "{ &quot;days&quot;: 3 }"];
        int[] places = [.. parts.Select(part => page.IndexOf(part, StringComparison.Ordinal))];

        Assert.That(places, Has.All.GreaterThan(0));
        Assert.That(places, Is.Ordered);
        Assert.That(page, Does.Not.Contain("contents"));
    }

    [Test]
    public void A_book_lists_each_chapter_with_number_badge_and_sentence()
    {
        string page = ReportPage.Write("The book", [Chapter("a"), Chapter("b") with { Verdict = null }]);
        string contents = page.Split("<nav")[1].Split("</nav>")[0];

        Assert.That(contents, Does.Contain("The book").And.Contain("Supported").And.Contain("Do this."));
        Assert.That(Values(contents, @"href=""#(?<value>[^""]+)"""), Is.EqualTo(new[] { "chapter-1", "chapter-2" }));
        Assert.That(Values(page, @"data-file=""(?<value>[^""]+)"""), Is.EqualTo(new[] { "a-lines.png", "a-bars.png", "b-lines.png", "b-bars.png" }));
        Assert.That(Values(page, @"<b>Figure (?<value>[^<]+)</b>"), Is.EqualTo(new[] { "1.1", "1.2", "2.1", "2.2" }));
    }

    [Test]
    public void Charts_bring_the_numbers_that_are_shown_under_the_pointer()
    {
        string page = ReportPage.Write("Report", [Chapter("a")]);

        Assert.That(Values(page, @"data-hover=""(?<value>[^""]+)""").Single(), Does.Contain("0.1235").And.Contain("connect"));
        Assert.That(Values(page, @"<title>(?<value>x [^<]+)</title>"), Is.EqualTo(new[] { "x 0 to 0.5: from the legend 1", "x 0.5 to 1: from the legend 3" }));
    }

    [Test]
    public void A_page_without_chapters_is_refused() =>
        Assert.That(() => ReportPage.Write("Nothing", []), Throws.ArgumentException);

    private static IEnumerable<string> Values(string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["value"].Value);

    private static Chapter Chapter(string name) => new(
        name,
        "Title & all",
        "What <now>?",
        new Badge(Verdict.Supported, "The claim.", "Do this."),
        [new Paragraph($"The lead.")],
        [
            new Figure("lines", "Lines", "", "", [new Panel("", Unit(0, 2), Unit(0, 1), [new Curve([0, 1, 2], [0.123456, double.NaN, 0.3], [0.1, double.NaN, 0.2], [0.2, double.PositiveInfinity, 0.4], 0, "connect")])]),
            new Figure("bars", "Bars", "", "", [new Panel("", Unit(0, 1), Unit(0, 4), [new Histogram([0, 0.5, 1], [1, 3], 1, "")])]) { Legend = [new("from the legend", 1)] },
        ],
        [new Heading(2, "More"), new Paragraph($"The body.")],
        "{ \"days\": 3 }\n",
        [$"communitysim run {name}.json"],
        [("commit", "0123abc")]);

    private static Axis Unit(double min, double max) => new("x", min, max, Ticks.Round(min, max));
}
