using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Recording;

namespace PitMarshal.Cli.Folders;

/// <summary>
/// <c>accept-damage --data DIR --by NAME --reason TEXT</c>: goes on with a log that a start refused, as an event of it.
/// </summary>
internal static class AcceptDamageCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "the race's folder", HelpName = "DIR", Required = true,
        };
        var by = new Option<string>("--by") { Description = "who goes on", HelpName = "NAME", Required = true };
        var reason = new Option<string>("--reason") { Description = "why", HelpName = "TEXT", Required = true };
        var command = new Command(
            "accept-damage", "Go on with a log that was cut, replaced or changed: the log says so from then on.")
        {
            data, by, reason,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(by), parsed.GetRequiredValue(reason), Console.Out));
        return command;
    }

    private static int Run(string data, string by, string reason, TextWriter output)
    {
        if (!Directory.Exists(data))
        {
            throw new BadInput($"{data}: there is no such folder");
        }
        if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(reason))
        {
            throw new BadInput("accept-damage: --by and --reason must say who goes on, and why");
        }
        var (accepted, aside) = DamageAcceptance.Accept(
            new DataFolder(data).OfOwnLog(), by, reason, Instant.From(DateTimeOffset.UtcNow));
        foreach (var lost in accepted.Lost)
        {
            output.WriteLine($"lost: entry {lost}");
        }
        output.WriteLine(Terminal.Plain($"{data} can be gone on with; the files as they were are in {aside}"));
        return 0;
    }
}
