namespace PitMarshal.Store;

/// <summary>
/// The log of one race, wherever it is kept: entries in a chain, appended and never changed, with the changes of
/// verdicts that each of them brought. There is one writer; any number of readers and feeds see beside it what is
/// committed. Its text says where it is, for people.
/// </summary>
public interface IRaceLog
{
    /// <summary>False where nothing was ever written. Reading makes no log.</summary>
    bool Exists { get; }

    /// <exception cref="LogFailed">It cannot be opened.</exception>
    ILogWriter Write();

    /// <exception cref="LogFailed">It cannot be opened, or is not there.</exception>
    ILogReader Read();

    /// <exception cref="LogFailed">It cannot be opened, or is not there.</exception>
    ILogFeed Follow();

    /// <summary>
    /// A copy of what is committed now, in an SQLite file of its own. The writer is not held up, and what it commits
    /// meanwhile is not in the copy.
    /// </summary>
    /// <exception cref="LogFailed">It cannot be read, or the disk cannot keep the copy.</exception>
    LogHead CopyTo(string other);

    /// <summary>
    /// Keeps the text of regulations under its hash (SHA-256, hex), which entries name. When it returns, it is durable.
    /// </summary>
    /// <exception cref="LogFailed">The store cannot keep it.</exception>
    /// <exception cref="IOException">The disk cannot keep it.</exception>
    void KeepRegulations(string hash, byte[] text);

    /// <summary>What was kept under a hash; null when nothing was.</summary>
    byte[]? RegulationsText(string hash);
}
