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
    public string Write(double value) => InUnit(Scale(unit) * value, (number, _) => Digits(number));

    /// <summary>One of the means that a hall compares, rounded to the step.</summary>
    public string Mean(double value) => InUnit(Steps(Scale(unit) * value, step) * step, (number, per) => Fixed(number, step / per));

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
        bool isSame = Steps(scale * means[best], step) == Steps(scale * means[next], step);
        return isClear && isSame ? step / 10 : step;
    }

    private static double Scale(string unit) => unit is "rate" or "points" or "trust" or "moreTrust" or "lessTrust" ? 100 : 1;

    // As JavaScript rounds, half a step up.
    private static double Steps(double value, double step) => Math.Floor((value / step) + 0.5);

    private static int Exponent(double value) => (int)Math.Floor(Math.Log10(value) + 1e-9);

    /// <summary>A number with its unit; <paramref name="write"/> gets it, and what it was divided by.</summary>
    private string InUnit(double value, Func<double, double, string> write) => unit switch
    {
        "rate" => InUnits("percent", write(value, 1)),
        "money" or "change" or "lead" when Math.Abs(value) >= 999_500 => InUnits("million", write(value / 1e6, 1e6)),
        "money" or "change" or "lead" when Math.Abs(value) >= 1_000 => InUnits("thousand", write(value / 1e3, 1e3)),
        _ => write(value, 1),
    };

    private string InUnits(string unit, string written) => _texts.Fill(["shell", "numbers", unit], ("n", written));

    /// <summary>Two digits that count, and all digits of whole numbers.</summary>
    private string Digits(double value)
    {
        double size = Math.Abs(value);
        int mostDecimals = Scale(unit) == 1 ? 3 : 1;
        int decimals = size >= 9.95 || size == 0 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(size)), 0, mostDecimals);
        return Written(value, Math.Round(size, decimals).ToString(decimals == 0 ? "0" : "0.###", CultureInfo.InvariantCulture));
    }

    /// <summary>As many decimals as the step has.</summary>
    private string Fixed(double value, double step) =>
        Written(value, Math.Abs(value).ToString($"F{Math.Max(0, -Exponent(step))}", CultureInfo.InvariantCulture));

    private string Written(double value, string size) =>
        (value < 0 && size != "0" ? "−" : "") + size.Replace(".", _texts["shell", "numbers", "decimal"], StringComparison.Ordinal);
}
