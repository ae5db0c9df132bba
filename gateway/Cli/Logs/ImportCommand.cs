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
using PitMarshal.Import.Tables;

namespace PitMarshal.Cli.Logs;

/// <summary>
/// <c>import SOURCE FILE… &gt; LOG.ndjson</c>: other timing systems' exports into a race log. One subcommand a source.
/// </summary>
internal static class ImportCommand
{
    private const string Apex = "apex", AlKamel = "alkamel", RMonitor = "rmonitor", AmbP3 = "amb-p3", Stops = "stops";

    public static Command Create() =>
        new("import", "Make a race log of another timing system's exports, on standard output.")
    {
        Source(Apex, "Apex Timing's lap files (D12345.laps), one an entry; race time only, so --start is needed"),
        Source(AlKamel, "Al Kamel lap CSVs; pit-in and pit-out are inferred from PIT_TIME"),
        Source(RMonitor, "captures of an RMonitor feed: IMSA Enhanced ($L crossings), or plain (start-finish only)"),
        Source(AmbP3, "captures of AMB / MYLAPS P3 decoders, as bytes or as lines of hex"),
        Source(Stops, "official tables of pit stops or of drive times, as CSV or as pasted text"),
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
            case Stops:
                new StopTables(options, log).Read(files);
                break;
            default:
                new ApexExport(options, log).Read(files);
                break;
        }
        new Supplement(options, log).Add();
        IReadOnlyList<RaceEvent> events = log.Finish(source == AlKamel ? AlKamelLaps.Doubted : []);
        return events.Any(e => e is CarPassed or DriverIdentified)
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

    /// <summary>Every option on every source: what one needs of a source another may have of it already.</summary>
    private static Command Source(string name, string description)
    {
        Argument<string[]> files = new("FILE")
        {
            Description = "the exports, in order", Arity = ArgumentArity.OneOrMore,
        };
        Option[] options =
        [
            Text("--date", "the local date of the first record, where its times have none", "2026-06-13"),
            Text("--zone", "the source's local time (default: UTC)", "+02:00"),
            Text("--start", "when the race started; counts before what the source says", "2026-06-13T14:00:00Z"),
            Text("--duration", "how long the race was to be; counts before what the source says", "6h"),
            Text("--entries", "the entry list; counts before what the source says of a car", "CSV"),
            new Option<bool>("--trust-inferred")
            {
                Description = "take what the source only implies as seen; each such event says so, and you answer "
                    + "for it",
            },
            new Option<string[]>("--loop")
            {
                Description = "where a decoder's loop lies, by decoder id in hex (default: start-finish); may be given "
                    + "for each decoder",
                HelpName = "20f93=pit-in",
            },
        ];
        Command command = new(name, description) { files };
        foreach (Option option in options) { command.Add(option); }
        command.SetAction(parsed => Run(
            name, parsed.GetRequiredValue(files), ImportArguments.Read(parsed, options), Console.Out, Console.Error));
        return command;
    }

    private static Option<string?> Text(string name, string description, string example) =>
        new(name) { Description = description, HelpName = example };
}
