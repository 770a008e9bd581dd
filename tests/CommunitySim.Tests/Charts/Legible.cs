using CommunitySim.Charts.Figures;

namespace CommunitySim.Tests.Charts;

/// <summary>What every picture must keep.</summary>
internal static class Legible
{
    /// <summary>Draws a figure: all words lie within the picture and apart from each other, and the bytes are the same twice.</summary>
    public static Drawing Draw(Figure figure)
    {
        Drawing drawing = Drawing.Of(figure);
        IReadOnlyList<Drawing.Written> texts = drawing.Texts();
        Assert.That(texts.Where(text => text.Left < 0 || text.Right > 1600 || text.Top < 0 || text.Y > drawing.Height), Is.Empty, "outside the picture");
        Assert.That(from i in Enumerable.Range(0, texts.Count) from j in Enumerable.Range(0, i) where texts[i].Overlaps(texts[j]) select $"{texts[i]} on {texts[j]}", Is.Empty);
        Assert.That(Drawing.SvgOf(figure), Is.EqualTo(drawing.Svg), "the same bytes twice");
        return drawing;
    }

    /// <summary>So many parameters, some with long names.</summary>
    public static string[] Parameters(int count)
    {
        string[] known = ["community.turnover", "member.seesaw", "brand.strategies.connect.relationship.givingShareOfTheBudget", "brand.skill"];
        return [.. Enumerable.Range(0, count).Select(i => i < known.Length ? known[i] : $"member.disapprovalThreshold{i}")];
    }
}
