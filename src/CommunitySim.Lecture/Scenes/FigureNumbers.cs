using System.Globalization;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Scenes;

/// <summary>Writes numbers for a hall, with two digits, in the form of a language.</summary>
/// <param name="unit">
/// rate as percent; points, trust, moreTrust and lessTrust in hundredths; money, change and lead as money; any other as it is.
/// </param>
/// <param name="language">A language of the page, such as "de".</param>
/// <param name="step">What means are rounded to, in the numbers that are shown.</param>
internal sealed class FigureNumbers(string unit, string language, double step)
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

    /// <summary>One of the means that a hall compares, rounded to the step.</summary>
    public string Mean(double value)
    {
        double exact = Math.Floor((Scale(unit) * value / step) + 0.5) * step;
        return unit switch
        {
            "rate" => InUnits("percent", Fixed(exact, step)),
            "money" or "change" or "lead" when Math.Abs(exact) >= 1e6 => InUnits("million", Fixed(exact / 1e6, step / 1e6)),
            "money" or "change" or "lead" when Math.Abs(exact) >= 1e3 => InUnits("thousand", Fixed(exact / 1e3, step / 1e3)),
            _ => Fixed(exact, step),
        };
    }

    /// <summary>
    /// What means that are compared are rounded to, in the numbers that are shown: the largest has two digits, or three where
    /// the best and the next would be the same number although one is clearly ahead.
    /// </summary>
    /// <param name="unit">The unit.</param>
    /// <param name="means">The means.</param>
    /// <param name="best">The position of the best.</param>
    /// <param name="next">That of the next best.</param>
    /// <param name="isClear">Whether the best is clearly ahead.</param>
    public static double StepOf(string unit, IReadOnlyList<double> means, int best, int next, bool isClear)
    {
        double scale = Scale(unit), most = scale * means.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        double step = most > 0 ? Math.Pow(10, Exponent(most) - 1) : 1;
        bool isSame = Math.Floor((scale * means[best] / step) + 0.5) == Math.Floor((scale * means[next] / step) + 0.5);
        return isClear && isSame ? step / 10 : step;
    }

    private static double Scale(string unit) => unit is "rate" or "points" or "trust" or "moreTrust" or "lessTrust" ? 100 : 1;

    private static int Exponent(double value) => (int)Math.Floor(Math.Log10(value) + 1e-9);

    private string Fixed(double value, double step) => Written(value, Math.Abs(value).ToString($"F{Math.Max(0, -Exponent(step))}", CultureInfo.InvariantCulture));

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
        return Written(value, Math.Round(size, decimals).ToString(decimals == 0 ? "0" : "0.###", CultureInfo.InvariantCulture));
    }

    private string Written(double value, string size) =>
        (value < 0 && size != "0" ? "−" : "") + size.Replace(".", _texts["shell", "numbers", "decimal"], StringComparison.Ordinal);
}
