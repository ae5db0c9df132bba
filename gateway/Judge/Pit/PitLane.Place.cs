using PitMarshal.Judge.Pit.Laps;

namespace PitMarshal.Judge.Pit;

// Where on a lap the pit lane is.
public sealed partial class PitLane
{
    /// <summary>A lap of twice the length may have another cause; two of them tell that passings are lost.</summary>
    private const int LeastUnseen = 2;

    /// <summary>
    /// Amid so many laps of which passings are lost, false pulses can be where the pit lane is by chance.
    /// </summary>
    private const int MostByChance = 3;

    private bool _passingsAreLost;

    /// <summary>Counts how often something was learned by which earlier visits are held anew.</summary>
    public int Revision { get; private set; }

    private void NotePlace(Stop stop, long before, long after, long usual)
    {
        // Behind a safety car the same way takes longer, and is no measure of the place.
        if (!Pace.IsGreen(stop.In!.Value.At.Plus(-before), stop.Out!.Value.At.Plus(after)))
        {
            return;
        }

        var wasKnown = _place.IsKnown;
        stop.Place = (before, after, usual);
        _place.Add(before, after, usual);
        if (_passingsAreLost)
        {
            HoldAgainstPlace(_place.IsKnown
                ? wasKnown ? Stops.Count - 1 : 0
                : Math.Max(0, Stops.Count - PitLanePosition.MostSeen));
        }
    }

    private void NoteLostPassings()
    {
        if (!_passingsAreLost && Pace.Unseen >= LeastUnseen)
        {
            _passingsAreLost = true;
            Revision++;
            HoldAgainstPlace(0);
        }
    }

    private void HoldAgainstPlace(int first)
    {
        for (var i = first; i < Stops.Count; i++)
        {
            var against = AgainstPlace(Stops[i]);
            Revision += i < Stops.Count - 1 && against != Stops[i].AgainstPlace ? 1 : 0;
            Stops[i].AgainstPlace = against;
        }
    }

    /// <summary>
    /// The pit lane is always at the same place of a lap. Where passings of start-finish are lost, a visit without
    /// other witness may be made of false pulses amid laps: if they are elsewhere; or, while nobody knows where, if it
    /// took as long as laps take and no other visit was there.
    /// </summary>
    private string? AgainstPlace(Stop stop)
    {
        if (stop is not { Place: { } place, InBox: null, In: { } pitIn, Out: { } pitOut })
        {
            return null;
        }

        if (!_place.Admits(place.Before, place.After, place.Usual))
        {
            return "its pulses are at another place of the lap than those of the car's other visits, so one of them "
                + "may be false";
        }

        // Where the passings next to it were lost as well, the place is known only roughly.
        var isThere = (_place.IsKnown || _place.IsShared(place.Before, place.After, place.Usual))
            && place.Before < place.Usual && place.After < place.Usual;
        var taken = place.Before + pitOut.At.Since(pitIn.At) + place.After;
        var laps = (taken + (place.Usual / 2)) / place.Usual;
        return laps < 2 || (isThere && laps > MostByChance)
            || Math.Abs(taken - (laps * place.Usual)) > LapPace.Play(laps * place.Usual) ? null
            : $"with it the car took as long as for {laps} laps, and passings of it were lost, so its pulses may be "
                + (isThere ? "false" : "false: nothing tells that the pit lane is where they are");
    }
}
