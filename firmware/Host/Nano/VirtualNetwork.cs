namespace PitMarshal.Host.Nano;

/// <summary>What may happen to a message on its way from the board to the broker.</summary>
public enum Passage { Once, Twice, AfterTheNext }

/// <summary>The board's Wi-Fi: whether it reaches anything, and who watches or disturbs what passes.</summary>
public sealed class VirtualNetwork(VirtualBoard board)
{
    /// <summary>Set by the board's MQTT client while it is connected.</summary>
    internal ILink? Link { get; set; }

    /// <summary>Messages at QoS 1 that the broker has not acknowledged yet.</summary>
    public int InFlight => Link?.InFlight ?? 0;

    /// <summary>False while the link is cut.</summary>
    public bool Reachable { get; private set; } = true;

    /// <summary>While false, names cannot be looked up, though the network is there.</summary>
    public bool Resolves { get; set; } = true;

    /// <summary>How long a connect holds the interpreter, as an encrypted one does.</summary>
    public long ConnectHoldsUs { get; set; }

    /// <summary>While true, the MQTT client's queue has no room.</summary>
    public bool QueueIsFull { get; set; }

    /// <summary>The board's messages on their way out, with their topic and quality of service.</summary>
    public event Action<string, byte[], int>? Sent;

    /// <summary>Messages to the board.</summary>
    public event Action<string, byte[]>? Received;

    /// <summary>The connection is gone, and with it all that was in flight.</summary>
    public event Action? Lost;

    /// <summary>The fate of each outgoing message; <see cref="Passage.Once"/> by default.</summary>
    public Func<string, Passage> PassageOf { get; set; } = _ => Passage.Once;

    /// <summary>
    /// Cuts the link. <paramref name="silently"/>: the board is not told, as when an access point vanishes.
    /// </summary>
    public void Cut(bool silently)
    {
        Reachable = false;
        Link?.Break(silently);
    }

    public void Restore() => Reachable = true;

    internal void Reset()
    {
        Link?.Drop();
        Link = null;
    }

    internal void TellSent(string topic, byte[] payload, int qos) => Sent?.Invoke(topic, payload, qos);

    internal void TellReceived(string topic, byte[] payload) => Received?.Invoke(topic, payload);

    internal void TellLost() => Lost?.Invoke();

    /// <summary>Runs on the world's thread, as an event of the board's network stack.</summary>
    internal void Arrive(Action handler) => board.World.Post(() => board.Interrupt(handler));
}
