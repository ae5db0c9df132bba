namespace PitMarshal.Events;

/// <summary>The written forms of an enumeration, by <see cref="WordForm"/>.</summary>
public static class Words<T>
    where T : struct, Enum
{
    private static readonly T[] s_values = Enum.GetValues<T>();
    private static readonly string[] s_texts = Array.ConvertAll(s_values, v => WordForm.Of(v.ToString()));

    /// <summary>All written forms, separated by commas.</summary>
    public static string All => string.Join(", ", s_texts);

    public static string Write(T value) => s_texts[Array.IndexOf(s_values, value)];

    public static bool TryParse(string text, out T value)
    {
        var i = Array.IndexOf(s_texts, text);
        value = i < 0 ? default : s_values[i];
        return i >= 0;
    }
}
