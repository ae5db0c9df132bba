using System.Text;
using System.Text.RegularExpressions;

namespace PitMarshal.Regulations;

/// <summary>
/// Plain text of lines that are never wider than <see cref="Width"/>: for a terminal, and to be pasted into a bulletin.
/// </summary>
internal sealed partial class ExplanationPage
{
    /// <summary>In characters.</summary>
    public const int Width = 100;

    /// <summary>A blank at which no line is broken.</summary>
    private const string Together = "\u00a0";

    private static readonly char[] s_blanks = [' ', '\t', '\r', '\n'];

    private readonly StringBuilder _text = new();

    public void Blank() => _text.Append('\n');

    /// <summary>A line of its own, underlined.</summary>
    public void Title(string text)
    {
        Paragraph(text);
        _text.Append('-', Math.Min(text.Length, Width)).Append('\n');
    }

    /// <summary>Text broken at blanks; all lines begin after so many blanks.</summary>
    public void Paragraph(string text, int indent = 0) => Labelled("", text, indent, indent);

    /// <summary>A label, then text that begins at a column and stays to the right of it.</summary>
    /// <param name="label">What the text says something of.</param>
    /// <param name="text">Broken at blanks; a word that is wider than the page stands alone.</param>
    /// <param name="indent">Where the label begins, columns from 0.</param>
    /// <param name="column">Where the text begins.</param>
    public void Labelled(string label, string text, int indent, int column)
    {
        var line = new StringBuilder().Append(' ', indent).Append(label);
        var isEmpty = true;
        foreach (var word in Number().Replace(text, Together).Split(s_blanks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                _text.Append(line).Append('\n');
                line.Clear();
                isEmpty = true;
            }

            line.Append(' ', isEmpty
                ? Math.Max(line.Length >= column && label.Length > 0 ? 1 : 0, column - line.Length)
                : 1).Append(word);
            isEmpty = false;
        }

        _text.Append(line.ToString().TrimEnd()).Append('\n');
    }

    /// <summary>A number and its unit, which no line parts.</summary>
    [GeneratedRegex(@"(?<=\d) (?=(h|min|s|ms|%|m|km/h|mph)\b)|(?<=\d (h|min)) (?=\d)")]
    private static partial Regex Number();

    public override string ToString() => _text.Replace(Together, " ").ToString();
}
