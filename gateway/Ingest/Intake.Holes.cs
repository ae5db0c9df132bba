using PitMarshal.Events;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest;

/// <summary>Holes in the numbers: told when they open and when they are filled.</summary>
public sealed partial class Intake
{
    /// <summary>
    /// Compares the holes there are with those the log was told of. Once a batch, so that what merely came in another
    /// order is no hole.
    /// </summary>
    private void TellHoles(StationState station, StationStream stream, Instant now)
    {
        if (stream.Station == Broker.Venue.RaceControl || (!stream.CanTell && stream.Waiting.Count > 0))
        {
            return;
        }
        foreach (var lost in stream.Lost)
        {
            OpenLost(station, stream, lost);
        }
        stream.Lost.Clear();
        foreach (var hole in stream.Numbers.Holes())
        {
            if (!stream.ToldHoles.Any(told => told.From <= hole.From && hole.To <= told.To))
            {
                stream.ToldHoles.Add(hole);
                _recorder.Event(Gap(station, stream, hole));
            }
        }
        for (var i = stream.ToldHoles.Count - 1; i >= 0; i--)
        {
            var told = stream.ToldHoles[i];
            if (stream.Numbers.Covers(told.From, told.To))
            {
                stream.ToldHoles.RemoveAt(i);
                _recorder.Event(new GapClosed(stream.Station, stream.Boot, told.From, told.To) { At = now });
            }
        }
    }

    /// <summary>What the station had to drop never comes. A hole told for just these numbers stays as it is told.</summary>
    private void OpenLost(StationState station, StationStream stream, NumberHole lost)
    {
        if (stream.ToldHoles.RemoveAll(told => told.From == lost.From && told.To == lost.To) == 0)
        {
            _recorder.Event(Gap(station, stream, lost));
        }
    }

    private static GapOpened Gap(StationState station, StationStream stream, NumberHole hole)
    {
        var (at, uUs) = stream.ToUtc(hole.BeforeUs);
        var (until, _) = stream.ToUtc(hole.AfterUs);
        return new GapOpened(stream.Station, stream.Boot, hole.From, hole.To, until < at ? at : until,
            station.Venue.Points, station.Venue.Boxes) { At = at, UMs = uUs / 1000.0 };
    }

    /// <summary>
    /// A stream whose first number here was not 1 began while another log was kept, and what was acknowledged there never
    /// comes again. Its gap stays open, but acknowledgement goes on.
    /// </summary>
    private void TakeLateBeginning(StationStream stream, Instant now)
    {
        if (stream.Numbers.Contiguous > 0 || stream.Numbers.Highest == 0)
        {
            stream.BeganLate = null;
        }
        else if (stream.BeganLate is not { } began)
        {
            stream.BeganLate = now;
        }
        else if (now.Since(began) >= LateBeginningUs)
        {
            var beginning = stream.Numbers.Holes().First();
            stream.ToldHoles.RemoveAll(told => told.From == beginning.From);
            stream.Numbers.AddLost(beginning.From, beginning.To);
            Touch(stream);
        }
    }
}
