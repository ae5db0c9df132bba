using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Yaml;

namespace PitMarshal.Regulations;

/// <summary>YAML as the judge reads it, who knows nothing of files.</summary>
public static class YamlFields
{
    /// <summary>Reads one document; the path is for errors. Throws <see cref="Events.BadInput"/>.</summary>
    public static Field Read(byte[] bytes, string path = "") => Of(YamlFile.Parse(bytes, path));

    /// <summary>A part of a file that was read as our own.</summary>
    internal static Field Of(YamlField read) => new(read.Line)
    {
        Text = read.Written,
        List = read.List?.Select(Of).ToList(),
        Map = read.Map?.Select(field => KeyValuePair.Create(field.Key, Of(field.Value))).ToList(),
    };
}
