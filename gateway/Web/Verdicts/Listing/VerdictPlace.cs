using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Web.Verdicts.Listing;

/// <summary>The place of a row among all: the end of a page, which holds however many verdicts come above it.</summary>
/// <param name="To">Null of a verdict without a time.</param>
/// <param name="Id">Of the verdict.</param>
public sealed record VerdictPlace(Instant? To, string Id)
{
    private const int IdMost = 300;

    internal static VerdictPlace Of(Verdict verdict) => new(verdict.To, verdict.Id);

    /// <summary>As an address has it: µs, or nothing, and the id. Null when it is none.</summary>
    internal static VerdictPlace? Parse(string text)
    {
        var at = text.IndexOf('~');
        if (at < 0 || text.Length > IdMost)
        {
            return null;
        }
        return at == 0 ? new(null, text[1..])
            : long.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
                ? new(new Instant(micros), text[(at + 1)..])
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{To?.Micros}~{Id}");

    /// <summary>Where the page after this place begins, among verdicts newest first.</summary>
    internal int After(IReadOnlyList<Verdict> verdicts)
    {
        for (var i = 0; i < verdicts.Count; i++)
        {
            if (verdicts[i].Id == Id && verdicts[i].To == To)
            {
                return i + 1;
            }
        }
        // It changed since: then all that is older.
        var older = verdicts.TakeWhile(verdict => To is { } to ? verdict.To >= to : verdict.To is not null).Count();
        return older;
    }
}
