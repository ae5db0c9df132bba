// nanoFramework.Hardware.Esp32.Rmt 2.0.53, as much as the Board uses. The receiver of an HC-SR04's echo hears the
// distance, any other the infrared codes.
using PitMarshal.Host.Nano;

namespace nanoFramework.Hardware.Esp32.Rmt;

public class RmtCommand(ushort duration1, bool level1, ushort duration2, bool level2)
{
    public ushort Duration0 => duration1;

    public ushort Duration1 => duration2;

    public bool Level0 => level1;

    public bool Level1 => level2;
}

public sealed class ReceiverChannelSettings(int pinNumber)
{
    public int PinNumber => pinNumber;

    public byte ClockDivider { get; set; }

    public ushort IdleThreshold { get; set; }

    public bool EnableFilter { get; set; }

    public byte FilterThreshold { get; set; }

    public TimeSpan ReceiveTimeout { get; set; }
}

public class ReceiverChannel(ReceiverChannelSettings settings)
{
    private const int UsPer10000Mm = 58309;

    private static VirtualReaders Readers => VirtualBoard.Current.Readers;

    public void Start(bool clearBuffer) { }

    public void Stop() { }

    public RmtCommand[] GetAllItems()
    {
        if (!settings.EnableFilter)
        {
            return Readers.DistanceMm is { } mm
                ? [new RmtCommand((ushort)(mm * UsPer10000Mm / 10000), true, 0, false)]
                : [];
        }
        if (!Readers.Infrared.TryDequeue(out ushort[]? us)) { return []; }
        ushort At(int i) => i < us.Length ? us[i] : (ushort)0;
        return [.. Enumerable.Range(0, us.Length / 2 + 1)
            .Select(i => new RmtCommand(At(2 * i), false, At(2 * i + 1), true))];
    }
}
