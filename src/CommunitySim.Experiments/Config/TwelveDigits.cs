using System.Globalization;

namespace CommunitySim.Experiments.Config;

/// <summary>Rounds to twelve significant digits, so that 0.1 + 0.2 equals 0.3 in file names and tables.</summary>
internal static class TwelveDigits
{
    private const int Digits = 12, MostExact = 22;

    // A double holds these powers of ten exactly.
    private static readonly double[] Powers =
        [.. Enumerable.Range(0, MostExact + 1).Select(power => double.Parse($"1e{power}", CultureInfo.InvariantCulture))];

    public static double Round(double number)
    {
        double size = Math.Abs(number);
        int power = size > 0 ? Digits - 1 - (int)Math.Floor(Math.Log10(size)) : -1;
        if (power is < 0 or > MostExact)
        {
            return ByText(number);
        }

        // The product is off by less than 0.001. The quotient of two exact doubles is as accurate as parsing the text.
        double scaled = size * Powers[power], whole = Math.Round(scaled);
        return Math.Abs(Math.Abs(scaled - whole) - 0.5) < 0.01 ? ByText(number) : Math.CopySign(whole / Powers[power], number);
    }

    /// <summary>Rounds by formatting and parsing, for numbers near the edge between two values.</summary>
    internal static double ByText(double number) =>
        double.Parse(number.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0;
}
