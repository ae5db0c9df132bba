using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Stations;

namespace PitMarshal.Ingest.Handlers;

/// <summary>What stations say of themselves: state, health, clock. Each returns what is wrong, or nothing.</summary>
internal sealed class ReportHandler(
    Recorder recorder, Batch batch, BootIds boots, ClockStepEvents steps, Action<string> notice)
{
    internal const string TooManyBoots = "too many boots";

    // Since an exchange as much time has passed at the station as here, but for the way of the message that tells.
    private const long ApartUs = 60_000_000;

    internal string Take(StationState station, StateReport state, Instant rx)
    {
        station.State = state;
        if (!state.Online)
        {
            Vanished(station, "went offline");
            return "";
        }
        station.Presence.Heard(rx);
        return Heard(station, state.Boot!, rx);
    }

    internal string Take(StationState station, HealthReport health, Instant rx)
    {
        (station.Health, station.HealthAt) = (health, rx);
        station.Presence.Heard(rx);
        var wrong = Heard(station, health.Boot, rx);
        if (health.OutboxUsed == 0)
        {
            recorder.Append(station.Presence.HasSentAll(station.Latest(health.Boot), rx));
        }
        return wrong;
    }

    internal string Take(StationState station, ClockAsk ask, Instant rx)
    {
        station.Presence.Heard(rx);
        station.Share.Charge(StationShare.OfExchange);
        if (boots.Of(station, ask) is not { } delivery)
        {
            return TooManyBoots;
        }
        recorder.Append(Told(station, station.Boards.Heard(delivery, ask.Us, rx)));
        if (ask.Last is not { } last || last.Us == delivery.Stream.LastSampleUs)
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
        var sample = new ClockSampled(
            station.Venue.Name, delivery.Stream.Boot, last.Us, last.OffsetUs, last.DelayUs) { At = rx };
        recorder.Append([.. steps.Before(delivery, sample, ask.Us - last.T4, recorder.NextEvent), sample]);
        batch.Touch(delivery);
        return "";
    }

    /// <summary>The station is silent, or its will says that it is gone.</summary>
    internal void Vanished(StationState station, string how)
    {
        if (station.Presence.Vanished(station.Current?.Stream.Numbers.Highest ?? 0) is { } gap)
        {
            recorder.Append(gap);
            notice($"{station.Venue.Name} {how}");
        }
    }

    /// <summary>Two boards under one name, where race control is to know of them.</summary>
    internal IReadOnlyList<RaceEvent> Told(StationState station, IReadOnlyList<RaceEvent> boards)
    {
        if (boards is [SensorDoubted { Reason: var reason }])
        {
            notice($"{station.Venue.Name}: {reason}; nothing that either of them says is relied on");
        }
        return boards;
    }

    private string Heard(StationState station, string boot, Instant rx)
    {
        if (station.Venue.Name == Venue.RaceControl)
        {
            return "";
        }
        if (boots.Of(station, boot) is not { } delivery)
        {
            return TooManyBoots;
        }
        recorder.Append(Told(station, station.Boards.Heard(delivery, null, rx)));
        return "";
    }
}
