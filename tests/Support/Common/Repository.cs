namespace PitMarshal.Tests.Support.Common;

/// <summary>The folder these tests were built in.</summary>
internal static class Repository
{
    public static string File(params string[] path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "nf.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("nf.sln is not above the tests");
        }

        return Path.Combine([folder.FullName, .. path]);
    }
}
