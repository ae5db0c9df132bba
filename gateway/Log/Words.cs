using System.Text;

namespace PitMarshal.Log;

/// <summary>The written forms of an enumeration: <c>FullCourseYellow</c> is <c>full-course-yellow</c>, <c>Code60</c> is <c>code-60</c>.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly T[] s_values = Enum.GetValues<T>();
    private static readonly string[] s_texts = Array.ConvertAll(s_values, v => Hyphenate(v.ToString()));

    /// <summary>All written forms, separated by commas.</summary>
    public static string All => string.Join(", ", s_texts);

    public static string Write(T value) => s_texts[Array.IndexOf(s_values, value)];

    public static bool TryParse(string text, out T value)
    {
        var i = Array.IndexOf(s_texts, text);
        value = i < 0 ? default : s_values[i];
        return i >= 0;
    }

    private static string Hyphenate(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = char.IsUpper(name[i]) || (char.IsDigit(name[i]) && !char.IsDigit(name[i - 1]));
            text.Append(starts && i > 0 ? "-" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
