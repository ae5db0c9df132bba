using System.Text;

namespace PitMarshal.Wiring.Pages;

/// <summary>A page as it grows, in Markdown.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();

    public void Head(string text) => Paragraph($"## {text}");

    public void Paragraph(string text) => _text.Append(text).Append("\n\n");

    public void Steps(IEnumerable<string> steps)
    {
        var number = 0;
        foreach (var step in steps)
        {
            _text.Append($"{++number}. {step}\n");
        }
        _text.Append('\n');
    }

    public void Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(heads);
        Row([.. heads.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Row(row);
        }
        _text.Append('\n');
    }

    public void Code(string language, string text) => Paragraph($"```{language}\n{text.TrimEnd()}\n```");

    public override string ToString() => _text.ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private void Row(IReadOnlyList<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
