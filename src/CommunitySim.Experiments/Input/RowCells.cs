namespace CommunitySim.Experiments.Input;

/// <summary>
/// Splits lines into the texts of their cells, without comments (#) and empty lines. A line that declares another
/// form ends the lines.
/// </summary>
internal sealed class RowCells(TextLines lines)
{
    private readonly List<TieCell> _cells = [];
    private byte? _separator;

    /// <summary>Returns the cells of the next line, or null at the end or where a quote is not closed.</summary>
    public string[]? Next()
    {
        while (lines.Next(out ReadOnlySpan<byte> line))
        {
            ReadOnlySpan<byte> text = line.Trim(" \t\v\f"u8);
            ReadOnlySpan<byte> bare = text.Trim((byte)'"');
            if (bare.Length == 5 && bare.StartsWith("sep="u8))
            {
                _separator = bare[4];
                continue;
            }

            if (text.IsEmpty || text[0] == (byte)'#')
            {
                continue;
            }

            if (_separator is null && ForeignFormat.NameByLine(text) is not null)
            {
                return null;
            }

            byte separator = _separator ??= TieCell.FindSeparator(text);
            text = separator == (byte)'\t' ? line : text;
            if (text[0] == (byte)'%' || !TieCell.Split(text, separator, _cells))
            {
                return null;
            }

            string[] cells = new string[_cells.Count];
            for (int cell = 0; cell < cells.Length; cell++)
            {
                cells[cell] = _cells[cell].Text(text);
            }

            return cells;
        }

        return null;
    }
}
