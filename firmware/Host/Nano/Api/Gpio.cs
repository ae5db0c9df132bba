// System.Device.Gpio of nanoFramework (package nanoFramework.System.Device.Gpio 1.1.62), as much as the Board
// uses, over virtual pins.
using PitMarshal.Host.Nano;

namespace System.Device.Gpio;

public enum PinMode { Input, InputPullDown, InputPullUp, Output, OutputOpenDrain, OutputOpenDrainPullUp,
    OutputOpenSource, OutputOpenSourcePullDown }

[Flags]
public enum PinEventTypes { None = 0, Rising = 1, Falling = 2 }

public readonly record struct PinValue(byte Value)
{
    public static PinValue High => new(1);

    public static PinValue Low => new(0);

    public static implicit operator PinValue(bool value) => value ? High : Low;

    public static explicit operator bool(PinValue value) => value.Value != 0;
}

public class PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber)
{
    public PinEventTypes ChangeType => changeType;

    public int PinNumber => pinNumber;
}

public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);

public sealed class GpioController : IDisposable
{
    public GpioPin OpenPin(int pinNumber) => new(VirtualBoard.Current.Pin(pinNumber));

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    public void Dispose() { }
}

public sealed class GpioPin : IDisposable
{
    private readonly VirtualPin _pin;

    internal GpioPin(VirtualPin pin)
    {
        _pin = pin;
        pin.Open();
        pin.Changed = rose =>
            ValueChanged?.Invoke(this,
                new PinValueChangedEventArgs(rose ? PinEventTypes.Rising : PinEventTypes.Falling, PinNumber));
    }

    public event PinValueChangedEventHandler? ValueChanged;

    public int PinNumber => _pin.Number;

    public TimeSpan DebounceTimeout { get; set; }

    public void SetPinMode(PinMode value) { }

    public PinValue Read() => _pin.Level;

    public void Write(PinValue value) => _pin.Drive((bool)value);

    public void Dispose() => _pin.Close();
}
