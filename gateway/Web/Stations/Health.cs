namespace PitMarshal.Web.Stations;

/// <summary>How far a station, or a place that stations watch, can be relied on now; from best to worst.</summary>
internal enum Health
{
    /// <summary>It is heard, and nothing of it is doubted.</summary>
    Live,

    /// <summary>It is heard, and something of it is not to be relied on.</summary>
    Doubted,

    /// <summary>Nothing ever came from it.</summary>
    Unheard,

    /// <summary>It was heard once, and is not now.</summary>
    Silent,
}
