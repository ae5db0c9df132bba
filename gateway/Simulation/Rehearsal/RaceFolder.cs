using PitMarshal.Events;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>
/// Where a rehearsal keeps its files: a folder of the caller's, which stays, or a temporary one, which goes.
/// </summary>
public sealed class RaceFolder : IDisposable
{
    private readonly bool _isTemporary;

    private RaceFolder(string path, bool isTemporary) => (Path, _isTemporary) = (path, isTemporary);

    public string Path { get; }

    /// <exception cref="BadInput">The folder holds a race already, or cannot be made.</exception>
    public static RaceFolder For(string? directory)
    {
        if (directory is null)
        {
            return new RaceFolder(Directory.CreateTempSubdirectory("pitmarshal-").FullName, isTemporary: true);
        }
        try
        {
            if (Directory.CreateDirectory(directory).EnumerateFileSystemInfos().Any())
            {
                throw new BadInput($"{directory}: not empty; a rehearsal needs a folder of its own");
            }
            return new RaceFolder(System.IO.Path.GetFullPath(directory), isTemporary: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"{directory}: {e.Message}");
        }
    }

    public void Dispose()
    {
        if (_isTemporary) { Directory.Delete(Path, recursive: true); }
    }
}
