using System.Runtime.InteropServices;
using SQLitePCL;

namespace PitMarshal.Store;

/// <summary>
/// The system's own libsqlite3 in place of a bundled one: the distribution keeps it patched.
/// </summary>
internal static class SystemSqlite
{
    private static readonly Lazy<bool> s_ready = new(() =>
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        NativeLibrary.SetDllImportResolver(provider, (name, assembly, path) => name == "e_sqlite3" ? Load() : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    });

    /// <summary>Must come before any other use of SQLite, any number of times.</summary>
    /// <exception cref="DllNotFoundException">It is not installed; the message says how to.</exception>
    internal static void Use() => _ = s_ready.Value;

    private static nint Load()
    {
        foreach (var candidate in new[] { "libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll" })
        {
            if (NativeLibrary.TryLoad(candidate, out var library))
            {
                return library;
            }
        }
        throw new DllNotFoundException(
            "libsqlite3 was not found. Install it: Debian and Ubuntu `apt install libsqlite3-0`, " +
            "Fedora `dnf install sqlite-libs`.");
    }
}
