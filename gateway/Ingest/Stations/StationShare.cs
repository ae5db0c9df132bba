using PitMarshal.Events;

namespace PitMarshal.Ingest.Stations;

/// <summary>
/// What one station may put into the log, counted in observations: as much at once as an outbox keeps over a long
/// night, and on and on several times what sixty cars give the busiest line. What makes every car be judged again
/// counts for more. Beyond it nothing is stored and nothing acknowledged: the station keeps it and says it again, and
/// whoever has only its password fills neither the disk nor the time of the others.
/// </summary>
internal sealed class StationShare(Instant now)
{
    internal const int AtOnce = 20_000, ASecond = 20;

    internal const string Over = "more than its share of the log";

    /// <summary>What counts for more than one observation.</summary>
    internal const int OfExchange = 10, OfBlindness = 20, OfFault = 50, OfBoot = 200;

    private const long Micro = 1_000_000, Debt = AtOnce / 10 * Micro;

    private long _left = AtOnce * Micro;
    private Instant _at = now;

    /// <summary>It ran out, and half of it is not there again yet.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>All that was ever charged.</summary>
    internal long Charged { get; private set; }

    /// <summary>Whether anything of it is left.</summary>
    internal bool IsLeft(Instant now)
    {
        if (now > _at)
        {
            _left = Math.Min(AtOnce * Micro, _left + Math.Min(now.Since(_at), AtOnce * Micro / ASecond * 2) * ASecond);
            _at = now;
        }
        IsOver = _left <= 0 || (IsOver && _left < AtOnce / 2 * Micro);
        return _left > 0;
    }

    internal void Charge(long observations)
    {
        Charged += observations;
        _left = Math.Max(-Debt, _left - observations * Micro);
    }
}
