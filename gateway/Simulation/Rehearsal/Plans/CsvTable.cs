using System.Globalization;
using CsvHelper;
using PitMarshal.Events;

namespace PitMarshal.Simulation.Rehearsal.Plans;

/// <summary>
/// Reads a CSV file whose header must be the one expected, and says of anything else where it stands.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private readonly string _file;
    private readonly string[] _header;
    private readonly CsvReader _csv;

    /// <exception cref="BadInput">The file cannot be read, or its header is another.</exception>
    public CsvTable(string file, params string[] header)
    {
        (_file, _header) = (file, header);
        try
        {
            _csv = CsvReader.FromFile(file, new CsvReaderOptions
            {
                HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true,
                MalformedData = CsvMalformedDataHandling.Throw,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"{file}:1: cannot be read: {e.Message}");
        }
        if (!Next() || !Enumerable.Range(0, _csv.FieldCount).Select(_csv.GetString).SequenceEqual(header))
        {
            throw new BadInput($"{file}:1: the header must be {string.Join(',', header)}");
        }
    }

    /// <summary>The line of the file on which the row at hand begins.</summary>
    public int Line { get; private set; } = 1;

    public bool Read()
    {
        if (!Next()) { return false; }
        if (_csv.FieldCount != _header.Length)
        {
            throw Error($"{_header.Length} fields expected, {_csv.FieldCount} found");
        }
        return true;
    }

    /// <summary>
    /// A name that also fits on a badge or a serial line: 1 to 16 printable ASCII characters without comma or quotes.
    /// </summary>
    public string Name(int column)
    {
        string name = _csv.GetString(column);
        bool fits = name.Length is > 0 and <= 16 && name.All(c => c is > ' ' and <= '~' and not ('"' or ',' or '\\'));
        return fits ? name : throw Error($"{_header[column]} must be 1 to 16 letters, digits or signs, not '{name}'");
    }

    /// <summary>A whole number from 0 to one that 1,000 hours in ms do not reach.</summary>
    public long Number(int column) =>
        OptionalNumber(column) ?? throw Error($"{_header[column]} is empty");

    public long? OptionalNumber(int column)
    {
        string text = _csv.GetString(column);
        if (text.Length == 0) { return null; }
        bool isOne = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && number <= 3_600_000_000;
        return isOne
            ? number
            : throw Error($"{_header[column]} must be a whole number of at most 3600000000, not '{text}'");
    }

    public BadInput Error(string what) => ErrorAt(Line, what);

    public BadInput ErrorAt(int line, string what) => new($"{_file}:{line}: {what}");

    public void Dispose() => _csv.Dispose();

    private bool Next()
    {
        try
        {
            if (!_csv.Read()) { return false; }
        }
        catch (CsvFormatException e)
        {
            throw ErrorAt(Line + 1, e.Message);
        }
        Line = (int)_csv.LineNumber;
        return true;
    }
}
