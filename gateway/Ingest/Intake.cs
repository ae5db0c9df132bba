using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Streams;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>
/// Everything between a message and the log: read, check, de-duplicate, store, translate, judge. It has no thread, no
/// socket and no clock of its own. Take any number of messages, then commit once; only what <see cref="Commit"/> returns
/// may be acknowledged and told.
/// </summary>
public sealed partial class Intake
{
    // No observation is later than its arrival; two clocks may disagree by this much.
    private const long FutureUs = 5_000_000;

    // Since an exchange as much time has passed at the station as here, but for the way of the message that tells.
    private const long ApartUs = 60_000_000;

    // A stream that began in the middle is taken to have its beginning in another log after this.
    private const long LateBeginningUs = 60_000_000;

    private readonly Venue _venue;
    private readonly DataFolder _folder;
    private readonly Recorder _recorder;
    private readonly Dictionary<string, StationState> _stations;
    private readonly StationState _unknown = new(new VenueStation(Rejections.Unknown, Rejections.Unknown, []));
    private readonly Translator _translator = new();
    private readonly HashSet<StationStream> _touched = [];
    private readonly Action<string> _notice;

    /// <param name="folder">Where regulations are kept.</param>
    /// <param name="venue">Who may speak.</param>
    /// <param name="log">Where it is kept. Nobody else writes to it.</param>
    /// <param name="reader">Reads what the log says already.</param>
    /// <param name="replay">Judges it again; its judge goes on here.</param>
    /// <param name="now">The gateway's time.</param>
    /// <param name="notice">Told what people should know at once.</param>
    public Intake(
        DataFolder folder, Venue venue, ILogWriter log, ILogReader reader, Replay replay, Instant now, Action<string> notice)
    {
        this._venue = venue;
        this._folder = folder;
        this._notice = notice;
        _stations = venue.Stations.ToDictionary(station => station.Name, station => new StationState(station));
        _stations.Add(Venue.RaceControl, new StationState(new VenueStation(Venue.RaceControl, Venue.RaceControl, [])));
        Recall(reader, replay, now);
        _recorder = new Recorder(log, replay.Judge, replay.Standing);
        RegulationsHash = replay.RegulationsHash;
    }

    public Rejections Rejections { get; } = new();

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
        else if (Understand(station, message) is { Length: > 0 } reason)
        {
            Reject(message, station.Venue.Name, reason);
        }
    }

    /// <summary>Does what is due by now: waits that are over, silences, holes. Comes before each commit.</summary>
    public void Pass(Instant now)
    {
        foreach (var station in _stations.Values)
        {
            foreach (var stream in station.Streams.Values)
            {
                if (stream.Waiting.Count > 0 || _touched.Contains(stream))
                {
                    Flush(station, stream, now);
                }
                TakeLateBeginning(stream, now);
            }
            if (station.Venue.Name != Venue.RaceControl && station.Presence.IsSilent(now))
            {
                Vanished(station, "is silent");
            }
        }
        foreach (var stream in _touched)
        {
            TellHoles(_stations[stream.Station], stream, now);
        }
    }

    /// <summary>The batch is on the disk when it returns: what may now be acknowledged and told.</summary>
    /// <exception cref="LogFailed">Nothing of the batch is kept.</exception>
    public Committed Commit()
    {
        _recorder.Commit();
        var acks = _touched.Where(stream => stream.AckDue && stream.Numbers.Contiguous > 0)
            .Select(stream => new Ack(stream.Station, stream.Boot, stream.Numbers.Contiguous)).ToList();
        foreach (var stream in _touched)
        {
            stream.AckDue = false;
        }
        _touched.Clear();
        var committed = new Committed(acks, _recorder.Changes.Count == 0 ? [] : [.. _recorder.Changes]);
        _recorder.Changes.Clear();
        return committed;
    }

    /// <summary>Verdicts as they stand, in the judge's order.</summary>
    public IReadOnlyList<Verdict> Verdicts() => _recorder.Judge.Verdicts();

    /// <summary>What judges.</summary>
    public RaceRegulations Regulations => _recorder.Judge.Regulations;

    /// <summary>Where the race and its cars are.</summary>
    public Judge.Progress.RaceProgress Race() => _recorder.Judge.Progress();

    /// <summary>What the rules ask of the stops and stints in progress.</summary>
    public IReadOnlyList<Judge.Forecasts.Forecast> Forecasts() => _recorder.Judge.Forecasts();

    /// <summary>What the message says is done; what is wrong with it is returned, or nothing.</summary>
    private string Understand(StationState station, in Incoming message)
    {
        var reason = "";
        switch (message.Kind)
        {
            case IncomingKind.Observations when station.Venue.Name == Venue.RaceControl:
                return PayloadReader.Entered(message.Payload, out reason) is { } entered
                    ? Enter(station, entered, message) : reason;
            case IncomingKind.Observations:
                return PayloadReader.Observations(message.Payload, out reason) is { } seen
                    ? Observe(station, seen, message) : reason;
            case IncomingKind.State:
                return PayloadReader.State(message.Payload, out reason) is { } state
                    ? Report(station, state, message.Rx) : reason;
            case IncomingKind.Health:
                return PayloadReader.Health(message.Payload, out reason) is { } health
                    ? Report(station, health, message.Rx) : reason;
            default:
                return PayloadReader.Ask(message.Payload, out reason) is { } ask
                    ? Sample(station, ask, message.Rx) : reason;
        }
    }

    private void Reject(in Incoming message, string sender, string reason)
    {
        if (!Rejections.Count(sender, reason, message.Rx))
        {
            return;
        }
        _recorder.Rejection(message.Topic, reason, message.Kind == IncomingKind.Refused ? [] : message.Payload, message.Rx);
        _notice($"rejected {message.Topic}: {reason}");
    }

    private StationStream? Stream(StationState station, string boot)
    {
        if (!station.Streams.TryGetValue(boot, out var stream) && station.Streams.Count < StationState.MostBoots)
        {
            stream = _recorder.NewStream(station.Venue.Name, boot);
            station.Streams.Add(boot, stream);
        }
        return stream;
    }

    private void Events(IEnumerable<RaceEvent> events)
    {
        foreach (var e in events)
        {
            _recorder.Event(e);
        }
    }
}
