namespace PitMarshal.Judge.Pit;

// Where on a lap the pit lane is.
public sealed partial class PitLane
{
    /// <summary>A lap of twice the length may have another cause; two of them tell that passings are lost.</summary>
    private const int LeastUnseen = 2;

    /// <summary>
    /// Visits are held against the place of the pit lane from now on: earlier ones, too, once that is known.
    /// </summary>
    public bool IsPlaceTold { get; private set; }

    private void NotePlace(Stop stop, long before, long after, long usual)
    {
        // Behind a safety car the same way takes longer, and is no measure of the place.
        if (Pace.IsGreen(stop.In!.Value.At.Plus(-before), stop.Out!.Value.At.Plus(after)))
        {
            stop.Place = (before, after, usual);
            _place.Add(before, after, usual);
        }
    }

    /// <summary>
    /// The pit lane is always at the same place of a lap. Where passings of start-finish are lost, a visit without
    /// other witness whose pulses are elsewhere may be made of a false one amid laps.
    /// </summary>
    private void HoldAgainstPlace()
    {
        if (!_place.IsKnown || Pace.Unseen < LeastUnseen)
        {
            return;
        }

        for (var i = IsPlaceTold ? Math.Max(0, Stops.Count - 1) : 0; i < Stops.Count; i++)
        {
            if (Stops[i] is { Place: { } place, InBox: null } && !_place.Admits(place.Before, place.After, place.Usual))
            {
                Stops[i].AgainstLaps ??= "its pulses are at another place of the lap than those of the car's other "
                    + "visits, so one of them may be false";
            }
        }

        IsPlaceTold = true;
    }
}
