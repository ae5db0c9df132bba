using PitMarshal.Events;

namespace PitMarshal.Import.Live;

/// <summary>
/// What a foreign system says while the race runs, from its bytes to events. It has no clock, socket or thread:
/// instants of the gateway's clock are given to it. Not for several threads at once, but for <see cref="Health"/>.
/// </summary>
public abstract class LiveReader(ImportedLog log)
{
    private volatile LiveHealth? _health;

    /// <summary>How it is heard, as of the last call of anything else.</summary>
    public LiveHealth Health => _health ??= Look();

    /// <summary>The connection stands.</summary>
    public void Opened(Instant now)
    {
        OnOpened(now);
        _health = Look();
    }

    /// <summary>Bytes came, whatever they are.</summary>
    public void Take(ReadOnlySpan<byte> bytes, Instant rx)
    {
        OnTake(bytes, rx);
        _health = Look();
    }

    /// <summary>The connection is cut.</summary>
    public void Closed(Instant now)
    {
        OnClosed(now);
        _health = Look();
    }

    /// <summary>What is to be sent now; empty: nothing.</summary>
    public virtual byte[] Requests(Instant now) => [];

    /// <summary>The events since it was asked last.</summary>
    public IReadOnlyList<RaceEvent> Drain() => log.Drain();

    protected abstract void OnOpened(Instant now);

    protected abstract void OnTake(ReadOnlySpan<byte> bytes, Instant rx);

    protected abstract void OnClosed(Instant now);

    protected abstract LiveHealth Look();
}
