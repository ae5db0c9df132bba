namespace PitMarshal.Core.Delivery
{
    /// <summary>The way to the gateway, as the station sees it.</summary>
    public interface IUplink
    {
        /// <summary>Hands over one message; the buffer is the caller's again on return.</summary>
        /// <param name="topicTail">The topic below the station's own prefix: see <see cref="Topics"/>.</param>
        /// <param name="reliable">QoS 1, to be confirmed through <see cref="Station.Published"/>; else QoS 0.</param>
        /// <returns>False when the message was not taken; the station tries again.</returns>
        bool Send(string topicTail, byte[] buffer, int length, bool reliable, bool retain);
    }
}
