using System.Text;

namespace PitMarshal.Broker;

/// <summary>A file that only its owner can read, from its first byte on.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A file that holds the text already is not written anew: a full disk must not keep a gateway from
    /// starting.</summary>
    public static void Keep(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            Write(path, text);
        }
        else if (!OperatingSystem.IsWindows())
        {
            try
            {
                File.SetUnixFileMode(path, OwnerOnly);
            }
            catch (IOException only) when (FullDisk.IsWhy(only))
            {
                // Only to be read: it stays as it is.
            }
        }
    }

    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        var fresh = path + ".new";
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }
        File.Delete(fresh);
        try
        {
            using var file = new FileStream(fresh, options);
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException large)
        {
            // So .NET says that the system allows no file of this size here.
            throw new IOException(large.Message, FullDisk.TooLarge);
        }
        File.Move(fresh, path, overwrite: true);
    }
}
