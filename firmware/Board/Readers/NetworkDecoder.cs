using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using PitMarshal.Board.Time;
using PitMarshal.Core;

namespace PitMarshal.Board.Readers
{
    /// <summary>
    /// A decoder, or a serial bridge before one, that is reached over the network in place of the UART. A thread of
    /// its own
    /// connects and reads. One that says nothing for half a minute is connected to anew: decoders tell their status
    /// every few seconds.
    /// </summary>
    internal sealed class NetworkDecoder : ISerialLine
    {
        private const int SilenceMs = 30000;
        private const int RetryMs = 5000;

        private readonly Station _station;
        private readonly AutoResetEvent _wake;
        private readonly string _host;
        private readonly int _port;
        private readonly byte[] _buffer = new byte[256];
        private Socket _socket;

        /// <param name="host">An address, not a name.</param>
        internal NetworkDecoder(Station station, AutoResetEvent wake, string host, int port)
        {
            _station = station;
            _wake = wake;
            _host = host;
            _port = port;
        }

        /// <inheritdoc/>
        public void Open()
        {
            new Thread(Run).Start();
        }

        /// <inheritdoc/>
        public void Apply(StationConfig config)
        {
            // A network has no baud rate.
        }

        /// <inheritdoc/>
        public void Write(byte[] bytes, int count)
        {
            Socket socket = _socket;
            if (socket == null)
            {
                return;
            }

            try
            {
                socket.Send(bytes, count, SocketFlags.None);
            }
            catch (Exception)
            {
                // The reading thread notices as well, and connects anew.
            }
        }

        private void Run()
        {
            while (true)
            {
                try
                {
                    Read();
                }
                catch (Exception)
                {
                    // Whatever it was: unreachable, closed, silent. Try again.
                }

                Close();
                Thread.Sleep(RetryMs);
            }
        }

        private void Read()
        {
            Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _socket = socket;
            socket.ReceiveTimeout = SilenceMs;

            // Not before: what is no address must not end the program.
            socket.Connect(new IPEndPoint(IPAddress.Parse(_host), _port));
            int count = socket.Receive(_buffer);
            while (count > 0)
            {
                _station.SerialBytes(_buffer, count, StationClock.Now());
                _wake.Set();
                count = socket.Receive(_buffer);
            }
        }

        private void Close()
        {
            Socket socket = _socket;
            _socket = null;
            if (socket != null)
            {
                socket.Close();
            }
        }
    }
}
