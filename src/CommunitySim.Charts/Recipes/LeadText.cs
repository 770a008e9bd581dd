using System.Globalization;

namespace CommunitySim.Charts.Recipes;

/// <summary>Leads as they are written in the tiles of one map: in one unit, with two significant digits where the map's range lets them matter.</summary>
internal sealed class LeadText
{
    private readonly double _unit;
    private readonly string _suffix;
    private readonly int _mostDecimals;
    private readonly bool _powers;

    /// <param name="leads">All leads of the map; those that are not finite do not count.</param>
    public LeadText(IEnumerable<double> leads)
    {
        double largest = leads.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        (_unit, _suffix) = largest switch
        {
            >= 1e10 => (1e9, "G"),
            >= 1e7 => (1e6, "M"),
            >= 1e4 => (1e3, "k"),
            _ => (1, ""),
        };
        _powers = largest is >= 1e13 or < 1e-3;
        // A lead of less than a hundredth of the largest is as good as none.
        _mostDecimals = largest > 0 ? Decimals(largest / _unit / 100) : 0;
    }

    /// <summary>The lead with its sign, such as 412, −0.75k or 1.2e−6; empty where it is not known.</summary>
    public string Of(double lead)
    {
        if (!double.IsFinite(lead))
        {
            return "";
        }

        double scaled = lead / _unit;
        string text = lead == 0 ? "0"
            : _powers ? lead.ToString("0.#e0", CultureInfo.InvariantCulture)
            : scaled.ToString($"F{Math.Min(_mostDecimals, Decimals(Math.Abs(scaled)))}", CultureInfo.InvariantCulture) + _suffix;
        return text.Trim('-', '0', '.', 'k', 'M', 'G').Length == 0 ? "0" : text.Replace('-', '−');
    }

    /// <summary>Decimals that give two significant digits after rounding: 0.0996 is 0.10.</summary>
    private static int Decimals(double size) => Math.Max(0, 1 - (int)Math.Floor(Math.Log10(1.005 * size)));
}
