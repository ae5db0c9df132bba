using System;
using System.Device.Gpio;
using System.Threading;
using PitMarshal.Board.Time;
using nanoFramework.Hardware.Esp32.Rmt;

namespace PitMarshal.Board.Readers
{
    /// <summary>
    /// An HC-SR04: a pulse out, and an echo as long as sound was under way. The remote-control peripheral measures
    /// the echo:
    /// a loop of interpreted code that waited for it would err by what else the board does.
    /// </summary>
    internal sealed class SoundRange : IReader
    {
        /// <summary>Counts in µs: 80 MHz by 80.</summary>
        private const int Divider = 80;

        /// <summary>4.4 m there and back, which is farther than it hears; it gives up itself after 38 ms.</summary>
        private const int LongestUs = 26000;

        /// <summary>0.1715 mm for each µs of the way there and back, at 20 °C.</summary>
        private const int MmPer10000Us = 1715;

        /// <summary>The echo, and the pause by which the peripheral knows that it is over.</summary>
        private const int EchoMs = 70;

        private const int NothingMm = 9999;

        private readonly GpioPin _trigger;
        private readonly ReceiverChannel _echo;

        internal SoundRange(GpioController controller, int triggerGpio, int echoGpio)
        {
            _trigger = controller.OpenPin(triggerGpio, PinMode.Output);
            _trigger.Write(PinValue.Low);
            ReceiverChannelSettings settings = new ReceiverChannelSettings(echoGpio);
            settings.ClockDivider = Divider;
            settings.IdleThreshold = LongestUs;

            // With a time to wait it would hold the whole interpreter for as long.
            settings.ReceiveTimeout = new TimeSpan(0);
            _echo = new ReceiverChannel(settings);
        }

        /// <inheritdoc/>
        public void Poll(ReaderLines lines)
        {
            _echo.Start(true);
            long us = StationClock.Now();
            _trigger.Write(PinValue.High);
            _trigger.Write(PinValue.Low);
            Thread.Sleep(EchoMs);
            RmtCommand[] items = _echo.GetAllItems();
            _echo.Stop();
            if (items != null && items.Length > 0)
            {
                // An echo that never ended is cut at the longest: nothing is there.
                int echoUs = items[0].Level0 ? items[0].Duration0 : items[0].Duration1;
                lines.Distance(echoUs > 0 && echoUs < LongestUs ? echoUs * MmPer10000Us / 10000 : NothingMm, us);
            }
        }
    }
}
