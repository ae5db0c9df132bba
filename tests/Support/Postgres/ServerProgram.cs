using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PitMarshal.Tests.Support.Postgres;

/// <summary>The programs of PostgreSQL's package, which refuse to run as root.</summary>
internal static class ServerProgram
{
    internal const string Account = "postgres";
    internal const int Quit = 3;
    private const string Packages = "/usr/lib/postgresql";

    internal static bool IsRoot { get; } = Environment.UserName == "root";

    /// <summary>A program of the server's, as somebody who is not root.</summary>
    internal static ProcessStartInfo Command(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs(), program);
        return IsRoot
            ? Started("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--clear-groups", path, .. arguments])
            : Started(path, arguments);
    }

    /// <summary>A program that asks the server; anybody may run it.</summary>
    internal static ProcessStartInfo Client(string program, params string[] arguments) =>
        Started(Path.Combine(Programs(), program), arguments);

    internal static void Run(string program, params string[] arguments) => Run(Started(program, arguments));

    /// <summary>What it wrote to its output.</summary>
    internal static string Run(ProcessStartInfo command)
    {
        using var running = Process.Start(command)!;
        var output = running.StandardOutput.ReadToEndAsync();
        var errors = running.StandardError.ReadToEnd();
        running.WaitForExit();
        Assert.True(running.ExitCode == 0, $"{command.FileName}: {errors}{output.Result}");
        return output.Result;
    }

    [DllImport("libc", EntryPoint = "kill")]
    internal static extern int Signal(int process, int signal);

    private static ProcessStartInfo Started(string program, string[] arguments) => new(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = "/",
    };

    /// <summary>Debian keeps each version's in a folder of its own; elsewhere they are where programs are.</summary>
    private static string Programs()
    {
        var folders = Directory.Exists(Packages)
            ? Directory.GetDirectories(Packages).OrderDescending().Select(version => Path.Combine(version, "bin")) : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new FileNotFoundException(
                "PostgreSQL's server is missing, which these tests start: tools/setup --tests installs it");
    }
}
