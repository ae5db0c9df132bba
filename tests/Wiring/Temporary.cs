namespace PitMarshal.Tests.Wiring;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Temporary : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("wiring").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
