using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Import.RMonitor;

// The same records while the race runs: what they tell is told at once, and a cut connection is a doubt.
public sealed partial class RMonitorFeed
{
    private const string Cut = "the connection was cut";

    private static readonly string[] s_lines = [Line.StartFinish, Line.PitIn, Line.PitOut];

    private int _boot = 1;
    private bool _cut;

    /// <summary>The instant that the feed showed last, by its own clock; null before any.</summary>
    internal Instant? Shown => _clock.Last;

    internal string Boot => _boot.ToString(CultureInfo.InvariantCulture);

    internal long Lines => _number;

    /// <summary>Begins, or goes on where an earlier gateway's log ends.</summary>
    internal void BeginLive(DateOnly today, IEnumerable<RaceEvent> recorded)
    {
        Begin(options.Date ?? today, new RMonitorCars());
        var (ended, last) = (false, (Instant?)null);
        foreach (var e in recorded)
        {
            switch (e)
            {
                case RaceStarted:
                    _started = true;
                    break;
                case RaceEnded:
                    ended = true;
                    break;
                case RaceScheduled:
                    (_started, ended, _scheduled) = (_started && !ended, false, true);
                    break;
                default:
                    break;
            }

            if (e.Source?.StartsWith(Station + "/", StringComparison.Ordinal) == true)
            {
                Recall(e);
                last = last > e.At ? last : e.At;
            }

            _cut = e switch
            {
                SensorDoubted { Station: Station, Reason: Cut } => true,
                SensorTrusted { Station: Station, Reason: Cut } => false,
                _ => _cut,
            };
        }

        if (last is { } heard)
        {
            DoubtFrom(heard);
        }
    }

    /// <summary>What was crossed from now on nobody tells, and nobody sends it again.</summary>
    internal void LoseConnection()
    {
        _hole = null;
        if (_clock.Last is { } heard)
        {
            DoubtFrom(heard);
        }
    }

    internal void TakeLive(Place place, string? text, Func<string, bool> isEnteredByOthers)
    {
        TakeLine(place, text);
        if (_clock.Last is not { } now)
        {
            return;
        }

        _entries.TellChanged(log, now, Source, isEnteredByOthers);
        _laps.TellDue(log, _cars, Source, _crossings);
    }

    private void DoubtFrom(Instant heard)
    {
        if (_cut)
        {
            return;
        }

        _cut = true;
        foreach (var line in s_lines)
        {
            log.Add(new SensorDoubted(Station, line, Cut) { At = heard });
        }
    }

    private void EndCut(Instant? at)
    {
        if (!_cut || at is not { } heard)
        {
            return;
        }

        _cut = false;
        foreach (var line in s_lines)
        {
            log.Add(new SensorTrusted(Station, line, Cut) { At = heard });
        }
    }

    private void Recall(RaceEvent e)
    {
        var boot = e.Source!.Split('/') is [_, var what, _] ? what[(what.LastIndexOf('-') + 1)..] : "";
        var number = int.TryParse(boot, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 1;
        _boot = Math.Max(_boot, number + 1);
        switch (e)
        {
            case EntryListed entry:
                _entries.Recall(entry);
                break;
            case FlagShown shown:
                _flag = shown.Flag switch
                {
                    Flag.Green => "Green", Flag.Yellow => "Yellow", Flag.Red => "Red", _ => "Finish",
                };
                break;
            case DriverIdentified driver when int.TryParse(driver.Driver.AsSpan(driver.Driver.LastIndexOf('-') + 1),
                NumberStyles.None, CultureInfo.InvariantCulture, out var id):
                _drivers[driver.Car] = (id, driver.At);
                break;
            default:
                break;
        }
    }
}
