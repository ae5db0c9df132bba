// The messages of nanoFramework.M2Mqtt 5.1.220, as much as the Board uses.
namespace nanoFramework.M2Mqtt
{
    public interface IMqttClient
    {
        delegate void MqttMsgPublishEventHandler(object sender, Messages.MqttMsgPublishEventArgs e);

        delegate void MqttMsgPublishedEventHandler(object sender, Messages.MqttMsgPublishedEventArgs e);

        delegate void ConnectionClosedEventHandler(object sender, EventArgs e);
    }

    public enum MqttSslProtocols { None, TLSv1_2 = 3072 }

    public class MqttSettings
    {
        public int InflightQueueSize { get; set; } = int.MaxValue;
    }
}

namespace nanoFramework.M2Mqtt.Messages
{
    public enum MqttQoSLevel { AtMostOnce, AtLeastOnce, ExactlyOnce, GrantedFailure = 128 }

    public enum MqttReasonCode
    {
        Success = 0,
        UnspecifiedError = 128,
        ConnectionRefusedServerUnavailable = 3,
        ConnectionRefusedBadUsernameOrPassword = 4,
        ConnectionRefusedNotAuthorized = 5,
    }

    public class MqttMsgPublishEventArgs(string topic, byte[] message, bool dupFlag, MqttQoSLevel qosLevel, bool retain)
        : EventArgs
    {
        public string Topic => topic;

        public byte[] Message => message;

        public bool DupFlag => dupFlag;

        public MqttQoSLevel QosLevel => qosLevel;

        public bool Retain => retain;
    }

    public class MqttMsgPublishedEventArgs(ushort messageId, bool isPublished) : EventArgs
    {
        public ushort MessageId => messageId;

        public bool IsPublished => isPublished;
    }
}

namespace nanoFramework.M2Mqtt.Exceptions
{
    public class MqttConnectionException(string message, Exception? innerException)
        : Exception(message, innerException);

    public class MqttCommunicationException : Exception;

    public class MqttTimeoutException : Exception;

    public enum MqttClientErrorCode { InflightQueueFull = 11 }

    public class MqttClientException(MqttClientErrorCode errorCode) : Exception
    {
        public MqttClientErrorCode ErrorCode => errorCode;
    }
}
