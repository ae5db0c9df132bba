namespace PitMarshal.Hub.Wire;

/// <summary>Why a hub did not take a batch.</summary>
public enum RefusalReason
{
    /// <summary>The key is none of a venue's.</summary>
    Key,

    /// <summary>It has entries beyond the one that the batch follows: its answer was lost, say.</summary>
    Behind,

    /// <summary>It lacks entries before the batch.</summary>
    Ahead,

    /// <summary>It has another entry at that position: two logs of one name.</summary>
    Fork,

    /// <summary>The hashes do not come out.</summary>
    Chain,

    /// <summary>An entry is none that a gateway writes.</summary>
    Entry,

    /// <summary>The regulations that an entry names are not here yet.</summary>
    Regulations,

    /// <summary>Larger than a batch may be.</summary>
    Size,

    /// <summary>The venue sends more in a second than its share.</summary>
    Share,

    /// <summary>The venue's share of the disk is used up.</summary>
    Full,

    /// <summary>The hub's own log keeps nothing now.</summary>
    Store,
}
