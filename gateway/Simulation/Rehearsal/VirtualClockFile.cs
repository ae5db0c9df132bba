using System.IO.MemoryMappedFiles;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>
/// The present of the virtual world, for a gateway in a process of its own: 8 bytes, µs since
/// 1970 UTC, in a mapped file.
/// </summary>
public sealed class VirtualClockFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public VirtualClockFile(string path, long startUs)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, sizeof(long));
        _view = _file.CreateViewAccessor();
        Set(startUs);
    }

    public void Set(long us) => _view.Write(0, us);

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
