using PitMarshal.Log;
using YamlDotNet.RepresentationModel;

namespace PitMarshal.Broker;

/// <summary>A node of <c>venue.yaml</c> that knows its line when something is wrong with it.</summary>
internal sealed class VenueField(string path, YamlNode node)
{
    internal string Text => node is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Bad("expected a word");

    internal IEnumerable<KeyValuePair<VenueField, VenueField>> Entries =>
        Mapping.Children.Select(child => KeyValuePair.Create(Of(child.Key), Of(child.Value)));

    internal IEnumerable<VenueField> Items =>
        node is YamlSequenceNode list ? list.Children.Select(Of) : throw Bad("expected a list");

    private YamlMappingNode Mapping => node as YamlMappingNode ?? throw Bad("expected `name: value` lines");

    internal VenueField Required(string name) => Optional(name) ?? throw Bad($"`{name}:` is missing");

    internal VenueField? Optional(string name) =>
        Mapping.Children.TryGetValue(new YamlScalarNode(name), out var child) ? Of(child) : null;

    internal void AllowOnly(params string[] names)
    {
        foreach (var (key, _) in Entries)
        {
            if (!names.Contains(key.Text))
            {
                throw key.Bad($"'{key.Text}' is not known here; known: {string.Join(", ", names)}");
            }
        }
    }

    internal string OneOf(params string[] words) =>
        words.Contains(Text) ? Text : throw Bad($"'{Text}' is none of {string.Join(", ", words)}");

    internal int Number(int least, int most) =>
        int.TryParse(Text, out var number) && number >= least && number <= most
            ? number
            : throw Bad($"'{Text}' is not a number from {least} to {most}");

    internal bool Truth() => OneOf("true", "false") == "true";

    /// <summary>A path, meant from the venue file's own folder.</summary>
    internal string ExistingFile()
    {
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Text);
        return File.Exists(file) ? file : throw Bad($"there is no file {file}");
    }

    internal BadInput Bad(string what) => new($"{path}:{node.Start.Line}: {what}");

    private VenueField Of(YamlNode child) => new(path, child);
}
