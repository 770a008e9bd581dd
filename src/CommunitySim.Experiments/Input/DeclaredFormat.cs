using System.Globalization;

namespace CommunitySim.Experiments.Input;

/// <summary>A list of ties that says in its first line what it is: MatrixMarket in coordinates, or Konect.</summary>
/// <param name="Name">Where the ends stand, in words.</param>
/// <param name="HasSizes">Whether the first line that is no comment holds sizes (rows, columns, entries), and no tie.</param>
internal sealed record DeclaredFormat(string Name, bool HasSizes)
{
    private bool _sized;

    /// <summary>Entries that the sizes announce; null without sizes.</summary>
    public long? Entries { get; private set; }

    /// <summary>Members, which are numbered from 1, also those without entries; 0 without sizes.</summary>
    public int Members { get; private set; }

    /// <summary>The format that a comment declares; null where it declares none.</summary>
    /// <exception cref="InputException">It declares something other than a list of ties among members.</exception>
    public static DeclaredFormat? Of(string comment, TextLines lines)
    {
        string[] words = comment.ToLowerInvariant().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words is ["%%matrixmarket", ..])
        {
            return words is [_, "matrix", "coordinate", "pattern" or "real" or "integer" or "double", ..]
                ? new DeclaredFormat("the rows and columns of MatrixMarket entries", HasSizes: true)
                : throw new InputException(
                    lines.Where, "",
                    "this is MatrixMarket, but not in coordinates of real numbers; "
                    + "save it as coordinate, or write one tie a line, such as 0,1.");
        }

        return words is not ["%", "sym" or "asym" or "bip", ..] and not ["%sym" or "%asym" or "%bip", ..] ? null
            : words is ["%", "bip", ..] or ["%bip", ..]
                ? throw new InputException(
                    lines.Where, "",
                    "this Konect network ties members to something else (bip), and not to each other; "
                    + "name a network of one kind of member (sym or asym).")
                : new DeclaredFormat("the two columns of a Konect list", HasSizes: false);
    }

    /// <summary>Takes the sizes of a matrix.</summary>
    /// <returns>Whether the line holds them.</returns>
    public bool TakeSizes(string[] texts, TextLines lines)
    {
        if (_sized || !HasSizes)
        {
            return false;
        }

        _sized = true;
        Entries = texts is [var rows, var columns, var entries] && rows == columns && long.TryParse(entries, out long count) ? count
            : throw new InputException(
                lines.Where, "",
                $"found \"{Quotation.Of(string.Join(' ', texts))}\"; "
                + "allowed are the rows, columns and entries of a square matrix, since a tie is one among members.");
        Members = int.TryParse(rows, CultureInfo.InvariantCulture, out int members) && members is > 0 and < MemberIds.Numbers ? members
            : throw new InputException(lines.Where, "", $"found {Quotation.Of(rows)} rows; allowed are 1 to {MemberIds.Numbers - 1}, one for each member.");
        return true;
    }
}
