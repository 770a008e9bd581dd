using CommunitySim.Tests.Lecture;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The page in German: no view says anything in English, and the switch keeps the place.</summary>
internal sealed class LanguageTests
{
    // All that is shown or spoken, but not what is marked as another language's.
    private const string Said = """
        () => {
          const own = element => element.closest("[lang]").lang === document.documentElement.lang;
          const said = new Set();
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const node = walk.currentNode;
            if (node.nodeType === Node.TEXT_NODE) {
              if (!node.parentElement.closest("script, style, pre, code") && own(node.parentElement)) said.add(node.textContent.trim());
            } else if (own(node)) {
              for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "aria-roledescription"]) said.add(node.getAttribute(name)?.trim() ?? "");
            }
          }
          return [...said].filter(text => /\p{L}{2}/u.test(text));
        }
        """;

    [Test]
    public async Task No_view_says_anything_in_English()
    {
        Seat seat = await Hall.Enter("?language=de");
        await seat.Page.Locator("#bar nav a").First.WaitForAsync();
        string[] views = await seat.Page.EvaluateAsync<string[]>("""[...document.querySelectorAll("#bar nav a")].map(link => link.hash)""");
        Assert.That(views, Has.Length.GreaterThanOrEqualTo(4));
        foreach (string view in views)
        {
            await Views.Go(seat.Page, view);
            await seat.Page.Locator("#stage h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await seat.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            string[] said = await seat.Page.EvaluateAsync<string[]>(Said);
            Assert.That(said, Has.Length.GreaterThan(8), view);
            Assert.That(InEnglish(said), Is.Empty, view);
        }

        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task Live_explains_every_setting_and_its_doubt_in_German()
    {
        IPage page = (await Hall.Enter("?language=de#/live")).Page;
        await Settled(page);
        foreach (string button in new[] { "Mehr", "Wie sicher?", "Datei", "Merken" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
            await page.Locator("dialog[open]").WaitForAsync();
            Assert.That(InEnglish(await page.EvaluateAsync<string[]>(Said)), Is.Empty, button);
            await page.Keyboard.PressAsync("Escape");
        }
    }

    [Test]
    public async Task A_game_and_a_member_speak_German()
    {
        IPage page = (await Hall.Enter("?language=de#/game")).Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Anfangen" }).ClickAsync();
        await page.Locator(".game-month").WaitForAsync();
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(1);
        Assert.That(InEnglish(await page.EvaluateAsync<string[]>(Said)), Is.Empty, "game");

        await Views.Go(page, "#/group");
        await Assertions.Expect(page.Locator(".sides")).ToContainTextAsync("0 neue Kunden");
        await page.Locator("#stage input[type=range]").First.FillAsync("20");
        await page.GetByRole(AriaRole.Spinbutton).First.FillAsync("7");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".member .sentence").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.That(InEnglish(await page.EvaluateAsync<string[]>(Said)), Is.Empty, "member");
    }

    [Test]
    public async Task The_switch_keeps_the_place_and_the_settings()
    {
        Seat seat = await Hall.Enter("#/live");
        await Settled(seat.Page);
        await seat.Page.Locator("[id='set-member.lossAversion']").FillAsync("1.5");
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Group" }).ClickAsync();
        await seat.Page.Locator("#stage h1").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Diese Seite auf Deutsch" }).ClickAsync();

        await Assertions.Expect(seat.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        Assert.That(seat.Page.Url, Does.Contain("language=de").And.Contain("#/group"));
        await Assertions.Expect(seat.Page.Locator("#stage")).ToContainTextAsync("Es gilt eine Einstellung");
        await seat.Page.GotoAsync(Hall.Address.AbsoluteUri);
        await Assertions.Expect(seat.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "This page in English" }).ClickAsync();
        await Assertions.Expect(seat.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [TestCase("de", "1.234,5|31,2 Tsd.|1,20 Mio.|36 %|−0,5")]
    [TestCase("en", "1,234.5|31.2k|1.20M|36%|−0.5")]
    public async Task Numbers_are_those_of_the_language(string language, string numbers)
    {
        IPage page = (await Hall.Enter($"?language={language}#/live")).Page;
        string[] said = await page.EvaluateAsync<string[]>("""
            async () => {
              const { number, money, percent } = await import("./page.js");
              return [number(1234.5, 1), money(31200), money(1.2e6), percent(0.36), number(-0.5, 1)].map(text => text.replaceAll("\u00a0", " "));
            }
            """);
        Assert.That(said, Is.EqualTo(numbers.Split('|')));
    }

    [Test]
    public async Task A_refusal_is_said_in_the_language_of_the_page()
    {
        IPage page = (await Hall.Enter("?language=de#/live")).Page;
        string said = await page.EvaluateAsync<string>("""
            async () => (await import("./page.js")).get("/api/scenes/C999").catch(fault => fault.message)
            """);
        Assert.That(said, Is.EqualTo("Die Szene C999 gibt es nicht."));
    }

    /// <summary>All runs are there.</summary>
    private static Task Settled(IPage page) => page.Locator("[data-worlds='200']").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>What is a text of the English page, or contains four words of one in a row, and is none of the German page.</summary>
    private static IEnumerable<string> InEnglish(string[] said)
    {
        Dictionary<string, string> english = LanguageFiles.Of("en"), german = LanguageFiles.Of("de");
        HashSet<string> own = new(german.Values, StringComparer.OrdinalIgnoreCase);
        string[] pieces =
        [
            .. from text in english.Values
               where !own.Contains(text)
               from piece in text.Split('{', '}').Where((_, at) => at % 2 == 0)
               let trimmed = piece.Trim(' ', '.', ':', ',', ';')
               where trimmed.Split(' ').Length >= 4
               select trimmed,
        ];
        HashSet<string> whole = new(english.Values.Where(text => text.Length > 1 && !own.Contains(text)), StringComparer.Ordinal);
        return said.Where(text => whole.Contains(text) || pieces.Any(piece => text.Contains(piece, StringComparison.Ordinal)));
    }
}
