namespace PitMarshal.Cli.Rehearsal;

/// <summary>Files that come inside the program.</summary>
internal static class BuiltIn
{
    public static void CopyTo(string name, string path)
    {
        using Stream source = typeof(BuiltIn).Assembly.GetManifestResourceStream(name)!;
        using FileStream target = File.Create(path);
        source.CopyTo(target);
    }
}
