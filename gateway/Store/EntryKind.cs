namespace PitMarshal.Store;

/// <summary>What an entry of the log is. The numbers are in the file: they do not change.</summary>
public enum EntryKind : byte
{
    /// <summary>
    /// What a station, or race control, said: <c>{"station","boot","rx","obs":{…}}</c>, rx in µs since 1970.
    /// </summary>
    Observation = 1,

    /// <summary>An event of the race log.</summary>
    Event = 2,

    /// <summary>What could not be used, and why.</summary>
    Rejected = 3,

    /// <summary>The regulations that judge from here on: <c>{"regulations":"name","sha256":"…"}</c>.</summary>
    Regulations = 4,

    /// <summary>
    /// The first of a log whose events were loaded from a file, and observed by no station of this one:
    /// <c>{"loaded":"race.ndjson","sha256":"…"}</c>.
    /// </summary>
    Loaded = 5,
}
