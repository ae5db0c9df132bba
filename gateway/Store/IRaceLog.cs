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
}
