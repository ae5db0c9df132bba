namespace PitMarshal.Import;

/// <summary>Car numbers, classes and the like: text that stands in sources, in verdicts and on a terminal.</summary>
internal static class Name
{
    private const int LengthMax = 64;

    /// <summary>1 to 64 characters, none of them a control character or a half one.</summary>
    public static bool Fits(string text) =>
        text.Length is > 0 and <= LengthMax && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    /// <summary>The text, or null when it does not fit.</summary>
    public static string? OrNull(string? text) => text is not null && Fits(text) ? text : null;
}
