using PitMarshal.Events;

namespace PitMarshal.Judge.Times;

/// <summary>What holds from one instant to the next, such as the flag that is shown.</summary>
/// <param name="first">What holds before the first change.</param>
public sealed class Timeline<T>(T first)
{
    private readonly List<(Instant At, double U, T Value)> _changes = [];

    /// <summary>The next change; never earlier than the one before.</summary>
    public void Add(RaceEvent e, T value) => _changes.Add((e.At, e.UMs * 1000, value));

    /// <summary>What holds at an instant; a change holds from its own instant on.</summary>
    public T At(Instant at) => LastBy(at) is var i && i < 0 ? first : _changes[i].Value;

    /// <summary>Every change, in order.</summary>
    public IEnumerable<(Instant At, T Value)> Changes => _changes.Select(c => (c.At, c.Value));

    /// <summary>The latest change, ± µs; null when there was none.</summary>
    public (Instant At, double U)? Latest => _changes is [.., var last] ? (last.At, last.U) : null;

    /// <summary>When what holds at an instant began, or null when it always did.</summary>
    public Instant? Since(Instant at)
    {
        var i = LastBy(at);
        while (i > 0 && Equals(_changes[i - 1].Value, _changes[i].Value))
        {
            i--;
        }

        return i < 0 ? null : _changes[i].At;
    }

    /// <summary>
    /// Everything that may have held at an instant known to ±<paramref name="u"/> µs, in order of time.
    /// </summary>
    public List<T> Possible(Instant at, double u)
    {
        var i = LastBy(at);
        while (i >= 0 && at.Since(_changes[i].At) < u + _changes[i].U)
        {
            i--;
        }

        var possible = new List<T> { i < 0 ? first : _changes[i].Value };
        for (i++; i < _changes.Count && _changes[i].At.Since(at) <= u + _changes[i].U; i++)
        {
            possible.Add(_changes[i].Value);
        }

        return possible;
    }

    /// <summary>
    /// Forgets what was before an instant: from it on <paramref name="value"/> holds, unless a change of that instant
    /// says else.
    /// </summary>
    public void Restart(RaceEvent e, T value)
    {
        _changes.RemoveAll(c => c.At < e.At);
        _changes.Insert(0, (e.At, e.UMs * 1000, value));
    }

    /// <summary>One that has held the same so far, and goes on by itself.</summary>
    public Timeline<T> Copy()
    {
        var copy = new Timeline<T>(first);
        copy._changes.AddRange(_changes);
        return copy;
    }

    private int LastBy(Instant at)
    {
        var i = _changes.Count - 1;
        while (i >= 0 && _changes[i].At > at)
        {
            i--;
        }

        return i;
    }
}
