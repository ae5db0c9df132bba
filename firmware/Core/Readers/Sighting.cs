using PitMarshal.Core.Passings;

namespace PitMarshal.Core.Readers
{
    /// <summary>What a frame of a reader told.</summary>
    public enum Sighting
    {
        /// <summary>There is no further frame.</summary>
        None,

        /// <summary>Something well-formed that is no observation: a status, an answer.</summary>
        Other,

        /// <summary>It made no sense.</summary>
        Refused,
        Transponder,
        Badge,
        Distance,
    }
}
