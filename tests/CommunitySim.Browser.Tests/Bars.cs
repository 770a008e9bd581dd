using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>What a screen must be so that a hall can read it, measured in the browser as it is shown.</summary>
internal static class Bars
{
    /// <summary>A label has at least this share of the height of a landscape screen: 24 px of 720.</summary>
    private const double LeastLabel = 24.0 / 720;

    /// <summary>The words of each element that is seen, with the height of its type in px as it is drawn, scaled drawings and pictures included.</summary>
    private const string Seen = """
        () => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.textContent.trim(), holder = node.parentElement;
            if (!text || holder.closest("script, style, option, desc, title, .unseen, .skip")) continue;
            if (!holder.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const box = range.getBoundingClientRect();
            if (!box.width || !box.height) continue;
            const scale = holder.ownerSVGElement ? holder.getScreenCTM().d : 1;
            found.push({ text, size: Math.abs(scale) * parseFloat(getComputedStyle(holder).fontSize), place: holder.closest("#bar") ? "bar" : holder.closest(".foot") ? "foot" : "stage" });
          }
          for (const image of document.querySelectorAll("img[src^='data:image/svg']")) {
            if (!image.checkVisibility()) continue;
            const svg = new DOMParser().parseFromString(decodeURIComponent(image.src.slice(image.src.indexOf(",") + 1)), "image/svg+xml").documentElement;
            const { width, height } = svg.viewBox.baseVal, scale = Math.min(image.clientWidth / width, image.clientHeight / height);
            for (const text of svg.querySelectorAll("text")) found.push({ text: text.textContent, size: scale * parseFloat(text.getAttribute("font-size")), place: "picture" });
          }
          return found;
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>The labels that are too small to be read from the last row, with their size in px.</summary>
    public static async Task<IReadOnlyList<string>> SmallLabels(IPage page)
    {
        double least = LeastLabel * page.ViewportSize!.Height;
        return [.. (await Labels(page)).Where(label => label.Size < least - 0.05).Select(label => FormattableString.Invariant($"{label.Size:0.0} px: {label.Text}"))];
    }

    /// <summary>How many words are on the screen, without the bar and the foot: everything with a letter in it counts as a word.</summary>
    public static async Task<int> Words(IPage page) => (await Labels(page))
        .Where(label => label.Place == "stage")
        .SelectMany(label => label.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Count(word => word.Any(char.IsLetter));

    /// <summary>What is written in the pictures that are shown.</summary>
    public static async Task<string[]> PictureWords(IPage page) => [.. (await Labels(page)).Where(label => label.Place == "picture").Select(label => label.Text)];

    /// <summary>The serious and critical findings of axe (WCAG 2.2 A and AA, best practices), with the elements that they are about.</summary>
    public static async Task<string[]> AxeFindings(IPage page)
    {
        // Run in the page itself: Deque's own call opens a window for each, which takes keys away and half of the time.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ resultTypes: ["violations"] })).violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
              .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => node.html).join(" | ")}`)
            """);
    }

    /// <summary>What stands out of the screen: whether it must be scrolled down, or sideways.</summary>
    public static async Task<(bool Down, bool Sideways)> Scrolls(IPage page) => (
        await page.EvaluateAsync<bool>("document.documentElement.scrollHeight > innerHeight"),
        await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));

    /// <summary>The words and numbers of a scene's answers over which something else lies.</summary>
    public static async Task<string[]> CoveredAnswers(IPage page) => await page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll(".answer :is(.label > :last-child, strong, .word, .interval)")].filter(one => one.checkVisibility()).filter(one =>
          [...one.getClientRects()].some(line => document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2)?.closest(".answer") !== one.closest(".answer"))).map(one => one.textContent)
        """);

    private static async Task<Label[]> Labels(IPage page) => await page.EvaluateAsync<Label[]>(Seen);

    private sealed class Label
    {
        public string Text { get; set; } = "";

        public double Size { get; set; }

        public string Place { get; set; } = "";
    }
}
