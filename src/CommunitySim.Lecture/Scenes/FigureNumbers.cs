using System.Globalization;

namespace CommunitySim.Lecture.Scenes;

/// <summary>Writes numbers for a hall, with two digits, in the form of a language.</summary>
/// <param name="unit">
/// rate as percent; points, trust, moreTrust and lessTrust in hundredths; money, change and lead as money; any other as it is.
/// </param>
/// <param name="language">en or de.</param>
internal sealed class FigureNumbers(string unit, string language)
{
    private readonly bool _isGerman = language == "de";

    /// <summary>A number in its unit: "36%", "42" or "31k"; in German "36 %", "42" or "31 Tsd.".</summary>
    public string Write(double value) => unit switch
    {
        "rate" => Digits(100 * value, mostDecimals: 1) + (_isGerman ? " %" : "%"),
        "points" or "trust" or "moreTrust" or "lessTrust" => Digits(100 * value, mostDecimals: 1),
        "money" or "change" or "lead" => Money(value),
        _ => Digits(value),
    };

    private string Money(double value) => Math.Abs(value) switch
    {
        >= 999_500 => $"{Digits(value / 1e6)}{(_isGerman ? " Mio." : "M")}",
        >= 1_000 => $"{Digits(value / 1e3)}{(_isGerman ? " Tsd." : "k")}",
        _ => Digits(value),
    };

    /// <summary>Two digits that count, and all digits of whole numbers.</summary>
    private string Digits(double value, int mostDecimals = 3)
    {
        double size = Math.Abs(value);
        int decimals = size >= 9.95 || size == 0 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(size)), 0, mostDecimals);
        string written = Math.Round(size, decimals).ToString(decimals == 0 ? "0" : "0.###", CultureInfo.InvariantCulture);
        written = _isGerman ? written.Replace('.', ',') : written;
        return value < 0 && written != "0" ? $"−{written}" : written;
    }
}
