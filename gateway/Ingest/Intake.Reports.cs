using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest;

/// <summary>What stations say of themselves: state, health, clock.</summary>
public sealed partial class Intake
{
    private string Report(StationState station, StateReport state, Instant rx)
    {
        station.State = state;
        if (!state.Online)
        {
            Vanished(station, "went offline");
            return "";
        }
        station.Presence.Heard(rx);
        return Runs(station, state.Boot!);
    }

    private string Report(StationState station, HealthReport health, Instant rx)
    {
        (station.Health, station.HealthAt) = (health, rx);
        station.Presence.Heard(rx);
        var wrong = Runs(station, health.Boot);
        if (health.OutboxUsed == 0)
        {
            Events(station.Presence.HasSentAll(health.Boot, rx));
        }
        return wrong;
    }

    private string Sample(StationState station, ClockAsk ask, Instant rx)
    {
        station.Presence.Heard(rx);
        if (Stream(station, ask.Boot) is not { } stream)
        {
            return "too many boots";
        }
        station.Presence.Runs(ask.Boot);
        if (ask.Last is not { } last || last.Us == stream.LastSampleUs)
        {
            return "";
        }
        if (last.T3 > rx.Micros || last.T4 > ask.Us)
        {
            return "an exchange of the future";
        }
        if (Math.Abs(rx.Micros - last.T3 - (ask.Us - last.T4)) > ApartUs + (ask.Us - last.T4) / 1000)
        {
            return "an exchange that was not when it says";
        }
        stream.LastSampleUs = last.Us;
        var sample = new ClockSampled(stream.Station, stream.Boot, last.Us, last.OffsetUs, last.DelayUs) { At = rx };
        _recorder.Event(sample);
        stream.Clock.Add(sample);
        _touched.Add(stream);
        return "";
    }

    private string Runs(StationState station, string boot)
    {
        if (station.Venue.Name == Venue.RaceControl)
        {
            return "";
        }
        if (Stream(station, boot) is null)
        {
            return "too many boots";
        }
        station.Presence.Runs(boot);
        return "";
    }

    private void Vanished(StationState station, string how)
    {
        if (station.Presence.Vanished(station.Current?.Numbers.Highest ?? 0) is { } gap)
        {
            _recorder.Event(gap);
            _notice($"{station.Venue.Name} {how}");
        }
    }
}
