namespace PitMarshal.Core
{
    /// <summary>
    /// What the configuration of a contact of some kind must say beside the input that it is wired to.
    /// </summary>
    public enum ContactNeeds : byte
    {
        /// <summary>No contact observes this.</summary>
        NoContact,

        /// <summary>Point or box.</summary>
        Place,

        /// <summary>Box, and left or right.</summary>
        PlaceAndSide,

        /// <summary>Whose button it is.</summary>
        Id,
    }
}
