using PitMarshal.Events;

namespace PitMarshal.Provisioning;

/// <summary>
/// Files that change together or not at all. Each is first written whole beside its place and flushed to disk, so that
/// whatever can fail fails before anything has changed; then each takes its name, in the order given. Should power go
/// between two names, the earlier ones are new and the later ones old, and every one of them is whole.
/// </summary>
internal sealed class FilesTogether : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly List<(string Fresh, string Path)> _waiting = [];

    /// <summary>Readable by its owner only.</summary>
    public void AddPrivate(string path, ReadOnlySpan<byte> bytes) => Add(path, bytes, Private);

    /// <summary>As readable as what stands there now, or as the system makes new files.</summary>
    public void Add(string path, ReadOnlySpan<byte> bytes) =>
        Add(path, bytes, File.Exists(path) && !OperatingSystem.IsWindows() ? File.GetUnixFileMode(path) : null);

    public void Commit()
    {
        while (_waiting.Count > 0)
        {
            File.Move(_waiting[0].Fresh, _waiting[0].Path, overwrite: true);
            _waiting.RemoveAt(0);
        }
    }

    /// <summary>Takes away what was not committed.</summary>
    public void Dispose()
    {
        foreach (var (fresh, _) in _waiting)
        {
            File.Delete(fresh);
        }
        _waiting.Clear();
    }

    private void Add(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode)
    {
        // A link stays one: what it leads to is replaced.
        var place = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var fresh = place + ".new";
        try
        {
            File.Delete(fresh);
            _waiting.Add((fresh, place));
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (mode is not null && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = mode;
            }
            using var file = new FileStream(fresh, options);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{path}: cannot be written, nothing was changed: {unusable.Message}");
        }
    }
}
