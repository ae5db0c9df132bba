using System.Device.Gpio;
using System.Threading;

namespace PitMarshal.Board.Pins
{
    /// <summary>
    /// What a board without usable settings has to say: three short flashes, a pause, and again for ever.
    /// </summary>
    internal static class BadSettingsLamp
    {
        private const int FlashMs = 200;
        private const int PauseMs = 1400;

        internal static void Flash()
        {
            GpioPin lamp = new GpioController().OpenPin(BoardPins.Lamp, PinMode.Output);
            while (true)
            {
                for (int i = 0; i < 3; i++)
                {
                    lamp.Write(PinValue.High);
                    Thread.Sleep(FlashMs);
                    lamp.Write(PinValue.Low);
                    Thread.Sleep(FlashMs);
                }

                Thread.Sleep(PauseMs);
            }
        }
    }
}
