namespace PitMarshal.Host.Nano;

using System.IO.Ports;

/// <summary>What the board's program calls <c>SerialPort</c>.</summary>
public sealed class VirtualSerialPort(string portName, int baudRate = 9600) : IDisposable
{
    private readonly VirtualSerialLine _line = VirtualBoard.Current.Serial(portName);

    public event SerialDataReceivedEventHandler? DataReceived;

    public int BaudRate { get; set; } = baudRate;

    public int ReadBufferSize { get; set; } = 256;

    public int BytesToRead => _line.BytesWaiting;

    public void Open() => _line.DataReceived = () => DataReceived?.Invoke(this, new SerialDataReceivedEventArgs());

    public int Read(byte[] buffer, int offset, int count) => _line.Read(buffer, offset, count);

    public void Write(byte[] buffer, int offset, int count) => _line.Write(buffer.AsSpan(offset, count));

    public void Close() => _line.Close();

    public void Dispose() => Close();
}
