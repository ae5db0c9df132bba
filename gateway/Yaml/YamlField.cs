using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Yaml;

/// <summary>
/// A value in a YAML file (text, a list, or fields with names) that knows its line when something is wrong with it.
/// </summary>
/// <param name="Path">The file, for errors.</param>
/// <param name="Line">The line of its name, or where it begins; from 1.</param>
public sealed record YamlField(string Path, int Line)
{
    /// <summary>What was written, if it is a text; it may be empty.</summary>
    public string? Written { get; init; }

    public IReadOnlyList<YamlField>? List { get; init; }

    public IReadOnlyList<KeyValuePair<string, YamlField>>? Map { get; init; }

    public string Text => Written is { Length: > 0 } text ? text : throw Bad("expected a word");

    public IReadOnlyList<KeyValuePair<string, YamlField>> Entries => Map ?? throw Bad("expected `name: value` lines");

    public IReadOnlyList<YamlField> Items => List ?? throw Bad("expected a list");

    public YamlField Required(string name) => Optional(name) ?? throw Bad($"`{name}:` is missing");

    public YamlField? Optional(string name) => Entries.FirstOrDefault(entry => entry.Key == name).Value;

    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach (var (name, value) in Entries)
        {
            if (!names.Contains(name))
            {
                throw value.Bad($"'{name}' is not known here; known: {string.Join(", ", names.ToArray())}");
            }
        }
    }

    public string OneOf(params string[] words) =>
        words.Contains(Text) ? Text : throw Bad($"'{Text}' is none of {string.Join(", ", words)}");

    /// <summary>A value of an enumeration, written in lower case with hyphens.</summary>
    public T Word<T>()
        where T : struct, Enum =>
            Words<T>.TryParse(Text, out var word) ? word : throw Bad($"'{Text}' is none of {Words<T>.All}");

    public int Number(int least, int most) =>
        int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? number
            : throw Bad($"'{Text}' is not a number from {least} to {most}");

    public double Decimal(double least, double most) =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? number
            : throw Bad(string.Create(
                CultureInfo.InvariantCulture, $"'{Text}' is not a number from {least} to {most}"));

    public bool Truth() => OneOf("true", "false") == "true";

    /// <summary>A path, meant from the file's own folder.</summary>
    public string ExistingFile()
    {
        var file = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, Text);
        return File.Exists(file) ? file : throw Bad($"there is no file {file}");
    }

    public BadInput Bad(string what) => new($"{Path}:{Line}: {what}");
}
