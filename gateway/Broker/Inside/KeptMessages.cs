namespace PitMarshal.Broker.Inside;

/// <summary>What the broker inside keeps in a folder for who comes later, as it was when it last ran there.</summary>
public static class KeptMessages
{
    /// <summary>The file; it may be missing.</summary>
    public static string FileIn(string folder) => RetainedFile.In(folder);

    /// <summary>Payloads by topic; nothing where no broker ran.</summary>
    public static IReadOnlyDictionary<string, byte[]> In(string folder) => RetainedFile.Read(RetainedFile.In(folder));
}
