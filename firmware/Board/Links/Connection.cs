using System;
using System.Threading;
using PitMarshal.Board.Storage;
using PitMarshal.Board.Time;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Payload;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace PitMarshal.Board.Links
{
    /// <summary>
    /// One MQTT session, from connect to its death. A new session gets a new client: an old one keeps messages in
    /// memory and would send them late, and resolves the broker's name only when it is made.
    /// </summary>
    internal sealed class Connection
    {
        private const ushort KeepAliveSeconds = 15;

        // One observation message, one state, and clock and health between them; a full queue throws.
        private const int QueueSize = 8;

        private readonly MqttClient _client;
        private readonly Inbox _inbox;
        private readonly AutoResetEvent _wake;
        private readonly string _prefix;
        private bool _dead;
        private bool _published;
        private int _awaitedId = -1;
        private int _earlyId = -1;

        private Connection(Settings settings, Inbox inbox, AutoResetEvent wake)
        {
            _inbox = inbox;
            _wake = wake;
            _prefix = settings.TopicPrefix;
            _client = new MqttClient(settings.BrokerHost, settings.BrokerPort, settings.Tls, settings.LoadAuthority(),
                null, settings.Tls ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
            _client.Settings.InflightQueueSize = QueueSize;
            _client.MqttMsgPublished += Published;
            _client.MqttMsgPublishReceived += Received;
            _client.ConnectionClosed += Closed;
        }

        /// <summary>
        /// False once the link is known to be of no use: it closed, or a publish was not acknowledged in three tries.
        /// </summary>
        internal bool IsAlive
        {
            get { return !_dead && _client.IsConnected; }
        }

        /// <summary>Joins the network, connects and subscribes. Blocks; throws whatever the network throws.</summary>
        /// <returns>Null when the network or the broker refused.</returns>
        internal static Connection Open(Settings settings, bool renewNetwork, Inbox inbox, AutoResetEvent wake)
        {
            if (!Network.Join(settings, renewNetwork))
            {
                return null;
            }

            Connection connection = new Connection(settings, inbox, wake);
            bool up = false;
            try
            {
                up = connection.Connect(settings);
            }
            finally
            {
                if (!up)
                {
                    connection.Close();
                }
            }

            return up ? connection : null;
        }

        /// <summary>Queues a message; false when the client has no room.</summary>
        internal bool Publish(string topicTail, byte[] buffer, int length, bool reliable, bool retain)
        {
            // The client keeps the array until the broker has answered: this copy is the one allocation of a message.
            byte[] message = new byte[length];
            Array.Copy(buffer, 0, message, 0, length);
            _earlyId = -1;
            try
            {
                int id = _client.Publish(_prefix + topicTail, message, null, null,
                    reliable ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce, retain);
                if (reliable)
                {
                    _awaitedId = id;
                    _published = _published || _earlyId == id;
                }

                return true;
            }
            catch (MqttClientException)
            {
                return false;
            }
        }

        /// <summary>True once after the broker acknowledged the last reliable message.</summary>
        internal bool TakePublished()
        {
            bool published = _published;
            _published = false;
            return published;
        }

        internal void Close()
        {
            _dead = true;
            _client.Close();
        }

        private bool Connect(Settings settings)
        {
            MqttReasonCode answer = _client.Connect(settings.ClientId, settings.BrokerUser, settings.BrokerPassword,
                true, MqttQoSLevel.AtLeastOnce, true, _prefix + Topics.State, PayloadWriter.Offline, true,
                    KeepAliveSeconds);
            if (answer != MqttReasonCode.Success)
            {
                return false;
            }

            _client.Subscribe(
                new string[] { _prefix + Topics.Ack, _prefix + Topics.ClockTell, _prefix + Topics.Config, _prefix
                    + Topics.Watch },
                new MqttQoSLevel[]
                {
                    MqttQoSLevel.AtLeastOnce, MqttQoSLevel.AtMostOnce, MqttQoSLevel.AtLeastOnce,
                        MqttQoSLevel.AtMostOnce,
                });
            return true;
        }

        // The handlers run on the client's threads. An exception in one would close the connection.
        private void Published(object sender, MqttMsgPublishedEventArgs e)
        {
            if (!e.IsPublished)
            {
                _dead = true;
            }
            else if (e.MessageId == _awaitedId)
            {
                _published = true;
            }
            else
            {
                _earlyId = e.MessageId;
            }

            _wake.Set();
        }

        private void Received(object sender, MqttMsgPublishEventArgs e)
        {
            long us = StationClock.Now();
            if (e.Topic.StartsWith(_prefix))
            {
                _inbox.Put(e.Topic.Substring(_prefix.Length), e.Message, us);
                _wake.Set();
            }
        }

        private void Closed(object sender, EventArgs e)
        {
            _dead = true;
            _wake.Set();
        }
    }
}
