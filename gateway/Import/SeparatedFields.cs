using System.Text;

namespace PitMarshal.Import;

/// <summary>
/// The fields of one line with separators. Text may stand in double quotes, inside which the separator is text and two
/// quotes are one. A field never holds a line end: every source writes one record a line.
/// </summary>
internal static class SeparatedFields
{
    /// <summary>
    /// False when a quote is not closed, or something stands behind a closed one. Blanks around fields are dropped.
    /// </summary>
    public static bool TrySplit(string line, char separator, List<string> fields)
    {
        fields.Clear();
        var text = new StringBuilder();
        for (var i = 0; ; i++)
        {
            while (i < line.Length && line[i] is ' ' or '\t' && line[i] != separator)
            {
                i++;
            }

            if (i < line.Length && line[i] == '"')
            {
                if (!TryUnquote(line, ref i, text.Clear()))
                {
                    return false;
                }

                fields.Add(text.ToString());
                while (i < line.Length && line[i] is ' ' or '\t' && line[i] != separator)
                {
                    i++;
                }
            }
            else
            {
                var end = line.IndexOf(separator, i);
                end = end < 0 ? line.Length : end;
                fields.Add(line[i..end].TrimEnd());
                i = end;
            }

            if (i >= line.Length)
            {
                return true;
            }

            if (line[i] != separator)
            {
                return false;
            }
        }
    }

    /// <summary>Reads from an opening quote to behind the closing one.</summary>
    private static bool TryUnquote(string line, ref int i, StringBuilder text)
    {
        for (i++; i < line.Length; i++)
        {
            if (line[i] != '"')
            {
                text.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                text.Append(line[i++]);
            }
            else
            {
                i++;
                return true;
            }
        }

        return false;
    }
}
