namespace PitMarshal.Ingest.Recording;

/// <summary>The log, the venue, passwords and keys: for their owner alone.</summary>
public static class PrivateFiles
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Takes from everybody else what they could read, where there is something to take.</summary>
    /// <param name="notice">Told which files were open to others, and where that could not be changed.</param>
    public static void Tighten(DataFolder folder, Action<string> notice)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        List<string> tightened = [];
        foreach (var path in folder.Private().Where(Path.Exists))
        {
            try
            {
                if (File.GetUnixFileMode(path) is var mode && (mode & Others) != 0)
                {
                    File.SetUnixFileMode(path, mode & ~Others);
                    tightened.Add(Path.GetFileName(path));
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                notice($"{path} can be read by others, and that cannot be changed: {refused.Message}");
            }
        }
        if (tightened.Count > 0)
        {
            notice($"{string.Join(", ", tightened)} could be read by others; now only by the owner");
        }
    }
}
