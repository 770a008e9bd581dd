using System.Net;
using System.Text.RegularExpressions;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Tests.Lecture;

/// <summary>What a browser loads before it shows anything.</summary>
internal sealed class PageTests
{
    private static readonly HttpClient Client = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });

    [OneTimeTearDown]
    public static void Done() => Client.Dispose();

    [Test]
    public async Task The_page_loads_one_script_and_one_style_sheet()
    {
        string page = await Client.GetStringAsync(Listening.Address);
        Assert.That(Regex.Matches(page, "(?:src|href)=\"(?!data:|#)(?<file>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(found => found.Groups["file"].Value), Is.EquivalentTo(new[] { "page.js", "page.css" }));
        Assert.That(page, Does.Contain("\"path\":\"member.lossAversion\""), "the parameters come along");
        Assert.That(PageFiles.Text("page.js"), Does.Not.Match("""\b(?:import|from)\s*"lecture/"""));
        Assert.That(PageFiles.Text("page.css"), Does.Not.Contain("@import"));
    }

    [TestCase("page.js")]
    [TestCase("page.css")]
    public async Task A_script_or_style_sheet_is_packed_for_who_can_unpack_it(string path)
    {
        byte[] plain = await Client.GetByteArrayAsync(new Uri(Listening.Address, path));
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(Listening.Address, path)) { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using HttpResponseMessage answer = await Client.SendAsync(request);
        using MemoryStream unpacked = new();
        await using System.IO.Compression.GZipStream stream = new(await answer.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        await stream.CopyToAsync(unpacked);

        Assert.That(unpacked.ToArray(), Is.EqualTo(plain).And.EqualTo(PageFiles.Find(path)));
        Assert.That(answer.Content.Headers.ContentLength, Is.LessThan(plain.Length / 2));
    }

    [Test]
    public async Task What_is_known_already_is_not_sent_again()
    {
        using HttpResponseMessage first = await Client.GetAsync(new Uri(Listening.Address, "page.js"));
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(Listening.Address, "page.js")) { Headers = { { "If-None-Match", first.Headers.ETag!.ToString() } } };
        Assert.That((await Client.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task The_licences_of_the_libraries_are_served_with_them()
    {
        string notices = await Client.GetStringAsync(new Uri(Listening.Address, "THIRD-PARTY-NOTICES.md"));
        Assert.That(PageFiles.Text("page.js")[..200], Does.Contain("THIRD-PARTY-NOTICES.md"));
        Assert.That(notices, Does.Contain("uplot").And.Contain("sigma").And.Contain("graphology"));
    }
}
