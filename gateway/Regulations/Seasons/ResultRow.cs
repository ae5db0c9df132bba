using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Regulations.Seasons;

/// <summary>A line of a file of results, by its fields.</summary>
internal sealed record ResultRow(string Path, int Line, IReadOnlyDictionary<string, string> Fields)
{
    public string? Text(string name) => Fields.GetValueOrDefault(name);

    public int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Bad($"{name}: '{text}' is not a whole number");

    public T? Word<T>(string name)
        where T : struct, Enum => Text(name) is not { } text ? null
        : Words<T>.TryParse(text, out var word) ? word
        : throw Bad($"{name}: '{text}' is none of {Words<T>.All}");

    public BadInput Bad(string what) => new($"{Path}:{Line}: {what}");
}
