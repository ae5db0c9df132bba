using PitMarshal.Judge;
using PitMarshal.Log;

namespace PitMarshal.Regulations;

/// <summary>Regulations in a YAML file.</summary>
public static class RegulationsFile
{
    /// <summary>Reads the file; throws <see cref="BadInput"/> with <c>file:line: what</c>.</summary>
    public static RaceRegulations Load(string path) => throw new BadInput($"{path}: not yet");
}
