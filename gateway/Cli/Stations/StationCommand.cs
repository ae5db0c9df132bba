using System.CommandLine;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;

namespace PitMarshal.Cli.Stations;

/// <summary>
/// <c>station add</c>, <c>list</c> and <c>watch</c>: from a wiring to a station that is seen to work.
/// </summary>
internal static class StationCommand
{
    public static Command Create() =>
        new("station", "Add a station, list the venue's, watch one while it is being installed.")
    {
        StationAddCommand.Create(),
        StationListCommand.Create(),
        StationWatchCommand.Create(),
    };

    public static Option<string> Data() => new("--data")
    {
        Description = "the race's folder: log, venue, credentials, broker",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
    };

    /// <summary>A folder to look into; a mistyped one is not made.</summary>
    /// <exception cref="BadInput">It is not there.</exception>
    public static DataFolder Existing(string data) =>
        Directory.Exists(data) ? new DataFolder(data) : throw new BadInput($"{data}: there is no such folder");
}
