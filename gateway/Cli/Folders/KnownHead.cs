using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Store;

namespace PitMarshal.Cli.Folders;

/// <summary>An entry that somebody wrote down, off a print or a page.</summary>
/// <param name="Position">Its position in the log.</param>
/// <param name="Hash">The beginning of its hash, hex.</param>
internal sealed record KnownHead(long Position, string Hash)
{
    private const int LeastDigits = 16;

    /// <exception cref="BadInput">It is not <c>POSITION:HASH</c>.</exception>
    public static KnownHead Read(string text) =>
        text.Split(':') is [var position, var hash]
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at > 0
        && hash.Length is >= LeastDigits and <= Chain.HashBytes * 2 && hash.All(char.IsAsciiHexDigit)
            ? new KnownHead(at, hash.ToLowerInvariant())
            : throw new BadInput($"--head '{text}': not POSITION:HASH, such as 1234:3f1c09ab5d7e8f01");

    /// <summary>Null when the log has it; else what it has in its place.</summary>
    public string? LacksIn(ILogReader reader)
    {
        if (reader.Chained().FirstOrDefault(chained => chained.Entry.Position == Position) is not { } there)
        {
            return $"entry {Position} is not in the log, which ends with entry {reader.Head.Position}: it was cut";
        }
        var hash = Convert.ToHexStringLower(there.Hash);
        return hash.StartsWith(Hash, StringComparison.Ordinal) ? null
            : $"entry {Position} is {new LogHead(Position, hash).Short}, not {Hash}: this is another log";
    }
}
