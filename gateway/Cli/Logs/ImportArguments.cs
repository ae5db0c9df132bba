using System.CommandLine;
using System.Globalization;
using PitMarshal.Cli.Documents;
using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Cli.Logs;

/// <summary>The options of <c>import</c>, read from the command line.</summary>
internal static class ImportArguments
{
    /// <exception cref="BadInput">An option is not what it has to be.</exception>
    public static ImportOptions Read(ParseResult parsed, IEnumerable<Option> options)
    {
        ImportOptions read = new();
        foreach (Option option in options)
        {
            read = (option, option.Name) switch
            {
                (Option<string?> one, "--date") when parsed.GetValue(one) is { } text =>
                    read with { Date = Date(text) },
                (Option<string?> one, "--zone") when parsed.GetValue(one) is { } text =>
                    read with { Zone = Zone(text) },
                (Option<string?> one, "--start") when parsed.GetValue(one) is { } text =>
                    read with { Start = Start(text) },
                (Option<string?> one, "--duration") when parsed.GetValue(one) is { } text =>
                    read with { DurationMs = Duration(text) },
                (Option<string?> one, "--entries") when parsed.GetValue(one) is { } file =>
                    read with { Entries = EntryListFile.Read(file) },
                (Option<bool> one, "--trust-inferred") => read with { TrustsInferred = parsed.GetValue(one) },
                (Option<string[]> many, _) when parsed.GetValue(many) is { Length: > 0 } texts =>
                    read with { Loops = Loops(texts) },
                _ => read,
            };
        }
        return read;
    }

    public static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
        && IsPlausible(date.Year)
            ? date
            : throw new BadInput($"--date {text}: not a date such as 2026-06-13");

    /// <summary>Z, or hours and minutes ahead of UTC, -14:00 to +14:00.</summary>
    public static TimeSpan Zone(string text)
    {
        bool isUtc = text is "Z" or "UTC";
        bool isOffset = TimeSpan.TryParseExact(
            text.TrimStart('+', '-'), @"hh\:mm", CultureInfo.InvariantCulture, out TimeSpan offset)
            && text.Length == 6 && text[0] is '+' or '-' && offset.TotalHours <= 14;
        return isUtc ? TimeSpan.Zero : isOffset ? (text[0] == '-' ? -offset : offset)
            : throw new BadInput($"--zone {text}: not a zone such as +02:00 or Z");
    }

    public static long Duration(string text) => WrittenDuration.TryParse(text, out var micros) && micros > 0
        ? micros / 1000
        : throw new BadInput($"--duration {text}: not a duration such as 6h or 1h30m");

    public static Instant Start(string text) =>
        Instant.TryParse(text, out Instant start)
        && IsPlausible(int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture))
        ? start
        : throw new BadInput($"--start {text}: not an instant such as 2026-06-13T14:00:00Z");

    /// <summary>No race that anybody imports was in another year.</summary>
    private static bool IsPlausible(int year) => year is >= 1980 and < 2200;

    public static IReadOnlyDictionary<string, string> Loops(IEnumerable<string> texts)
    {
        Dictionary<string, string> loops = [];
        foreach (string text in texts)
        {
            string[] parts = text.Split('=');
            bool isLoop = parts.Length == 2
                && uint.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)
                && parts[1].Length is > 0 and <= 64
                && parts[1].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
            uint decoder = isLoop
                ? uint.Parse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : 0;
            if (!isLoop || !loops.TryAdd(decoder.ToString("x", CultureInfo.InvariantCulture), parts[1]))
            {
                throw new BadInput(
                    $"--loop {text}: not a decoder in hex and its line, once for each decoder, such as 20f93=pit-in");
            }
        }
        return loops;
    }
}
