using System.Globalization;
using System.Text.Json;
using CsvHelper;
using PitMarshal.Events;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Regulations.Seasons;

/// <summary>
/// A classification in a file, as <c>classify</c> writes it: JSON lines or CSV. Of a CSV only what points need must be
/// there: <c>car</c>, <c>position</c>, and <c>class</c> where there are any.
/// </summary>
public static class ResultsFile
{
    /// <summary>No file of results is longer, in bytes.</summary>
    public const int SizeMax = 16 << 20;

    /// <summary>No meeting has more cars in its results.</summary>
    public const int LinesMost = 10_000;

    /// <summary>Throws <see cref="BadInput"/> with <c>file:line: what</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="session">Where it has several: which; null: the first.</param>
    /// <param name="result">The same of results.</param>
    public static Classification Read(string path, string? session, string? result)
    {
        var bytes = Bytes(path);
        var rows = (bytes is [(byte)'{', ..] ? JsonRows(path, bytes) : CsvRows(path, bytes))
            .Take(LinesMost + 1).ToList();
        if (rows.Count > LinesMost)
        {
            throw rows[^1].Bad($"more than {LinesMost} lines");
        }

        session ??= rows.FirstOrDefault()?.Text("session");
        result ??= rows.FirstOrDefault()?.Text("result");
        var cars = rows.FindAll(row => row.Text("session") == session && row.Text("result") == result);
        if (cars.Count == 0)
        {
            throw new BadInput($"{path}:1: no result {result} of {session} in it");
        }

        var state = cars[0].Word<ResultState>("state") ?? ResultState.Provisional;
        return new Classification(
            session ?? "race", result ?? TimingRules.Overall, state, Cars(cars));
    }

    private static List<ClassifiedCar> Cars(List<ResultRow> rows)
    {
        var (cars, seen, next) = (new List<ClassifiedCar>(), new HashSet<string>(), 1);
        foreach (var row in rows)
        {
            var car = new ClassifiedCar
            {
                Car = row.Text("car") ?? throw row.Bad("no car in this line"),
                Position = row.Number("position"),
                Class = row.Text("class"),
                ClassPosition = row.Number("classPosition"),
                Laps = row.Number("laps") ?? 0,
                Status = row.Word<CarStatus>("status") ?? CarStatus.Finished,
            };
            if (!seen.Add(car.Car))
            {
                throw row.Bad($"car {car.Car} stands here twice");
            }

            if (car.Position is { } position && position != next++)
            {
                throw row.Bad($"position {position} where {next - 1} is expected: a line is missing, or out of order");
            }

            cars.Add(car);
        }

        return cars;
    }

    private static byte[] Bytes(string path)
    {
        byte[] bytes;
        try
        {
            // Of a device, which has no length, no more is read either.
            using var file = File.OpenRead(path);
            bytes = new byte[SizeMax + 1];
            bytes = bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"{path}: cannot be read: {problem.Message}");
        }

        return bytes.Length > SizeMax ? throw new BadInput($"{path}:1: longer than {SizeMax} bytes")
            : bytes.Length == 0 ? throw new BadInput($"{path}:1: the file is empty")
            : bytes[^1] != '\n'
            ? throw new BadInput(string.Create(CultureInfo.InvariantCulture,
                $"{path}:{bytes.Count(b => b == '\n') + 1}: the last line has no end: the file was cut"))
            : bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    private static IEnumerable<ResultRow> JsonRows(string path, byte[] bytes)
    {
        var number = 0;
        foreach (var line in System.Text.Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n'))
        {
            number++;
            var fields = new Dictionary<string, string>();
            try
            {
                using var json = JsonDocument.Parse(line);
                foreach (var field in json.RootElement.EnumerateObject())
                {
                    fields[field.Name] = field.Value.ToString();
                }
            }
            catch (Exception bad) when (bad is JsonException or InvalidOperationException)
            {
                throw new BadInput($"{path}:{number}: not a line of a classification");
            }

            yield return new ResultRow(path, number, fields);
        }
    }

    private static IEnumerable<ResultRow> CsvRows(string path, byte[] bytes)
    {
        using var reader = CsvReader.Create(bytes.AsMemory(), new CsvReaderOptions
        {
            HasHeader = false, Separator = ',', TrackLineNumbers = true, TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        string[]? head = null;
        while (Next(reader, path))
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            if (head is null)
            {
                head = cells.Contains("car") && cells.Contains("position") ? cells
                    : throw new BadInput(
                        $"{path}:1: the first line must name the columns, among them car and position");
            }
            else if (cells.Length != head.Length)
            {
                throw new BadInput($"{path}:{reader.LineNumber}: {head.Length} fields expected, {cells.Length} found");
            }
            else
            {
                yield return new ResultRow(path, (int)reader.LineNumber, head.Zip(cells)
                    .Where(cell => cell.Second.Length > 0).DistinctBy(cell => cell.First)
                    .ToDictionary(cell => cell.First, cell => cell.Second));
            }
        }
    }

    private static bool Next(CsvReader reader, string path)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException bad)
        {
            throw new BadInput($"{path}:{bad.LineNumber}: not CSV: {bad.Message}");
        }
    }
}
