using PitMarshal.Events;

namespace PitMarshal.Web.Reports.Parts;

/// <summary>A column of a list.</summary>
/// <param name="Name">In its first row.</param>
/// <param name="Value">Of a line, given the start of the race; null where there is none, and null too where it rests on
/// a start that was not.</param>
internal sealed record CsvColumn<TLine>(string Name, Func<TLine, Instant?, object?> Value)
{
    internal CsvColumn(string name, Func<TLine, object?> value) : this(name, (line, _) => value(line))
    {
    }

    /// <summary>A time of the race; empty before there was a start.</summary>
    internal CsvColumn(string name, Func<TLine, Instant, decimal?> value)
        : this(name, (TLine line, Instant? start) => start is { } begun ? (object?)value(line, begun) : null)
    {
    }
}
