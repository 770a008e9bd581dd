using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>Weights and signs of ties. They only decide whether a tie counts.</summary>
internal static class TieWeight
{
    /// <summary>Returns the least weight in a line, or 1 if the file has no weights.</summary>
    /// <exception cref="InputException">A weight is no number.</exception>
    public static double Least(List<TieCell> cells, TieColumns columns, ReadOnlySpan<byte> line, TextLines lines)
    {
        double least = columns.Weights.Count == 0 ? 1 : double.PositiveInfinity;
        for (int i = 0; i < columns.Weights.Count; i++)
        {
            int column = columns.Weights[i];
            if (column >= cells.Count || !IsNumber(cells[column].In(line), out double weight))
            {
                throw new InputException(
                    lines.Where, "",
                    $"found \"{Quotation.Escape(line)}\", in which the weight ({TieColumns.Quote([columns.NameOf(column)])}) is no number; "
                    + "write a number there, or name the columns in the first line, such as source,target,note.");
            }

            least = Math.Min(least, weight);
        }

        return least;
    }

    /// <summary>Whether a text is a finite number, with a decimal point or comma, or a lone sign.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text, out double number)
    {
        if (text.Length is > 0 and < 10 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            number = int.Parse(text, CultureInfo.InvariantCulture);
            return true;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return double.IsFinite(number);
        }

        string letters = Encoding.UTF8.GetString(text);
        number = letters is "+" ? 1 : letters is "-" or "\u2212" ? -1 : double.NaN;
        return !double.IsNaN(number)
            || (letters.Count(letter => letter == ',') == 1
                && double.TryParse(letters.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
                && double.IsFinite(number));
    }
}
