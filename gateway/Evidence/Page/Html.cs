using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PitMarshal.Evidence.Page;

/// <summary>
/// A page as it grows. What is written between its literals is text, whatever it holds; only
/// <see cref="Raw"/> is markup.
/// </summary>
internal sealed class Html
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    /// <summary>Writes markup with texts in it.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Handler line)
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes markup as it is: a drawing, a style.</summary>
    public Html Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>Takes apart what is markup and what is text.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler(int literalLength, int formattedCount, Html page)
    {
        private readonly StringBuilder _text = page._text;

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted<T>(T value) =>
            _text.Append(s_encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));

        /// <summary>For the compiler; the text grows by itself.</summary>
        public override string ToString() => $"{literalLength + formattedCount}";
    }
}
