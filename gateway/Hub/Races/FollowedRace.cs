using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Judge;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using PitMarshal.Store;
using PitMarshal.Timing;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Hub.Races;

/// <summary>
/// A race as this hub judges and times it from the log alone, as its gateway does, entry by entry; what the gateway
/// recorded otherwise is told. For several threads.
/// </summary>
internal sealed class FollowedRace(IRaceLog log)
{
    private const int FewEvents = 32;

    private readonly Lock _turn = new();
    private readonly Replay _replay = new(hash => RegulationsFile.Parse(Text(log, hash), $"regulations {hash[..8]}"));
    private RaceTiming _timing = new(TimingRules.Default);
    private string? _timedBy, _failure;
    private int _timed;

    /// <summary>Asks about the race as the log has it now.</summary>
    /// <exception cref="LogFailed">The log cannot be read.</exception>
    internal T Read<T>(Func<RaceState, T> question)
    {
        lock (_turn)
        {
            Follow();
            return question(new RaceState(_replay.Last, _replay.Judge, _timing, Difference));
        }
    }

    /// <summary>What is wrong with the log as it was followed last; null: nothing.</summary>
    internal string? Difference => Volatile.Read(ref _failure) ?? _replay.FirstDifference;

    private void Follow()
    {
        if (_failure is not null)
        {
            return;
        }
        try
        {
            using var reader = log.Read();
            foreach (var _ in _replay.Run(reader))
            {
                // Judging happens on the way.
            }
            Time();
        }
        catch (Exception unusable) when (unusable is not LogFailed { MayPass: true })
        {
            // Whatever a venue wrote, it concerns this race alone.
            Volatile.Write(ref _failure, $"after entry {_replay.Last}: {unusable.Message}");
        }
    }

    /// <summary>As the pages of a gateway do: anew when other regulations judge.</summary>
    private void Time()
    {
        var events = _replay.Judge.Log;
        if (_timedBy != _replay.RegulationsHash)
        {
            _timedBy = _replay.RegulationsHash;
            _timing = new RaceTiming(TimingSection.Of(_replay.Judge.Regulations));
            _timed = 0;
        }
        if (_timed == 0 || events.Count - _timed > FewEvents)
        {
            _timing.AppendAll(events.Skip(_timed));
        }
        else
        {
            for (var i = _timed; i < events.Count; i++)
            {
                _timing.Append(events[i]);
            }
        }
        _timed = events.Count;
    }

    private static byte[] Text(IRaceLog log, string hash) =>
        log.RegulationsText(hash) ?? throw new BadInput($"the regulations {hash[..8]} are missing");
}
