using System;
using System.Device.Gpio;
using System.Diagnostics;
using System.Threading;
using PitMarshal.Board.Pins;
using PitMarshal.Core;
using PitMarshal.Core.Inputs;
using PitMarshal.Core.Readers;
#if BUS_READERS
using PitMarshal.Board.Readers.OnBuses;
#endif

namespace PitMarshal.Board.Readers
{
    /// <summary>
    /// The readers on the board's own pins, as the configuration names them, on one thread that asks them in turn.
    /// Their
    /// drivers keep their pins: other readers take effect with the next boot.
    /// </summary>
    internal sealed class ReaderSet
    {
        private readonly ReaderLines _lines;
        private readonly GpioController _controller;
        private readonly IReader[] _readers = new IReader[3];
        private StationConfig _config;
        private string _opened;

        internal ReaderSet(ReaderLines lines, GpioController controller)
        {
            _lines = lines;
            _controller = controller;
        }

        /// <summary>Whether these are other readers than those that run.</summary>
        internal bool WantReboot(StationConfig config)
        {
            return _opened != null && _opened != Names(config);
        }

        /// <summary>A reader that this build has no driver for; null when there is none.</summary>
        internal static string Lacking(StationConfig config)
        {
#if BUS_READERS
            return null;
#else
            return config.BadgeForm > ReaderForm.Uhf ? "badge" : config.RangeForm == ReaderForm.Vl53l0x ? "range"
                : null;
#endif
        }

        /// <summary>Opens what is configured, if that was not done.</summary>
        internal void Open(StationConfig config)
        {
            if (_opened != null || (config.InfraredPin < 0 && config.BadgeForm == ReaderForm.None
                && config.RangeForm <= ReaderForm.Uhf))
            {
                return;
            }

            _opened = Names(config);
            _config = config;
            new Thread(Run).Start();
        }

        private static string Names(StationConfig config)
        {
            return config.InfraredPin.ToString() + ReaderFormName.Of(config.BadgeForm)
                + ReaderFormName.Of(config.RangeForm) + config.RangePin.ToString();
        }

        private IReader Make(int place)
        {
            switch (place)
            {
                case 0: return _config.InfraredPin < 0 ? null
                    : new InfraredReader(BoardPins.Input(_config.InfraredPin));
                case 1: return MakeBadge();
                default: return MakeRange();
            }
        }

        // The drivers of readers on I2C and SPI take 7 KB of the heap where nobody has any: they are in a build of
        // their own.
        private IReader MakeBadge()
        {
            switch (_config.BadgeForm)
            {
#if BUS_READERS
                case ReaderForm.Mfrc522: return new Mfrc522Badge(_config.BadgeBox);
                case ReaderForm.Pn532: return new Pn532Badge(_config.BadgeBox);
#endif
                default: return null;
            }
        }

        private IReader MakeRange()
        {
            switch (_config.RangeForm)
            {
#if BUS_READERS
                case ReaderForm.Vl53l0x:
                    return new LightRange();
#endif
                case ReaderForm.Hcsr04:
                    return new SoundRange(_controller, BoardPins.Input(_config.RangePin),
                        BoardPins.Input(_config.RangePin + 1));
                default:
                    return null;
            }
        }

        private void Run()
        {
            while (true)
            {
                for (int i = 0; i < _readers.Length; i++)
                {
                    Poll(i);
                }

                Thread.Sleep(RangePresence.PeriodUs / 1000);
            }
        }

        // A chip does not answer, at the start or later: the next round tries again, and the station tells a range
        // sensor's silence.
        private void Poll(int place)
        {
            try
            {
                if (_readers[place] == null)
                {
                    _readers[place] = Make(place);
                }

                if (_readers[place] != null)
                {
                    _readers[place].Poll(_lines);
                }
            }
            catch (Exception e)
            {
                Debug.WriteLine(e.Message);
            }
        }
    }
}
