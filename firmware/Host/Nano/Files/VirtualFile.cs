namespace PitMarshal.Host.Nano.Files;

/// <summary>What the board's program calls <c>File</c>: whole files of the board's flash.</summary>
public static class VirtualFile
{
    private static Dictionary<string, byte[]> Flash => VirtualBoard.Current.Flash;

    public static bool Exists(string path) => Flash.ContainsKey(path);

    public static byte[] ReadAllBytes(string path) =>
        Flash.TryGetValue(path, out byte[]? bytes) ? (byte[])bytes.Clone() : throw new IOException(path);

    public static void WriteAllBytes(string path, byte[] bytes)
    {
        if (VirtualBoard.Current.IsFlashWorn) { throw new IOException(path); }
        if (!VirtualBoard.Current.IsOff) { Flash[path] = (byte[])bytes.Clone(); }
    }

    public static void Delete(string path)
    {
        if (!VirtualBoard.Current.IsOff) { Flash.Remove(path); }
    }

    public static void Move(string source, string destination)
    {
        if (VirtualBoard.Current.IsOff)
        {
            return;
        }
        if (!Flash.TryGetValue(source, out byte[]? bytes) || Flash.ContainsKey(destination))
        {
            throw new IOException(source);
        }
        Flash.Remove(source);
        Flash[destination] = bytes;
    }
}
