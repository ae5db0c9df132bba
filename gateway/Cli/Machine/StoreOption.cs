using System.CommandLine;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Cli.Machine;

/// <summary>
/// <c>--store</c> and <c>--race</c>: the log of a data folder in PostgreSQL instead of its own file. Everything else
/// of the race stays in the folder.
/// </summary>
internal sealed class StoreOption
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = "the log is in this database instead of DIR/race.db: postgres://user@host:port/database; "
            + "the password in PGPASSWORD or ~/.pgpass, where nobody else of this machine reads it",
        HelpName = "URL",
    };

    private readonly Option<string?> _race = new("--race")
    {
        Description = "with --store, the race's name among those of the venue; otherwise the folder's name",
        HelpName = "NAME",
    };

    private readonly Option<bool> _standby = new("--standby")
    {
        Description = "with --store: while another gateway has the log, show it and take over when that one is gone",
    };

    public void AddTo(Command command)
    {
        command.Add(_store);
        command.Add(_race);
    }

    public void AddStandbyTo(Command command) => command.Add(_standby);

    /// <summary>Whether another gateway may have the log.</summary>
    /// <exception cref="BadInput">In a file it cannot.</exception>
    public bool IsStandby(ParseResult parsed) => parsed.GetValue(_standby) && parsed.GetValue(_store) is null
        ? throw new BadInput("--standby: needs --store, the log that both gateways have")
        : parsed.GetValue(_standby);

    /// <summary>A folder that is there, with its log wherever it is.</summary>
    /// <exception cref="BadInput">There is none, or as for the other.</exception>
    public DataFolder Folder(ParseResult parsed, string path) => Directory.Exists(path)
        ? Folder(parsed, new DataFolder(path)) : throw new BadInput($"{path}: there is no log");

    /// <summary>The folder, with its log wherever it is. For a race that is run its venue must be there.</summary>
    /// <exception cref="BadInput">The store's address is none, or the log is elsewhere.</exception>
    public DataFolder Folder(ParseResult parsed, DataFolder folder)
    {
        if (parsed.GetValue(_store) is not { } url)
        {
            return parsed.GetValue(_race) is null ? folder.OfOwnLog()
                : throw new BadInput("--race: is for --store; without it there is one race in a folder");
        }
        if (File.Exists(folder.LogFile))
        {
            throw new BadInput($"{folder.LogFile}: there is a log already; --store needs a folder without one");
        }
        // It lives as long as the program.
        return folder.With(new PostgresStore(url).Log(
            VenueFile.Read(folder.Venue).Name, parsed.GetValue(_race) ?? folder.Name));
    }
}
