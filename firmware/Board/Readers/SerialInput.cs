using System.IO.Ports;
using System.Threading;
using PitMarshal.Board.Pins;
using PitMarshal.Board.Time;
using PitMarshal.Core;
using nanoFramework.Hardware.Esp32;

namespace PitMarshal.Board.Readers
{
    /// <summary>
    /// The line from a transponder decoder or a badge reader: UART2, 8N1, 115200 baud unless the configuration has
    /// another.
    /// </summary>
    internal sealed class SerialInput : ISerialLine
    {
        private const int Baud = 115200;

        private readonly Station _station;
        private readonly AutoResetEvent _wake;
        private readonly byte[] _buffer = new byte[64];
        private SerialPort _port;

        internal SerialInput(Station station, AutoResetEvent wake)
        {
            _station = station;
            _wake = wake;
        }

        /// <inheritdoc/>
        public void Open()
        {
            Configuration.SetPinFunction(BoardPins.SerialReceive, DeviceFunction.COM3_RX);
            Configuration.SetPinFunction(BoardPins.SerialTransmit, DeviceFunction.COM3_TX);
            _port = new SerialPort("COM3", Baud);
            _port.DataReceived += Received;
            _port.Open();
        }

        /// <inheritdoc/>
        public void Apply(StationConfig config)
        {
            int baud = config.Baud > 0 ? config.Baud : Baud;
            if (_port.BaudRate != baud)
            {
                _port.BaudRate = baud;
            }
        }

        /// <inheritdoc/>
        public void Write(byte[] bytes, int count)
        {
            _port.Write(bytes, 0, count);
        }

        private void Received(object sender, SerialDataReceivedEventArgs e)
        {
            long us = StationClock.Now();
            int count = _port.BytesToRead;
            while (count > 0)
            {
                count = _port.Read(_buffer, 0, count < _buffer.Length ? count : _buffer.Length);
                _station.SerialBytes(_buffer, count, us);
                count = count > 0 ? _port.BytesToRead : 0;
            }

            _wake.Set();
        }
    }
}
