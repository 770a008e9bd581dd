using System.Globalization;
using System.IO.Compression;
using SpreadCheetah;
using SpreadCheetah.Worksheets;

namespace CommunitySim.Experiments.Reporting;

/// <summary>
/// Writes the tables of a result folder as a workbook, a sheet for each. Numbers are numbers, so that they read right in any
/// language.
/// </summary>
public static class Workbook
{
    /// <summary>The most rows that a sheet can have. A longer table is cut there, and its last row says so.</summary>
    public const int MostRows = 1_048_576;

    // The properties of a document hold the time at which it was made.
    private static readonly SpreadCheetahOptions Undated = new() { DocumentProperties = null };

    // Entries of a ZIP cannot be older.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the workbook. The same tables give the same bytes.</summary>
    /// <param name="folder">A result folder.</param>
    /// <param name="file">The file to write.</param>
    public static async Task Write(string folder, string file)
    {
        using MemoryStream content = new();
        await using (Spreadsheet book = await Spreadsheet.CreateNewAsync(content, Undated).ConfigureAwait(false))
        {
            foreach (string table in ResultFolder.TablesIn(folder))
            {
                await book.StartWorksheetAsync(Path.GetFileNameWithoutExtension(table), new WorksheetOptions { FrozenRows = 1 }).ConfigureAwait(false);
                await AddRows(book, table).ConfigureAwait(false);
            }

            await book.FinishAsync().ConfigureAwait(false);
        }

        content.Position = 0;
        await WriteUndated(content, file).ConfigureAwait(false);
    }

    private static async Task AddRows(Spreadsheet book, string table)
    {
        int rows = 0;
        bool[] isText = [];
        foreach (IReadOnlyList<string> row in Csv.Rows(table))
        {
            if (rows == MostRows - 1)
            {
                await book.AddRowAsync([new DataCell("the table goes on; the CSV file has all rows")]).ConfigureAwait(false);
                return;
            }

            isText = rows == 0 ? [.. row.Select(Csv.IsText)] : isText;
            DataCell[] cells = [.. row.Select((field, column) => Cell(field, rows == 0 || isText[column]))];
            await book.AddRowAsync(cells).ConfigureAwait(false);
            rows++;
        }
    }

    private static DataCell Cell(string field, bool isText) => !isText && Csv.IsNumber(field)
        ? new DataCell(double.Parse(field, CultureInfo.InvariantCulture))
        : new DataCell(field);

    /// <summary>Copies a ZIP without the time at which it was made.</summary>
    private static async Task WriteUndated(Stream content, string file)
    {
        using ZipArchive made = new(content, ZipArchiveMode.Read);
        using FileStream target = File.Create(file);
        using ZipArchive undated = new(target, ZipArchiveMode.Create);
        foreach (ZipArchiveEntry entry in made.Entries)
        {
            ZipArchiveEntry copy = undated.CreateEntry(entry.FullName);
            copy.LastWriteTime = Epoch;
            await using Stream from = await entry.OpenAsync().ConfigureAwait(false), to = await copy.OpenAsync().ConfigureAwait(false);
            await from.CopyToAsync(to).ConfigureAwait(false);
        }
    }
}
