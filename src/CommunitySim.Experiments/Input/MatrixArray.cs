using System.Globalization;
using System.Text;

namespace CommunitySim.Experiments.Input;

/// <summary>Reads a square MatrixMarket array: its sizes, then one value a line, column by column.</summary>
internal sealed class MatrixArray(TextLines lines)
{
    private readonly NetworkTies _ties = new(lines);

    /// <summary>Reads the whole file.</summary>
    /// <param name="first">The first line.</param>
    public NetworkReading Read(ReadOnlySpan<byte> first)
    {
        bool isSymmetric = Encoding.UTF8.GetString(first).Contains("symmetric", StringComparison.OrdinalIgnoreCase);
        string[] sizes = NextWords() ?? [];
        int members = sizes is [var rows, var columns] && rows == columns && int.TryParse(rows, CultureInfo.InvariantCulture, out int count) ? count : 0;
        if (members is < 1 or >= MemberIds.Numbers)
        {
            throw Refusal(
                $"found \"{Quotation.Escape(string.Join(' ', sizes))}\"; "
                + "allowed are the rows and columns of a square matrix, with a row and a column for each member.");
        }

        for (int column = 1; column <= members; column++)
        {
            _ties.AddMember(column);
            for (int row = isSymmetric ? column : 1; row <= members; row++)
            {
                double weight = NextValue(members);
                if (weight != 0)
                {
                    _ties.Add(row, column, weight);
                }
            }
        }

        return NextWords() is null ? _ties.BuildWithTies("a MatrixMarket array", "its rows and columns")
            : throw Refusal($"the file holds more values than its {members} rows and columns; correct the line of sizes.");
    }

    private double NextValue(int members)
    {
        string[] words = NextWords()
            ?? throw Refusal($"the file ends before all values of its {members} rows and columns; download or save it again.");
        return words is [var word] && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Refusal($"found \"{Quotation.Escape(string.Join(' ', words))}\"; write one number a line.");
    }

    private string[]? NextWords()
    {
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            string text = Encoding.UTF8.GetString(line).Trim();
            if (text.Length > 0 && text[0] != '%')
            {
                return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            }
        }

        return null;
    }

    private InputException Refusal(string what) => new(lines.Where, "", what);
}
