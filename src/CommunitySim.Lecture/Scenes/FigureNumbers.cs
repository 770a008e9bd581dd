using System.Globalization;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Scenes;

/// <summary>Writes numbers for a hall, with two digits, in the form of a language.</summary>
/// <param name="unit">
/// rate as percent; points, trust, moreTrust and lessTrust in hundredths; money, change and lead as money; any other as it is.
/// </param>
/// <param name="language">A language of the page, such as "de".</param>
internal sealed class FigureNumbers(string unit, string language)
{
    private readonly PageTexts _texts = PageTexts.In(language);

    /// <summary>A number in its unit: "36%", "42" or "31k"; in German "36 %", "42" or "31 Tsd.".</summary>
    public string Write(double value) => unit switch
    {
        "rate" => InUnits("percent", Digits(100 * value, mostDecimals: 1)),
        "points" or "trust" or "moreTrust" or "lessTrust" => Digits(100 * value, mostDecimals: 1),
        "money" or "change" or "lead" => Money(value),
        _ => Digits(value),
    };

    private string Money(double value) => Math.Abs(value) switch
    {
        >= 999_500 => InUnits("million", Digits(value / 1e6)),
        >= 1_000 => InUnits("thousand", Digits(value / 1e3)),
        _ => Digits(value),
    };

    private string InUnits(string unit, string written) => _texts.Fill(["shell", "numbers", unit], ("n", written));

    /// <summary>Two digits that count, and all digits of whole numbers.</summary>
    private string Digits(double value, int mostDecimals = 3)
    {
        double size = Math.Abs(value);
        int decimals = size >= 9.95 || size == 0 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(size)), 0, mostDecimals);
        string written = Math.Round(size, decimals).ToString(decimals == 0 ? "0" : "0.###", CultureInfo.InvariantCulture);
        written = written.Replace(".", _texts["shell", "numbers", "decimal"], StringComparison.Ordinal);
        return value < 0 && written != "0" ? $"−{written}" : written;
    }
}
