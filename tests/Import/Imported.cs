using System.Text;
using PitMarshal.Cli.Logs;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Import;

namespace PitMarshal.Tests.Import;

/// <summary>
/// One import, as the command does it: status, events, and what was told. The file is called <c>file</c> in the errors.
/// </summary>
internal sealed record Imported(int Status, string Output, string Errors)
{
    public IReadOnlyList<RaceEvent> Events { get; } =
    [
        .. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            Assert.True(EventJson.TryParse(line, out var e, out var what), what);
            return e!;
        }),
    ];

    public IReadOnlyList<CarPassed> Passings => [.. Events.OfType<CarPassed>()];

    public static Imported Text(string source, string text, ImportOptions? options = null) =>
        Bytes(source, Encoding.UTF8.GetBytes(text), options);

    public static Imported Bytes(string source, byte[] bytes, ImportOptions? options = null)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            var imported = Files(source, [path], options);
            return imported with { Errors = imported.Errors.Replace(path, "file", StringComparison.Ordinal) };
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Imported Files(string source, IReadOnlyList<string> files, ImportOptions? options = null)
    {
        using StringWriter output = new(), errors = new();
        var status = ImportCommand.Run(source, files, options ?? new ImportOptions(), output, errors);
        return new Imported(status, output.ToString(), errors.ToString());
    }

    /// <summary>The passings as <c>12:00:05.894 40 pit-out</c>, one after the other.</summary>
    public IEnumerable<string> Told =>
        Passings.Select(p => $"{p.At.ToString()[11..23]} {p.Car ?? "T" + p.Transponder} "
            + $"{p.Line}{(p.Inferred is null ? "" : " inferred")}");
}
