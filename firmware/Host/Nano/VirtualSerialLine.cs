namespace PitMarshal.Host.Nano;

/// <summary>The receiving side of one UART: bytes that wait until the program reads them.</summary>
public sealed class VirtualSerialLine
{
    private readonly VirtualBoard _board;
    private readonly Queue<byte> _waiting = new();

    internal VirtualSerialLine(VirtualBoard board) => _board = board;

    internal Action? DataReceived { get; set; }

    /// <summary>What the board's program writes.</summary>
    public event Action<byte[]>? Written;

    internal int BytesWaiting => _waiting.Count;

    /// <summary>Delivers bytes whose last one has just arrived.</summary>
    public void Deliver(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes) { _waiting.Enqueue(b); }
        _board.World.At(_board.World.NowUs + _board.EdgeLatencyUs(), () =>
        {
            if (_waiting.Count > 0 && DataReceived is { } handler) { _board.Interrupt(handler); }
        });
    }

    internal int Read(byte[] buffer, int offset, int count)
    {
        int read = 0;
        while (read < count && _waiting.TryDequeue(out byte b)) { buffer[offset + read++] = b; }
        return read;
    }

    internal void Write(ReadOnlySpan<byte> bytes) => Written?.Invoke(bytes.ToArray());

    internal void Close()
    {
        _waiting.Clear();
        DataReceived = null;
    }
}
