using System.Security.Cryptography;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Sensing;
using PitMarshal.Regulations;
using PitMarshal.Store;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Ingest.Recording;

/// <summary>
/// The folder of one race: log, venue, credentials, broker, and every version of the regulations that ever judged here,
/// by its hash.
/// </summary>
public sealed class DataFolder
{
    // EWOULDBLOCK of Linux and of macOS.
    private const int HeldOnLinux = 11, HeldOnMac = 35;

    // SQLite's own, and the head that was committed last.
    private static readonly string[] s_logFiles = ["", "-wal", "-shm", "-journal", ".head"];

    private readonly string _path;
    private readonly IRaceLog? _stored;

    /// <exception cref="BadInput">It cannot be made.</exception>
    public DataFolder(string path)
    {
        try
        {
            this._path = Path.GetFullPath(path);
            Directory.CreateDirectory(this._path);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"'{path}' cannot be the race's folder: {unusable.Message}");
        }
    }

    private DataFolder(string path, IRaceLog stored) => (_path, _stored) = (path, stored);

    /// <summary>In a file of the folder, or in a store.</summary>
    public IRaceLog Log => _stored ?? new SqliteRaceLog(LogFile);

    /// <summary>True where the log is in a store.</summary>
    public bool IsStored => _stored is not null;

    /// <summary>The folder's own name.</summary>
    public string Name => Path.GetFileName(_path) is { Length: > 0 } name ? name : "race";

    /// <summary>The file of <see cref="Log"/>, unless it is in a store.</summary>
    public string LogFile => Path.Combine(_path, "race.db");

    /// <summary>All that SQLite and the gateway keep of the log, of which some may be missing.</summary>
    public IReadOnlyList<string> LogFiles() =>
        [.. s_logFiles.Select(ending => LogFile + ending)];

    /// <summary>What a running gateway needs for itself alone, by name: all else is the club's.</summary>
    internal IReadOnlyList<string> OfItsGateway() =>
        [.. LogFiles(), .. s_logFiles.Select(ending => $"{LogFile}.part{ending}"),
            RaceLog, RaceLog + ".part", Lock, Path.Combine(Broker, "lock"),
            KeptMessages.FileIn(Broker), Officials + ".lock",
            LogFile + "-room", StoreMark,
            .. Directory.Exists(KeptRegulations) ? Directory.GetFiles(KeptRegulations, "*.part") : []];

    /// <summary>The events of <see cref="Log"/> as <c>judge</c> reads them, written when the gateway ends.</summary>
    public string RaceLog => Path.Combine(_path, "race.ndjson");

    /// <summary>The season that the meeting belongs to, where a club put it there.</summary>
    public string Season => Path.Combine(_path, "season.yaml");

    public string Venue => Path.Combine(_path, "venue.yaml");

    public string Credentials => Path.Combine(_path, "credentials.json");

    public string Broker => Path.Combine(_path, "broker");

    /// <summary>What a webhook signs with. Holds a secret.</summary>
    public string WebhookSecret => Path.Combine(_path, "webhook-secret");

    /// <summary>How far a webhook has delivered.</summary>
    public string WebhookPlace => Path.Combine(_path, "webhook-position.json");

    /// <summary>The key by which a hub knows this venue. A secret.</summary>
    public string HubKey => Path.Combine(_path, "hub-key");

    /// <summary>The name that this race has at a hub.</summary>
    public string HubRace => Path.Combine(_path, "hub-race");

    /// <summary>Who vouches for a hub's certificate, where no public authority does.</summary>
    public string HubAuthority => Path.Combine(_path, "hub-ca.pem");

    /// <summary>The private key that signs evidence packets.</summary>
    public string EvidenceKey => Path.Combine(_path, "evidence-key.pem");

    /// <summary>Who may sign in, with hashes of their passwords.</summary>
    public string Officials => Path.Combine(_path, "officials.json");

    /// <summary>Who knows it may make the first official; gone as soon as there is one.</summary>
    public string SetupCode => Path.Combine(_path, "setup-code");

    /// <summary>What sessions are sealed with.</summary>
    public string Keys => Path.Combine(_path, "keys");

    /// <summary>What belongs on a station's own flash, and the wiring it was made from. Holds passwords.</summary>
    public string Station(string name) => Path.Combine(_path, "stations", name);

    /// <summary>What only the owner may read.</summary>
    internal IReadOnlyList<string> Private() =>
        [.. LogFiles(), Venue, Credentials, Broker, WebhookSecret, EvidenceKey, Officials, SetupCode, Keys,
            Path.Combine(_path, "stations"), Backups];

    /// <summary>Where the gateway puts a copy of the folder at the end of each session.</summary>
    public string Backups => Path.Combine(_path, "backups");

    /// <summary>Says which store has the log, so that nobody begins another one here.</summary>
    public string StoreMark => Path.Combine(_path, "store");

    /// <summary>The same folder, with its log in a store.</summary>
    public DataFolder With(IRaceLog stored) => new(_path, stored);

    /// <summary>Notes that the log is in a store.</summary>
    /// <exception cref="BadInput">The folder's log is in another one.</exception>
    public void MarkStore()
    {
        if (_stored is null || (Marked() is { } marked && marked == $"{_stored}"))
        {
            return;
        }
        if (Marked() is { } other)
        {
            throw new BadInput($"{StoreMark}: the log of this folder is {other}, not {_stored}; "
                + "if it is the same one under another address, delete this file");
        }
        File.WriteAllText(StoreMark, $"{_stored}\n");
    }

    /// <summary>The folder itself, whose log is its own.</summary>
    /// <exception cref="BadInput">It is in a store.</exception>
    public DataFolder OfOwnLog() => Marked() is { } marked
        ? throw new BadInput($"{StoreMark}: the log of this folder is {marked}: name it with --store") : this;

    /// <summary>Those copies that are whole, oldest first: their names are instants.</summary>
    internal IReadOnlyList<string> BackupFolders() => !Directory.Exists(Backups) ? []
        : [.. Directory.GetDirectories(Backups).Where(folder => File.Exists(Path.Combine(folder, "race.db")))
            .Where(folder => !folder.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private string Lock => Path.Combine(_path, "lock");

    private string KeptRegulations => Path.Combine(_path, "regulations");

    /// <summary>Held as long as a gateway runs here: two would each end the other's broker.</summary>
    /// <exception cref="BadInput">Another gateway holds it.</exception>
    public IDisposable Hold()
    {
        try
        {
            return new FileStream(Lock, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException held) when (held.HResult is HeldOnLinux or HeldOnMac)
        {
            throw new BadInput($"{_path}: another gateway runs here");
        }
        catch (IOException full) when (FullDisk.IsWhy(full))
        {
            // Whoever runs here made the file when there was room.
            return Stream.Null;
        }
    }

    /// <summary>
    /// Reads a regulations file and keeps a copy under its hash (SHA-256, hex), which is returned too.
    /// </summary>
    /// <exception cref="BadInput">With the file's line.</exception>
    public (RaceRegulations Regulations, string Hash) Keep(string file) => Keep(RegulationsFile.Bytes(file), file);

    /// <summary>
    /// The same with the bytes of a file; the name is for errors. When it returns, the copy is durable.
    /// </summary>
    /// <exception cref="BadInput">With the line, or when the disk or the store cannot keep it.</exception>
    public (RaceRegulations Regulations, string Hash) Keep(byte[] text, string name)
    {
        var regulations = RegulationsFile.Parse(text, name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(text));
        try
        {
            Log.KeepRegulations(hash, text);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or LogFailed)
        {
            throw new BadInput($"{name}: cannot be kept: {unusable.Message}");
        }
        return (regulations, hash);
    }

    /// <summary>The text of the regulations that were kept under this hash.</summary>
    /// <exception cref="BadInput">It is missing or was changed.</exception>
    public byte[] RegulationsText(string hash) => Log.RegulationsText(hash) is { } text
        && Convert.ToHexStringLower(SHA256.HashData(text)) == hash
        ? text
        : throw new BadInput($"{Kept(hash)}: missing, or not the regulations that judged");

    /// <summary>The regulations that were kept under this hash.</summary>
    /// <exception cref="BadInput">They are missing or were changed.</exception>
    public RaceRegulations Recall(string hash) => RegulationsFile.Parse(RegulationsText(hash), Kept(hash));

    /// <summary>Writes <see cref="RaceLog"/>.</summary>
    /// <exception cref="IOException">The disk cannot keep it.</exception>
    public void WriteRaceLog()
    {
        using var reader = Log.Read();
        try
        {
            RaceLogFile.Write(RaceLog, reader.Events());
        }
        catch (IOException full)
        {
            throw new IOException($"{RaceLog} cannot be written: {full.Message} The log is whole in {Log}; "
                + "when there is room, start and end the gateway once more", full);
        }
    }

    private string Kept(string hash) => _stored is null
        ? Path.Combine(_path, "regulations", $"{hash}.yaml") : $"{_stored}, regulations {hash}";

    private string? Marked() => File.Exists(StoreMark) ? File.ReadAllText(StoreMark).Trim() : null;
}
