using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Following;
using PitMarshal.Ingest.Handlers;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Stations;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>
/// Everything between a message and the log: read, check, de-duplicate, store, translate, judge. It has no thread, no
/// socket and no clock of its own. Take any number of messages, then commit once; only what <see cref="Commit"/>
/// returns
/// may be acknowledged and told.
/// </summary>
public sealed partial class Intake
{
    private readonly Venue _venue;
    private readonly DataFolder _folder;
    private readonly Recorder _recorder;
    private readonly Replay _replay;
    private readonly Dictionary<string, StationState> _stations;
    private readonly Batch _batch = new();
    private readonly ObservationHandler _observations;
    private readonly RaceControlHandler _raceControl;
    private readonly ReportHandler _reports;
    private readonly Translation _translation;
    private readonly DecisionHandler _decisions;
    private readonly Action<string> _notice;

    /// <param name="folder">Where regulations are kept.</param>
    /// <param name="venue">Who may speak.</param>
    /// <param name="log">Where it is kept. Nobody else writes to it.</param>
    /// <param name="reader">Reads what the log says already.</param>
    /// <param name="replay">Judges it again; its race goes on here.</param>
    /// <param name="now">The gateway's time.</param>
    /// <param name="notice">Told what people should know at once.</param>
    public Intake(
        DataFolder folder, Venue venue, ILogWriter log, ILogReader reader, Replay replay, Instant now,
        Action<string> notice)
    {
        (_venue, _folder, _replay, _notice) = (venue, folder, replay, notice);
        _recorder = new Recorder(log, LogFold.Of(venue, reader, replay), replay.Race);
        var numbering = new Numbering(_recorder);
        var boots = new BootIds(_recorder, numbering, notice);
        _raceControl = new RaceControlHandler(_recorder, _batch, numbering);
        _reports = new ReportHandler(_recorder, _batch, boots, new ClockStepEvents(now, notice), notice);
        _observations = new ObservationHandler(_recorder, _batch, numbering, boots, _reports);
        _translation = new Translation(_recorder, _batch);
        _decisions = new DecisionHandler(_recorder, venue);
        _stations = venue.Stations.Append(new VenueStation(Venue.RaceControl, Venue.RaceControl, [])).ToDictionary(
            station => station.Name, station => new StationState(station, _recorder.State[station.Name], now));
        foreach (var station in _stations.Values.Where(station => station.Deliveries.Count > 0))
        {
            // The acknowledgement may have died with the earlier gateway.
            _batch.Acknowledge(station.Deliveries.Values.Last());
        }
    }

    public Rejections Rejections { get; } = new();

    /// <summary>Where the log ends.</summary>
    internal LogHead Head => _recorder.Head;

    /// <summary>Position of the last entry that another gateway appended.</summary>
    internal long Followed => _replay.Last;

    /// <summary>What was taken since the last commit, in observations, as a station's share counts them.</summary>
    internal long Weight { get; private set; }

    /// <summary>
    /// What the entries so far gave when they were applied one after the other, as they were appended.
    /// </summary>
    internal (LogState State, JudgedRace Race) Applied => (_recorder.State, _recorder.Race);

    /// <summary>Deals with one message. Never throws for what is in it.</summary>
    /// <exception cref="LogFailed">The log cannot keep it.</exception>
    public void Take(in Incoming message)
    {
        switch (message.Kind)
        {
            case IncomingKind.Tick:
                return;
            case IncomingKind.Refused:
                var known = _stations.ContainsKey(message.Station);
                Reject(message, known ? message.Station : Rejections.Unknown, Encoding.UTF8.GetString(message.Payload));
                return;
            default:
                break;
        }
        if (message.Venue != _venue.Name)
        {
            Reject(message, Rejections.Unknown, $"wrong venue: {message.Venue}");
        }
        else if (!_stations.TryGetValue(message.Station, out var station))
        {
            Reject(message, Rejections.Unknown, $"unknown station: {message.Station}");
        }
        else if (Charged(station, message) is { Length: > 0 } reason)
        {
            Reject(message, station.Venue.Name, reason);
        }
    }

    /// <summary>Does what is due by now: waits that are over, silences, gaps. Comes before each commit.</summary>
    public void Pass(Instant now)
    {
        foreach (var station in _stations.Values)
        {
            var blindings = _recorder.Blindings;
            foreach (var delivery in station.Deliveries.Values)
            {
                if (delivery.Waiting.Count > 0 || _batch.Has(delivery))
                {
                    _translation.Flush(station, delivery, now);
                }
                if (delivery.GivesUpBeginning(now))
                {
                    _batch.Acknowledge(delivery);
                }
            }
            if (station.Venue.Name != Venue.RaceControl && station.Presence.IsSilent(now))
            {
                _reports.Vanished(station, "is silent");
            }
            _recorder.Append(station.Boards.Due(now));
            ChargeBlindness(station, blindings);
        }
        foreach (var delivery in _batch.Touched)
        {
            var (station, blindings) = (_stations[delivery.Stream.Station], _recorder.Blindings);
            _recorder.Append(GapEvents.Due(station, delivery, _recorder.State, now));
            ChargeBlindness(station, blindings);
        }
    }

    /// <summary>The batch is on the disk when it returns: what may now be acknowledged and told.</summary>
    /// <exception cref="LogFailed">Nothing of the batch is kept.</exception>
    public Committed Commit()
    {
        _recorder.Commit();
        Weight = 0;
        var committed = new Committed(_batch.End(), _recorder.Changes.Count == 0 ? [] : [.. _recorder.Changes]);
        _recorder.Changes.Clear();
        return committed;
    }

    /// <summary>
    /// After the log failed: nothing of the batch is kept. What this intake believes is more than the log says; another
    /// one, opened from the log, has to go on.
    /// </summary>
    internal void GiveUp() => _recorder.GiveUp();

    /// <inheritdoc cref="ILogWriter.IsWritable"/>
    internal bool IsLogWritable() => _recorder.IsWritable();

    /// <summary>
    /// The same within the station's share. Race control has all there is: its words are a person's.
    /// </summary>
    private string Charged(StationState station, in Incoming message)
    {
        if (station.Venue.Name == Venue.RaceControl)
        {
            return Understand(station, message);
        }
        var (charged, blindings) = (station.Share.Charged, _recorder.Blindings);
        if (!station.Share.IsLeft(message.Rx))
        {
            return StationShare.Over;
        }
        station.Share.Charge(message.Kind is IncomingKind.State or IncomingKind.Health ? 1 : 0);
        var reason = Understand(station, message);
        ChargeBlindness(station, blindings);
        Weight += station.Share.Charged - charged;
        return reason;
    }

    /// <summary>Each such event has the judge look again at every car.</summary>
    private void ChargeBlindness(StationState station, long before) =>
        station.Share.Charge((_recorder.Blindings - before) * StationShare.OfBlindness);

    /// <summary>Applies what another gateway appended, as after a restart.</summary>
    internal void Follow(FollowedEntries followed)
    {
        foreach (var (id, station, boot) in followed.Streams)
        {
            _recorder.State.Open(id, station, boot);
        }
        foreach (var entry in followed.Entries)
        {
            LogFold.Apply(_recorder.State, entry, _replay.Apply(entry).Event);
        }
    }

    /// <summary>What the message says is done; what is wrong with it is returned, or nothing.</summary>
    private string Understand(StationState station, in Incoming message)
    {
        var (payload, rx, reason) = (message.Payload, message.Rx, "");
        return message.Kind switch
        {
            IncomingKind.Observations when station.Venue.Name == Venue.RaceControl =>
                PayloadReader.Entered(payload, out reason) is { } entered
                    ? _raceControl.Take(station, entered, rx) : reason,
            IncomingKind.Observations =>
                PayloadReader.Observations(payload, out reason) is { } seen
                    ? _observations.Take(station, seen, rx) : reason,
            IncomingKind.State =>
                PayloadReader.State(payload, out reason) is { } state ? _reports.Take(station, state, rx) : reason,
            IncomingKind.Health =>
                PayloadReader.Health(payload, out reason) is { } health ? _reports.Take(station, health, rx) : reason,
            _ => PayloadReader.Ask(payload, out reason) is { } ask ? _reports.Take(station, ask, rx) : reason,
        };
    }

    /// <summary>More waited of a sender than its line has room for.</summary>
    internal void LetGo(string sender, int messages, Instant now)
    {
        if (Rejections.Count(sender, "more than waits for one sender", now, messages))
        {
            _notice($"{sender}: {messages} messages were let go; more of it waited than waits for one sender");
        }
    }

    private void Reject(in Incoming message, string sender, string reason)
    {
        if (!Rejections.Count(sender, reason, message.Rx))
        {
            return;
        }
        var payload = message.Kind == IncomingKind.Refused ? [] : message.Payload;
        _recorder.Rejection(message.Topic, reason, payload, message.Rx);
        _notice($"rejected {message.Topic}: {reason}");
    }
}
