using System.Net;
using CommunitySim.Lecture.Hall;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Tests.Lecture;

/// <summary>The page of a phone.</summary>
internal sealed class HallJoinPageTests
{
    private const int MostBytes = 15_000;

    [TestCaseSource(typeof(HallWords), nameof(HallWords.Languages))]
    public void Page_style_and_script_together_are_small(string language) => Assert.That(
        JoinPage.Page(language).Length + PageFiles.Find("hall/join/join.js")!.Length + PageFiles.Find("hall/join/join.css")!.Length,
        Is.LessThan(MostBytes));

    [TestCase("/join", "de-AT,de;q=0.9,en;q=0.8", "<html lang=\"de\">")]
    [TestCase("/join", "fr", "<html lang=\"en\">")]
    [TestCase("/join", "", "<html lang=\"en\">")]
    [TestCase("/join?language=de", "en", "<html lang=\"de\">")]
    public async Task The_phone_gets_its_language(string path, string wish, string expected)
    {
        await using HallListening hall = await HallListening.Start();
        using HttpClient client = new() { BaseAddress = hall.Server.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", wish);
        HttpResponseMessage page = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That((page.StatusCode, (await page.Content.ReadAsStringAsync()).Contains(expected, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, true)));
    }

    [Test]
    public void A_page_in_one_language_links_to_the_others()
    {
        string page = System.Text.Encoding.UTF8.GetString(JoinPage.Page("de"));
        Assert.That(page, Does.Contain("\"languages\":[{\"id\":\"en\",\"name\":\"English\"}]").And.Not.Contain("Room code"));
    }
}
