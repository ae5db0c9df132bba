using System;
using System.Diagnostics;
using System.Threading;
using PitMarshal.Board.Storage;
using PitMarshal.Board.Time;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;

namespace PitMarshal.Board.Links
{
    /// <summary>
    /// Keeps one MQTT session up, and begins a new one when it has died: after 1, 2, 4 … 30 s. Joining Wi-Fi, looking
    /// up the broker and connecting may each block for half a minute, so a thread of their own does them; edges, lamp
    /// and journal do not wait for a network. Publishing is the main loop's alone.
    /// </summary>
    internal sealed class Uplink : IUplink
    {
        private const long ShortestDelayUs = 1000000;
        private const long LongestDelayUs = 30000000;

        /// <summary>As many resends without any acknowledgement mean a dead link, or a lost subscription.</summary>
        private const int UnansweredLimit = 2;

        /// <summary>
        /// At every so many attempts the Wi-Fi is joined anew as well: its driver may believe in a link that is gone.
        /// </summary>
        private const int RenewEvery = 5;

        private readonly Settings _settings;
        private readonly Inbox _inbox;
        private readonly AutoResetEvent _wake;
        private readonly AutoResetEvent _connect = new AutoResetEvent(false);

        private Connection _connection;
        private long _upSinceUs;
        private long _delayUs = ShortestDelayUs;
        private long _retryUs;

        // Handed between the two threads: the main loop sets _connecting, the connector sets _answered.
        private bool _connecting;
        private bool _answered;
        private Connection _opened;
        private Connection _stale;
        private int _attempts;

        internal Uplink(Settings settings, Inbox inbox, AutoResetEvent wake)
        {
            _settings = settings;
            _inbox = inbox;
            _wake = wake;
        }

        /// <summary>Notices when connecting holds the interpreter.</summary>
        internal Heartbeat Heartbeat { get; set; }

        internal void Start()
        {
            Heartbeat.Start();
            new Thread(Connector).Start();
        }

        /// <inheritdoc/>
        public bool Send(string topicTail, byte[] buffer, int length, bool reliable, bool retain)
        {
            return _connection != null && _connection.Publish(topicTail, buffer, length, reliable, retain);
        }

        /// <summary>
        /// Tells the station what became of the link; returns when it wants to be called again, in station µs.
        /// </summary>
        internal long Step(Station station, long nowUs)
        {
            if (_connecting)
            {
                if (!_answered)
                {
                    return Due.Never;
                }

                Answered(station, nowUs);
            }

            if (_connection != null)
            {
                Watch(station, nowUs);
            }

            if (_connection != null)
            {
                return Due.Never;
            }

            if (nowUs < _retryUs)
            {
                return _retryUs;
            }

            _connecting = true;
            _answered = false;
            Heartbeat.Beat();
            _connect.Set();
            return Due.Never;
        }

        private void Answered(Station station, long nowUs)
        {
            _connecting = false;
            Heartbeat.Stop();
            _connection = _opened;
            _opened = null;
            if (_connection == null)
            {
                BackOff(nowUs);
                return;
            }

            _attempts = 0;
            _upSinceUs = nowUs;
            station.LinkUp(nowUs);
        }

        private void Watch(Station station, long nowUs)
        {
            if (_connection.TakePublished())
            {
                station.Published(nowUs);
            }

            if (_connection.IsAlive && station.Unanswered < UnansweredLimit)
            {
                return;
            }

            if (nowUs - _upSinceUs > LongestDelayUs)
            {
                _delayUs = ShortestDelayUs;
            }

            _stale = _connection;
            _connection = null;
            BackOff(nowUs);
            station.LinkDown(nowUs);
        }

        private void BackOff(long nowUs)
        {
            _retryUs = nowUs + _delayUs;
            _delayUs = Due.First(_delayUs * 2, LongestDelayUs);
        }

        private void Connector()
        {
            while (true)
            {
                _connect.WaitOne(-1, false);
                _opened = TryOpen();
                _answered = true;
                _wake.Set();
            }
        }

        // Whatever goes wrong in there, the answer is the same: try again later.
        private Connection TryOpen()
        {
            try
            {
                if (_stale != null)
                {
                    Connection stale = _stale;
                    _stale = null;
                    stale.Close();
                }

                _attempts++;
                return Connection.Open(_settings, _attempts % RenewEvery == 0, _inbox, _wake);
            }
            catch (Exception e)
            {
                Debug.WriteLine(e.Message);
                return null;
            }
        }
    }
}
