using CsvHelper;
using PitMarshal.Events;

namespace PitMarshal.Ingest.Decisions.EntryLists;

/// <summary>
/// The entry list as a table: a row for each driver, in which the columns of the car stand in its first row only. The
/// same that is written is read.
/// </summary>
public static class EntryListCsv
{
    /// <summary>No entry list is longer, in bytes.</summary>
    public const int SizeMax = 1 << 20;

    private const int ErrorsMost = 100;

    private static readonly string[] s_columns =
        ["car", "class", "team", "box", "transponders", "driver", "name", "rating", "licence"];

    /// <summary>
    /// The cars in order of the rows. Where anything is wrong, none of them, and all that is wrong, each with its line.
    /// </summary>
    public static IReadOnlyList<EntryListed> Read(ReadOnlyMemory<byte> csv, out IReadOnlyList<string> errors)
    {
        var table = new EntryRows();
        Read(csv, table);
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

    private static void Read(ReadOnlyMemory<byte> csv, EntryRows table)
    {
        if (csv.Length > SizeMax)
        {
            table.Wrong(1, $"longer than {SizeMax} bytes");
            return;
        }
        using var reader = CsvReader.Create(csv, new CsvReaderOptions
        {
            // Spreadsheets of some countries put semicolons.
            HasHeader = false, Separator = HeadHas(csv, ';') ? ';' : ',',
            TrackLineNumbers = true, TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        try
        {
            if (!reader.Read() || !Cells(reader).SequenceEqual(s_columns))
            {
                table.Wrong(1, $"the first line must be {string.Join(',', s_columns)}");
                return;
            }
            while (reader.Read())
            {
                var (line, cells) = ((int)reader.LineNumber, Cells(reader));
                if (cells.Length != s_columns.Length)
                {
                    table.Wrong(line, $"{s_columns.Length} fields expected, {cells.Length} found");
                }
                else
                {
                    table.Add(line, cells);
                }
            }
        }
        catch (CsvFormatException torn)
        {
            table.Wrong((int)torn.LineNumber, $"not CSV from here on: {torn.Message}");
        }
    }

    private static string[] Cells(CsvReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static bool HeadHas(ReadOnlyMemory<byte> csv, char separator) =>
        csv.Span.IndexOf((byte)separator) is >= 0 and var at && csv.Span.IndexOf((byte)'\n') is var end
            && (end < 0 || at < end);
}
