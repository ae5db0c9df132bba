using System.Security.Cryptography;
using PitMarshal.Events;
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

    private readonly string _path;

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

    public IRaceLog Log => new SqliteRaceLog(LogFile);

    /// <summary>The file of <see cref="Log"/>.</summary>
    public string LogFile => Path.Combine(_path, "race.db");

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

    /// <summary>Where the gateway puts a copy of the folder at the end of each session.</summary>
    public string Backups => Path.Combine(_path, "backups");

    private string Kept => Path.Combine(_path, "regulations");

    /// <summary>Held as long as a gateway runs here: two would each end the other's broker.</summary>
    /// <exception cref="BadInput">Another gateway holds it.</exception>
    public IDisposable Hold()
    {
        try
        {
            return new FileStream(Path.Combine(_path, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException held) when (held.HResult is HeldOnLinux or HeldOnMac)
        {
            throw new BadInput($"{_path}: another gateway runs here");
        }
    }

    /// <summary>
    /// Reads a regulations file and keeps a copy under its hash (SHA-256, hex), which is returned too.
    /// </summary>
    /// <exception cref="BadInput">With the file's line.</exception>
    public (RaceRegulations Regulations, string Hash) Keep(string file) => Keep(RegulationsFile.Bytes(file), file);

    /// <summary>
    /// The same with the bytes of a file; the name is for errors. When it returns, the copy is on the disk.
    /// </summary>
    /// <exception cref="BadInput">With the line, or when the disk cannot keep it.</exception>
    public (RaceRegulations Regulations, string Hash) Keep(byte[] text, string name)
    {
        var regulations = RegulationsFile.Parse(text, name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(text));
        try
        {
            Directory.CreateDirectory(Kept);
            WriteWhole(KeptFile(hash), text);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{name}: cannot be kept: {unusable.Message}");
        }
        return (regulations, hash);
    }

    /// <summary>The text of the regulations that were kept under this hash.</summary>
    /// <exception cref="BadInput">It is missing or was changed.</exception>
    public byte[] RegulationsText(string hash)
    {
        var file = KeptFile(hash);
        return File.Exists(file) && File.ReadAllBytes(file) is var text
            && Convert.ToHexStringLower(SHA256.HashData(text)) == hash
            ? text
            : throw new BadInput($"{file}: missing, or not the regulations that judged");
    }

    /// <summary>The regulations that were kept under this hash.</summary>
    /// <exception cref="BadInput">They are missing or were changed.</exception>
    public RaceRegulations Recall(string hash) => RegulationsFile.Parse(RegulationsText(hash), KeptFile(hash));

    private string KeptFile(string hash) => Path.Combine(Kept, $"{hash}.yaml");

    /// <summary>The log will name it: it is whole and on the disk before that, or not there.</summary>
    private static void WriteWhole(string path, byte[] text)
    {
        var part = $"{path}.{Guid.NewGuid():n}.part";
        using (var file = File.Create(part))
        {
            file.Write(text);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path, overwrite: true);
    }
}
