using System.CommandLine;
using PitMarshal.Broker;
using PitMarshal.Cli.Machine;
using Spectre.Console;

namespace PitMarshal.Cli.Stations;

/// <summary><c>station list</c>: the venue's stations, and which of them have all they need.</summary>
internal static class StationListCommand
{
    public static Command Create()
    {
        var data = StationCommand.Data();
        var command = new Command("list", "The venue's stations, and what each of them has.") { data };
        command.SetAction(parsed => List(parsed.GetRequiredValue(data), AnsiConsole.Console));
        return command;
    }

    private static int List(string data, IAnsiConsole console)
    {
        var folder = StationCommand.Existing(data);
        var venue = VenueFile.Read(folder.Venue);
        var credentials = Credentials.Read(folder.Credentials);
        var table = new Table().Border(TableBorder.Minimal)
            .AddColumns("station", "role", "sees", "wiring", "credentials", "settings");
        foreach (var station in venue.Stations)
        {
            var home = folder.Station(station.Name);
            string[] cells =
            [
                station.Name,
                station.Role,
                string.Join(", ", station.Points.Concat(station.Boxes.Select(box => $"box {box}"))),
                Directory.Exists(home)
                    ? string.Join(", ", Directory.GetFiles(home, "*.yaml").Select(Path.GetFileName).Order())
                    : "",
                credentials.Has(station.Name) ? "yes" : "made by `run`",
                File.Exists(Path.Combine(home, "station.cfg")) ? home : "written by hand",
            ];
            table.AddRow(cells.Select(cell => new Markup(Markup.Escape(Terminal.Plain(cell)))));
        }
        console.Write(table);
        return 0;
    }
}
