using System.IO.MemoryMappedFiles;
using PitMarshal.Events;

namespace PitMarshal.Ingest.Clocks;

/// <summary>
/// The time that another program writes into a file of 8 bytes: µs since 1970, little-endian. A rehearsal runs the
/// gateway by it.
/// </summary>
public sealed class MappedTime : TimeProvider, IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <exception cref="IOException">The file is missing or shorter than 8 bytes.</exception>
    public MappedTime(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, sizeof(long), MemoryMappedFileAccess.Read);
    }

    /// <summary>The time in this file; where none is named, the system's.</summary>
    /// <exception cref="BadInput">It cannot be read.</exception>
    public static TimeProvider OrSystem(string? file)
    {
        try
        {
            return file is null ? System : new MappedTime(file);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"{file}: not a clock of 8 bytes: {unusable.Message}");
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;

    public override long GetTimestamp() => _view.ReadInt64(0);

    public override DateTimeOffset GetUtcNow() =>
        DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp() * TimeSpan.TicksPerMicrosecond);

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
