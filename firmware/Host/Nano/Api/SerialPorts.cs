// The namespace of nanoFramework.System.IO.Ports 1.1.139; its SerialPort is VirtualSerialPort.
namespace System.IO.Ports;

public enum SerialData { Chars, WatchChar }

public class SerialDataReceivedEventArgs
{
    public SerialData EventType => SerialData.Chars;
}

public delegate void SerialDataReceivedEventHandler(object sender, SerialDataReceivedEventArgs e);
