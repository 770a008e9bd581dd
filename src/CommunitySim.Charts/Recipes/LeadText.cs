using System.Globalization;

namespace CommunitySim.Charts.Recipes;

/// <summary>
/// Writes the leads in the tiles of one map, in one unit and with two significant digits if the map's range makes them useful.
/// A tile has room for five characters; a longer lead is written in the next unit.
/// </summary>
internal sealed class LeadText
{
    private const int Longest = 5;
    private static readonly (double Size, string Suffix)[] Units = [(1, ""), (1e3, "k"), (1e6, "M"), (1e9, "G")];

    private readonly double _largest;

    /// <param name="leads">All leads of the map; those that are not finite do not count.</param>
    public LeadText(IEnumerable<double> leads) =>
        _largest = leads.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <summary>The lead with its sign, such as 412, −0.8k or 1.2e−6; empty if it is not known.</summary>
    public string Of(double lead)
    {
        if (!double.IsFinite(lead))
        {
            return "";
        }

        string text = lead == 0 ? "0"
            : _largest is >= 1e13 or < 1e-3 ? lead.ToString("0.#e0", CultureInfo.InvariantCulture)
            : Written(lead).FirstOrDefault(one => one.Length <= Longest) ?? Written(lead).Last();
        return text.Trim('-', '0', '.', 'k', 'M', 'G').Length == 0 ? "0" : text.Replace('-', '−');
    }

    /// <summary>
    /// The candidates, from the unit of the map on and with fewer and fewer decimals. A lead below a hundredth of the
    /// largest counts as none.
    /// </summary>
    private IEnumerable<string> Written(double lead) =>
        from unit in Units.Skip(_largest switch { >= 1e10 => 3, >= 1e7 => 2, >= 1e4 => 1, _ => 0 })
        let most = Math.Min(Decimals(Math.Abs(lead) / unit.Size), Decimals(_largest / unit.Size / 100))
        from decimals in Enumerable.Range(0, most + 1).Reverse()
        select (lead / unit.Size).ToString($"F{decimals}", CultureInfo.InvariantCulture) + unit.Suffix;

    /// <summary>Decimals that give two significant digits after rounding: 0.0996 is 0.10.</summary>
    private static int Decimals(double size) => Math.Max(0, 1 - (int)Math.Floor(Math.Log10(1.005 * size)));
}
