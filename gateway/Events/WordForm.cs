using System.Text;

namespace PitMarshal.Events;

/// <summary>
/// The written form of a name: <c>FullCourseYellow</c> is <c>full-course-yellow</c>, <c>Code60</c> is <c>code-60</c>.
/// </summary>
public static class WordForm
{
    public static string Of(string name)
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
