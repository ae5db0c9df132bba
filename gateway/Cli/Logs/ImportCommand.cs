using System.CommandLine;
using System.Globalization;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Import;
using PitMarshal.Import.AlKamel;
using PitMarshal.Import.Apex;
using PitMarshal.Import.P3;
using PitMarshal.Import.RMonitor;

namespace PitMarshal.Cli.Logs;

/// <summary>
/// <c>import SOURCE FILE… &gt; LOG.ndjson</c>: other timing systems' exports into a race log. One subcommand a source.
/// </summary>
internal static class ImportCommand
{
    private const string Apex = "apex", AlKamel = "alkamel", RMonitor = "rmonitor", AmbP3 = "amb-p3";

    public static Command Create() =>
        new("import", "Make a race log of another timing system's exports, on standard output.")
    {
        Source(Apex, "Apex Timing's lap files (D12345.laps), one an entry; race time only, so --start is needed",
            Start("when the race started")),
        Source(AlKamel, "Al Kamel lap CSVs; pit-in and pit-out are inferred from PIT_TIME",
            Date(), Zone(), Start("when ELAPSED was 0; then HOUR is not used"), Duration(), Trust()),
        Source(RMonitor, "captures of an RMonitor feed: IMSA Enhanced ($L crossings), or plain (start-finish only)",
            Date(), Zone(), Trust()),
        Source(AmbP3, "captures of AMB / MYLAPS P3 decoders, as bytes or as lines of hex", Zone(), Loop()),
    };

    /// <summary>
    /// Writes nothing to <paramref name="output"/> unless the input is usable. Returns the exit status, 0 or 2.
    /// </summary>
    public static int Run(string source, IReadOnlyList<string> files, ImportOptions options,
        TextWriter output, TextWriter error)
    {
        ImportedLog log = new(source, options.TrustsInferred);
        IReadOnlyList<RaceEvent> events;
        try
        {
            events = Read(source, files, options, log);
        }
        catch (BadInput bad)
        {
            error.WriteLine(Terminal.Plain(bad.Message));
            return 2;
        }
        foreach (RaceEvent e in events) { output.Write(EventJson.Write(e) + "\n"); }
        output.Flush();
        Tell(source, log.Report, events, options, error);
        return 0;
    }

    private static IReadOnlyList<RaceEvent> Read(
        string source, IReadOnlyList<string> files, ImportOptions options, ImportedLog log)
    {
        switch (source)
        {
            case AlKamel:
                new AlKamelLaps(options, log).Read(files);
                break;
            case RMonitor:
                new RMonitorFeed(options, log).Read(files);
                break;
            case AmbP3:
                new P3Capture(options, log).Read(files);
                break;
            default:
                new ApexExport(options, log).Read(files);
                break;
        }
        IReadOnlyList<RaceEvent> events = log.Finish(source == AlKamel ? AlKamelLaps.Doubted : []);
        return events.Any(e => e is CarPassed)
            ? events
            : throw new BadInput(log.Report.FirstRefused ?? $"{files[0]}:1: no passing in it");
    }

    /// <summary>What a person has to know, and in the end the report as a table.</summary>
    private static void Tell(
        string source, ImportReport report, IReadOnlyList<RaceEvent> events, ImportOptions options, TextWriter error)
    {
        foreach (string told in report.Told) { error.WriteLine(Terminal.Plain(told)); }
        if (source != Apex && options.Zone is null && options.Start is null)
        {
            error.WriteLine("times are taken as UTC (--zone +02:00 says otherwise)");
        }
        var written = events.GroupBy(e => e.GetType().Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            ("written", g.Count().ToString("N0", CultureInfo.InvariantCulture),
                g.Key + Inferred(g.Count(e => e.Inferred is not null))));
        foreach ((string what, string count, string of) in report.Rows().Concat(written))
        {
            error.WriteLine(Terminal.Plain($"{what,-9}{count,12}  {of}"));
        }
    }

    private static string Inferred(int count) =>
        count == 0 ? "" : $", {count.ToString("N0", CultureInfo.InvariantCulture)} of them inferred";

    private static Command Source(string name, string description, params Option[] options)
    {
        Argument<string[]> files = new("FILE")
        {
            Description = "the exports, in order", Arity = ArgumentArity.OneOrMore,
        };
        Command command = new(name, description) { files };
        foreach (Option option in options) { command.Add(option); }
        command.SetAction(parsed => Run(
            name, parsed.GetRequiredValue(files), ImportArguments.Read(parsed, options), Console.Out, Console.Error));
        return command;
    }

    private static Option<string?> Date() =>
        new("--date") { Description = "the local date of the first record", HelpName = "2026-06-13" };

    private static Option<string?> Zone() =>
        new("--zone") { Description = "the source's local time (default: UTC)", HelpName = "+02:00" };

    private static Option<string?> Start(string description) =>
        new("--start") { Description = description, HelpName = "2026-06-13T14:00:00Z" };

    private static Option<string?> Duration() =>
        new("--duration") { Description = "how long the race was to be", HelpName = "6h" };

    private static Option<bool> Trust() => new("--trust-inferred")
    {
        Description = "take what the source only implies as seen; each such event says so, and you answer for it",
    };

    private static Option<string[]> Loop() => new("--loop")
    {
        Description =
            "where a decoder's loop lies, by decoder id in hex (default: start-finish); may be given for each decoder",
        HelpName = "20f93=pit-in",
    };
}
