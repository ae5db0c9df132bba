using System.Text;

namespace PitMarshal.Ingest.Decisions.Checks;

/// <summary>What every text that a person enters has to be: there, short enough, and printable.</summary>
internal static class TextCheck
{
    /// <summary>The longest name, of whatever has one, and the longest reason, in characters.</summary>
    internal const int NameMost = 64, ReasonMost = 1000;

    internal static Refusal? Needed(string field, string? text, int most) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal(field, "must not be empty") : Optional(field, text, most);

    internal static Refusal? Optional(string field, string? text, int most) =>
        text is null ? null
        : text.Length > most ? new Refusal(field, $"must be at most {most} characters, not {text.Length}")
        : text.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            ? new Refusal(field, "has a character that cannot be printed")
        : text != text.Trim() ? new Refusal(field, "begins or ends with a blank")
        : null;

    internal static Refusal? Reason(string? text) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal("reason", "say why") : Optional("reason", text, ReasonMost);
}
