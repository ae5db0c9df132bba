namespace PitMarshal.Hub.Receiving;

/// <summary>
/// One message of a venue at a time, and no more in a second than its share. There are as many turns as venues.
/// </summary>
internal sealed class VenueTurns(HubShares shares, TimeProvider time)
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Turn> _turns = [];

    /// <summary>False when the venue has to wait; else to be ended with <see cref="End"/>.</summary>
    internal bool TryBegin(string venue)
    {
        lock (_turns)
        {
            if (!_turns.TryGetValue(venue, out var turn))
            {
                _turns.Add(venue, turn = new Turn { SecondAt = time.GetTimestamp() });
            }
            if (time.GetElapsedTime(turn.SecondAt) >= s_second)
            {
                (turn.SecondAt, turn.Requests, turn.Bytes) = (time.GetTimestamp(), 0, 0);
            }
            if (turn.IsTaken || turn.Bytes > shares.BytesASecond || ++turn.Requests > shares.RequestsASecond)
            {
                return false;
            }
            turn.IsTaken = true;
            return true;
        }
    }

    /// <param name="bytes">So many were sent.</param>
    internal void End(string venue, long bytes)
    {
        lock (_turns)
        {
            _turns[venue].IsTaken = false;
            _turns[venue].Bytes += bytes;
        }
    }

    private sealed class Turn
    {
        internal bool IsTaken { get; set; }

        internal long SecondAt { get; set; }

        internal int Requests { get; set; }

        internal long Bytes { get; set; }
    }
}
