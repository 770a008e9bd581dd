using System.Globalization;

namespace CommunitySim.Experiments.Input;

/// <summary>A format that a list of ties declares in its first line: MatrixMarket coordinates, or Konect.</summary>
/// <param name="Name">The columns that hold the two ends, in words.</param>
/// <param name="HasSizes">Whether the first line after the comments holds sizes (rows, columns, entries) instead of a tie.</param>
internal sealed record DeclaredFormat(string Name, bool HasSizes)
{
    private bool _sized;

    /// <summary>Number of entries that the sizes announce; null without sizes.</summary>
    public long? Entries { get; private set; }

    /// <summary>Number of members, with and without entries; 0 without sizes. Their ids start at 1.</summary>
    public int Members { get; private set; }

    /// <summary>Returns the format that a comment declares, or null if it declares none.</summary>
    /// <exception cref="InputException">The comment declares something other than ties among members.</exception>
    public static DeclaredFormat? Parse(string comment, TextLines lines)
    {
        string[] words = comment.ToLowerInvariant().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words is ["%%matrixmarket", ..])
        {
            return words is [_, "matrix", "coordinate", "pattern" or "real" or "integer" or "double", ..]
                ? new DeclaredFormat("the rows and columns of MatrixMarket entries", HasSizes: true)
                : throw new InputException(
                    lines.Where, "",
                    "this MatrixMarket file does not hold coordinates of real numbers; "
                    + "save it in coordinate format, or write one tie a line, such as 0,1.");
        }

        return words is not ["%", "sym" or "asym" or "bip", ..] and not ["%sym" or "%asym" or "%bip", ..] ? null
            : words is ["%", "bip", ..] or ["%bip", ..]
                ? throw new InputException(
                    lines.Where, "",
                    "this Konect network ties members to things instead of to each other (bip); "
                    + "name a network with one kind of member (sym or asym).")
                : new DeclaredFormat("the two columns of a Konect list", HasSizes: false);
    }

    /// <summary>Reads the sizes of a matrix.</summary>
    /// <returns>Whether the line holds sizes.</returns>
    public bool ReadSizes(string[] texts, TextLines lines)
    {
        if (_sized || !HasSizes)
        {
            return false;
        }

        _sized = true;
        bool isSquare = texts is [var height, var width, _] && height == width;
        Entries = isSquare && long.TryParse(texts[2], out long count) ? count
            : throw new InputException(
                lines.Where, "",
                $"found \"{Quotation.Escape(string.Join(' ', texts))}\"; "
                + "allowed are the rows, columns and entries of a square matrix, with a row and a column for each member.");
        bool isCount = int.TryParse(texts[0], CultureInfo.InvariantCulture, out int members);
        Members = isCount && members is > 0 and < MemberIds.Numbers ? members
            : throw new InputException(
                lines.Where, "",
                $"found {Quotation.Escape(texts[0])} rows; allowed are 1 to {MemberIds.Numbers - 1}, one for each member.");
        return true;
    }
}
