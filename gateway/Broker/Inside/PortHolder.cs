using System.Globalization;

namespace PitMarshal.Broker.Inside;

/// <summary>Who listens on a port of this machine, where the system tells.</summary>
internal static class PortHolder
{
    private const string Listening = "0A";

    internal static string Of(int port)
    {
        try
        {
            return Process(port) ?? "another program";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "another program";
        }
    }

    private static string? Process(int port)
    {
        var sockets = new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length > 9 && cells[3] == Listening
                && cells[1].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Select(cells => $"socket:[{cells[9]}]").ToHashSet();
        return sockets.Count == 0 ? null : Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            .Where(folder => Files(folder).Any(sockets.Contains))
            .Select(folder => $"{File.ReadAllText($"{folder}/comm").Trim()} (process {Path.GetFileName(folder)})")
            .FirstOrDefault();
    }

    /// <summary>What a process holds open; nothing of one that ended meanwhile or that is another user's.</summary>
    private static IEnumerable<string> Files(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries($"{folder}/fd")
                .Select(file => new FileInfo(file).LinkTarget ?? "")];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
