using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using PitMarshal.Log;

namespace PitMarshal.Cli.Rehearsal;

/// <summary>Reads a CSV file whose header must be the one expected, and says of anything else where it stands.</summary>
sealed class CsvTable : IDisposable
{
    readonly string _file;
    readonly CsvReader _csv;

    /// <exception cref="BadInput">The file cannot be read, or its header is another.</exception>
    public CsvTable(string file, params string[] header)
    {
        _file = file;
        try
        {
            _csv = new CsvReader(new StreamReader(file), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{file}: cannot be read: {e.Message}");
        }
        if (!_csv.Read() || !_csv.ReadHeader() || !_csv.HeaderRecord!.Select(name => name.Trim()).SequenceEqual(header))
        {
            throw new BadInput($"{file}:1: the header must be {string.Join(',', header)}");
        }
    }

    public int Line => _csv.Parser.RawRow;

    public bool Read()
    {
        if (!_csv.Read()) { return false; }
        if (_csv.Parser.Count != _csv.HeaderRecord!.Length)
        {
            throw Error($"{_csv.HeaderRecord.Length} fields expected, {_csv.Parser.Count} found");
        }
        return true;
    }

    /// <summary>A name that also fits on a badge or a serial line: 1 to 16 printable ASCII characters without comma or quotes.</summary>
    public string Name(int column)
    {
        string name = _csv[column]!.Trim();
        bool fits = name.Length is > 0 and <= 16 && name.All(c => c is > ' ' and <= '~' and not ('"' or ',' or '\\'));
        return fits ? name : throw Error($"{_csv.HeaderRecord![column]} must be 1 to 16 letters, digits or signs, not '{name}'");
    }

    /// <summary>A whole number from 0 to one that 1,000 hours in ms do not reach.</summary>
    public long Number(int column) =>
        OptionalNumber(column) ?? throw Error($"{_csv.HeaderRecord![column]} is empty");

    public long? OptionalNumber(int column)
    {
        string text = _csv[column]!.Trim();
        if (text.Length == 0) { return null; }
        bool isOne = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= 3_600_000_000;
        return isOne ? number : throw Error($"{_csv.HeaderRecord![column]} must be a whole number of at most 3600000000, not '{text}'");
    }

    public BadInput Error(string what) => ErrorAt(Line, what);

    public BadInput ErrorAt(int line, string what) => new($"{_file}:{line}: {what}");

    public void Dispose() => _csv.Dispose();
}
