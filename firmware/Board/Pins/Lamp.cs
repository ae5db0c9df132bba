using System.Device.Gpio;

namespace PitMarshal.Board.Pins
{
    /// <summary>
    /// The lamp over the box: lit while a driver is out of the seat and has had both feet down at once.
    /// </summary>
    internal sealed class Lamp
    {
        private readonly GpioPin _pin;
        private bool _lit;

        internal Lamp(GpioController controller)
        {
            _pin = controller.OpenPin(BoardPins.Lamp, PinMode.Output);
            _pin.Write(PinValue.Low);
        }

        internal void Show(bool lit)
        {
            if (lit != _lit)
            {
                _lit = lit;
                _pin.Write(lit ? PinValue.High : PinValue.Low);
            }
        }
    }
}
