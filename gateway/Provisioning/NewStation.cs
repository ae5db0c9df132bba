using System.Text;
using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Wiring;
using PitMarshal.Wiring.Boards;

namespace PitMarshal.Provisioning;

/// <summary>
/// One more station of a venue. First everything is read and checked, then all files are written beside their places,
/// and only then they take their names. The venue file comes last: until it names the station there is none, and the
/// same command may be given again, whatever was left behind.
/// </summary>
public sealed class NewStation
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private readonly DataFolder _folder;
    private readonly StationWiring _wiring;
    private readonly string _venueText;

    /// <param name="venueName">Of a venue that does not exist yet; else null or its name.</param>
    /// <param name="box">A box in place of the wiring's own.</param>
    /// <exception cref="BadInput">The station cannot be added.</exception>
    public NewStation(DataFolder folder, string name, string wiringFile, string? venueName, string? box)
    {
        _folder = folder;
        if (!Venue.IsName(name) || Venue.IsReserved(name))
        {
            throw new BadInput($"'{name}' cannot be a station's name: 1 to 32 of a-z, 0-9 and '-', and not gateway, "
                + $"manual, race-control, verdicts or watch");
        }
        _wiring = Wiring.WiringFile.Read(wiringFile);
        _venueText = Text(venueName);
        Venue = VenueFile.Parse(Encoding.UTF8.GetBytes(_venueText), folder.Venue);
        if (venueName is not null && venueName != Venue.Name)
        {
            throw new BadInput($"--venue {venueName}: {folder.Venue} is of {Venue.Name}");
        }
        Station = PlannedStation.Of(_wiring, name, box);
        CheckPlace();
    }

    public Venue Venue { get; }

    public VenueStation Station { get; }

    public Wiring.Boards.Board Board => _wiring.Board;

    public string WiringFile => _wiring.Path;

    /// <summary>Where its files are.</summary>
    public string Home => _folder.Station(Station.Name);

    /// <summary>What nanoff is given to put the files on the board.</summary>
    public string Deployment => Path.Combine(Home, "deploy.json");

    private string Settings => Path.Combine(Home, "station.cfg");

    private string AuthorityFile => Path.Combine(Home, "ca.der");

    /// <summary>Makes it. True when a broker runs here and lets it in already.</summary>
    /// <exception cref="BadInput">A file cannot be written, or another station was added meanwhile; nothing
    /// was changed.</exception>
    public bool Add(StationLink link)
    {
        using var turn = Turn();
        if (Text(Venue.Name) != _venueText)
        {
            throw new BadInput($"{_folder.Venue}: was changed meanwhile; give the command again");
        }
        var credentials = Credentials.Read(_folder.Credentials).With(Station.Name);
        Directory.CreateDirectory(Home);
        try
        {
            Write(link, credentials);
        }
        finally
        {
            if (!Directory.EnumerateFileSystemEntries(Home).Any())
            {
                Directory.Delete(Home);
            }
        }
        return InsideBroker.Runs(_folder.Broker);
    }

    private void Write(StationLink link, Credentials credentials)
    {
        var loopBack = _wiring.Outputs.Any(output => output.To is not null);
        using var files = new FilesTogether();
        files.AddPrivate(Settings, Bytes(link.Settings(Venue, Station, credentials[Station.Name], loopBack)));
        if (link.Authority is { } authority)
        {
            files.Add(AuthorityFile, authority);
        }
        files.Add(Deployment, JsonSerializer.SerializeToUtf8Bytes(new { files = OnBoard(link) }, s_indented));
        files.Add(Path.Combine(Home, Path.GetFileName(_wiring.Path)), File.ReadAllBytes(_wiring.Path));
        files.AddPrivate(_folder.Credentials, Bytes(credentials.Json));
        files.Add(_folder.Venue, Bytes(VenueText.With(_venueText, _folder.Venue, Station)));
        files.Commit();
    }

    private void CheckPlace()
    {
        var lines = VenueText.Lines(_venueText, _folder.Venue);
        if (lines.TryGetValue(Station.Name, out var line))
        {
            throw new BadInput($"{_folder.Venue}:{line}: there is a station {Station.Name} already");
        }
        if (PlannedStation.SeenTwice(Venue, Station) is var (other, input))
        {
            throw new BadInput(
                $"{_folder.Venue}:{lines[other.Name]}: {other.Name} observes {PlannedStation.Words(input)} already: "
                + "every event would come twice. Take that station out, or give this one another point or box");
        }
        if (Station.ConfigPayload().Length > VenueStation.LargestConfigBytes)
        {
            throw new BadInput($"{_wiring.Path}:{_wiring.Line}: too much for one station: its configuration may have "
                + $"{VenueStation.LargestConfigBytes} bytes");
        }
        // Also tells now, before anybody is asked for a password, when the file cannot be added to.
        _ = VenueText.With(_venueText, _folder.Venue, Station);
    }

    private string Text(string? venueName)
    {
        if (!File.Exists(_folder.Venue))
        {
            return venueName is null
                ? throw new BadInput(
                    $"{_folder.Venue}: not there yet; --venue NAME makes it, with this station as its first")
                : Venue.IsName(venueName)
                    ? VenueText.Fresh(venueName)
                    : throw new BadInput(
                        $"--venue '{venueName}': the venue's name goes into topics: 1 to 32 of a-z, 0-9 and '-'");
        }
        // Checked as UTF-8 where it is parsed; until then nothing may be replaced in it.
        return new UTF8Encoding(false, true).GetString(Utf8(File.ReadAllBytes(_folder.Venue)));
    }

    private byte[] Utf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes)
        ? bytes
        : throw new BadInput($"{_folder.Venue}:1: not valid UTF-8");

    // By their names alone: the folder may be copied to the computer that the board hangs on.
    private IEnumerable<object> OnBoard(StationLink link)
    {
        yield return new
        {
            DestinationFilePath = StationLink.SettingsOnBoard,
            SourceFilePath = Path.GetFileName(Settings),
        };
        if (link.Authority is not null)
        {
            yield return new
            {
                DestinationFilePath = StationLink.AuthorityOnBoard,
                SourceFilePath = Path.GetFileName(AuthorityFile),
            };
        }
    }

    /// <summary>Two that add at once would each write the venue without the other's station.</summary>
    private FileStream Turn()
    {
        var home = Path.GetDirectoryName(Home)!;
        try
        {
            Directory.CreateDirectory(home);
            return new FileStream(Path.Combine(home, ".lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{home}: a station is being added, or nothing can be written there: {held.Message}");
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
