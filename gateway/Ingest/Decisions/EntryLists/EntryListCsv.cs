using System.Text;
using CsvHelper;
using PitMarshal.Events;

namespace PitMarshal.Ingest.Decisions.EntryLists;

/// <summary>
/// The entry list as a table: a row for each driver, in which the columns of the car stand in its first row only. The
/// same that is written is read; spreadsheets with other columns are read as <see cref="EntryColumns"/> take them.
/// </summary>
public static class EntryListCsv
{
    /// <summary>No entry list is longer, in bytes.</summary>
    public const int SizeMax = 1 << 20;

    private const int ErrorsMost = 100;

    private static readonly string[] s_columns =
        ["car", "class", "team", "box", "transponders", "driver", "name", "rating", "licence"];

    /// <summary>The text, whatever encoding it was saved in.</summary>
    public static string Decode(byte[] bytes) => EntryListText.Decode(bytes);

    /// <summary>The names of its columns; none where the text has no first line.</summary>
    public static IReadOnlyList<string> Head(string text)
    {
        var (separator, lines) = EntryListText.Separated(text);
        var table = new EntryListTable(separator);
        using var reader = table.Open(lines);
        try
        {
            return reader.Read() ? EntryListTable.Cells(reader) : [];
        }
        catch (CsvFormatException)
        {
            return [];
        }
    }

    /// <summary>Whether these are the columns that are written, so that nobody has to be asked.</summary>
    public static bool IsOwn(IReadOnlyList<string> head) =>
        head.Where(title => title.Length > 0).SequenceEqual(s_columns, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The cars in order of the rows. Where anything is wrong, none of them, and all that is wrong, each with its line.
    /// </summary>
    /// <param name="csv">As it was saved.</param>
    /// <param name="errors">What is wrong.</param>
    /// <param name="columns">What each column says; null: by their names.</param>
    public static IReadOnlyList<EntryListed> Read(
        ReadOnlyMemory<byte> csv, out IReadOnlyList<string> errors, IReadOnlyList<string>? columns = null)
    {
        var table = new EntryRows();
        Read(csv, table, columns);
        var entries = table.Entries();
        errors = [.. table.Errors.Order().Take(ErrorsMost).Select(error => $"line {error.Line}: {error.What}")];
        return errors.Count == 0 ? entries : [];
    }

    /// <summary>UTF-8, lines ended by CR LF as spreadsheets expect it.</summary>
    public static byte[] Write(IEnumerable<EntryListed> entries)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(
            bytes, new CsvWriterOptions { HasHeader = false, NewLine = "\r\n" }, leaveOpen: true))
        {
            csv.WriteRecord(s_columns);
            foreach (var entry in entries)
            {
                string[] car =
                [
                    entry.Car, entry.Class ?? "", entry.Team ?? "", entry.Box ?? "",
                    string.Join(' ', entry.Transponders ?? []),
                ];
                foreach (var driver in entry.Drivers is { Count: > 0 } drivers ? drivers : [new ListedDriver("")])
                {
                    csv.WriteRecord([.. car, driver.Id, driver.Name ?? "", driver.Rating ?? "", driver.Licence ?? ""]);
                    car = [entry.Car, "", "", "", ""];
                }
            }
        }
        return bytes.ToArray();
    }

    private static void Read(ReadOnlyMemory<byte> csv, EntryRows rows, IReadOnlyList<string>? columns)
    {
        if (csv.Length > SizeMax)
        {
            rows.Wrong(1, $"longer than {SizeMax} bytes");
            return;
        }
        var (separator, text) = EntryListText.Separated(EntryListText.Decode(csv.Span));
        var table = new EntryListTable(separator);
        using var reader = table.Open(text);
        try
        {
            var head = reader.Read() ? EntryListTable.Cells(reader) : [];
            if (!table.TakeHead(head, columns ?? EntryColumns.Guess(head)))
            {
                rows.Wrong(1, $"the first line must be {string.Join(',', s_columns)}, or name the car's column as "
                    + "spreadsheets do: Car, No, Number, Startnr");
                return;
            }
            while (reader.Read())
            {
                table.Take((int)reader.LineNumber, EntryListTable.Cells(reader), rows);
            }
        }
        catch (CsvFormatException torn)
        {
            rows.Wrong((int)torn.LineNumber, $"not CSV from here on: {torn.Message}");
        }
    }
}
