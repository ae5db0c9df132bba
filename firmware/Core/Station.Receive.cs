using PitMarshal.Core.Delivery;

namespace PitMarshal.Core
{
    /// <content>What the link brings, and what becomes of the link.</content>
    public sealed partial class Station
    {
        /// <summary>A message from the gateway; what is unusable is counted and changes nothing.</summary>
        public void Receive(string topicTail, byte[] payload, long us)
        {
            bool good = payload != null && payload.Length <= StationConfig.LongestJson;
            switch (topicTail)
            {
                case Topics.Ack: good = good && _delivery.Receive(payload, us); break;
                case Topics.ClockTell: good = good && _clock.Receive(payload, _boot, us); break;
                case Topics.Watch: good = good && ReceiveWatch(payload, us); break;
                case Topics.Config: good = ReceiveConfig(payload, us); break;
                default: good = false; break;
            }

            Refused += good ? 0 : 1;
        }

        public void LinkUp(long us)
        {
            _up = true;
            _stateDue = true;
            _healthUs = us;
            _delivery.LinkUp();
            _clock.LinkUp(us);
        }

        public void LinkDown(long us)
        {
            _up = false;
            _stateDue = false;
            _healthUs = Due.Never;
            _delivery.LinkDown();
            _clock.LinkDown();
        }

        /// <summary>The broker acknowledged the last reliable message.</summary>
        public void Published(long us)
        {
            _delivery.Published();
        }

        private bool ReceiveWatch(byte[] payload, long us)
        {
            bool good = _watch.Receive(payload, us);
            _healthUs = _up && good ? us : _healthUs;
            return good;
        }

        private bool ReceiveConfig(byte[] payload, long us)
        {
            uint hash = payload == null ? 0 : Fnv.Append(Fnv.Start, payload, 0, payload.Length);
            if ((Config != null && hash == _config.Hash)
                || (payload != null && hash != _brokenConfig && Configure(payload)))
            {
                return true;
            }

            // It is retained, and so comes with every connection: told once.
            if (hash != _refusedConfig)
            {
                _refusedConfig = hash;
                Fault("config", "refused", us);
            }

            return false;
        }
    }
}
