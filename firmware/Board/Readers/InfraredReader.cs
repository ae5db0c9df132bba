using PitMarshal.Board.Time;
using PitMarshal.Core;
using PitMarshal.Core.Readers;
using nanoFramework.Hardware.Esp32.Rmt;

namespace PitMarshal.Board.Readers
{
    /// <summary>
    /// An infrared receiver for 38 kHz (TSOP: low while it sees the carrier) on the remote-control peripheral, which
    /// measures marks and spaces to a microsecond by itself. It has no absolute time: it knows who, the loop knows
    /// when.
    /// </summary>
    internal sealed class InfraredReader : IReader
    {
        /// <summary>Counts in µs: 80 MHz by 80.</summary>
        private const int Divider = 80;

        /// <summary>A code ends with a space longer than any in it.</summary>
        private const int IdleUs = 2000;

        /// <summary>Spikes shorter than this, in cycles of 80 MHz, are no edges.</summary>
        private const byte FilterCycles = 255;

        /// <summary>Codes come every 20 to 30 ms.</summary>
        private const int MostPerPoll = 8;

        private readonly ReceiverChannel _channel;
        private readonly InfraredCode _code = new InfraredCode();
        private readonly int[] _us = new int[InfraredCode.Marks + 1];

        internal InfraredReader(int gpio)
        {
            ReceiverChannelSettings settings = new ReceiverChannelSettings(gpio);
            settings.ClockDivider = Divider;
            settings.IdleThreshold = IdleUs;
            settings.EnableFilter = true;
            settings.FilterThreshold = FilterCycles;
            settings.ReceiveTimeout = new System.TimeSpan(0);
            _channel = new ReceiverChannel(settings);
            _channel.Start(true);
        }

        /// <inheritdoc/>
        public void Poll(ReaderLines lines)
        {
            for (int i = 0; i < MostPerPoll; i++)
            {
                RmtCommand[] items = _channel.GetAllItems();
                if (items == null || items.Length == 0)
                {
                    return;
                }

                long us = StationClock.Now();
                int number = InfraredCode.Decode(_us, Durations(items));
                if (number >= 0 && _code.IsConfirmed(number, us))
                {
                    lines.Transponder(number, us);
                }
            }
        }

        /// <summary>Marks and spaces in turn, up to the end, which has no length.</summary>
        private int Durations(RmtCommand[] items)
        {
            int count = 0;
            for (int i = 0; i < items.Length * 2; i++)
            {
                int us = i % 2 == 0 ? items[i / 2].Duration0 : items[i / 2].Duration1;
                if (us == 0 || count == _us.Length)
                {
                    break;
                }

                _us[count] = us;
                count++;
            }

            return count;
        }
    }
}
