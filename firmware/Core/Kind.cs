using PitMarshal.Core.Passings;

namespace PitMarshal.Core
{
    /// <summary>The kinds of observation. The numbers are stored in the journal: never reuse one.</summary>
    public enum Kind : byte
    {
        None = 0,
        Boot = 1,
        Loop = 2,
        Tag = 3,
        Car = 4,
        Seat = 5,
        Mat = 6,
        Badge = 7,
        Belt = 8,
        Engine = 9,
        Probe = 10,
        Button = 11,
        Fault = 12,
        Lost = 13,
    }
}
