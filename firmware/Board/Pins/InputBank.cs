using System.Device.Gpio;
using System.Threading;
using PitMarshal.Core;

namespace PitMarshal.Board.Pins
{
    /// <summary>The inputs that the configuration uses. A pin nobody configured stays closed: it may float.</summary>
    internal sealed class InputBank
    {
        private readonly Station _station;
        private readonly AutoResetEvent _wake;
        private readonly GpioInput[] _inputs = new GpioInput[Station.InputCount];

        internal InputBank(Station station, AutoResetEvent wake)
        {
            _station = station;
            _wake = wake;
            Controller = new GpioController();
        }

        internal GpioController Controller { get; }

        /// <summary>Reads every level once more.</summary>
        internal void CheckLevels()
        {
            for (int i = 0; i < _inputs.Length; i++)
            {
                if (_inputs[i] != null && _station.Uses(i))
                {
                    _inputs[i].CheckLevel();
                }
            }
        }

        /// <summary>Opens what is configured and not open yet, and tells the station every level.</summary>
        internal void ReadLevels()
        {
            for (int i = 0; i < _inputs.Length; i++)
            {
                if (!_station.Uses(i))
                {
                    continue;
                }

                if (_inputs[i] == null)
                {
                    _inputs[i] = new GpioInput(_station, Controller, i, _wake);
                }

                _inputs[i].ReadLevel();
            }
        }
    }
}
