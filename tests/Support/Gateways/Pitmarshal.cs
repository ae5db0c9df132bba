using System.Diagnostics;

namespace PitMarshal.Tests.Support.Gateways;

/// <summary>One run of the program, as a person starts it: status, and what it wrote where.</summary>
internal sealed record Pitmarshal(int Status, string Output, string Errors)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    public static Pitmarshal Run(params string[] arguments)
    {
        using Process process = Process.Start(Command(arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill();
            throw new TimeoutException($"pitmarshal {string.Join(' ', arguments)} did not end");
        }
        return new Pitmarshal(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>The program that lies beside the tests.</summary>
    internal static ProcessStartInfo Command(string[] arguments) => new(
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "pitmarshal.exe" : "pitmarshal"),
        arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
