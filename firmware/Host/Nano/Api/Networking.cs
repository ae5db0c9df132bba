// System.Device.Wifi 1.5.149 and nanoFramework.Networking.Sntp 1.6.42, as much as the Board uses.
using System.Device.Wifi;
using PitMarshal.Host.Nano;

namespace System.Device.Wifi
{
    public enum WifiReconnectionKind { Automatic, Manual }
}

namespace nanoFramework.Networking
{
    public enum NetworkHelperStatus
    {
        None, Started, NetworkIsReady, FailedNoNetworkInterface, TokenExpiredWaitingIPAddress,
        TokenExpiredWaitingDateTime,
        ErrorConnetingToWiFiWhileScanning, ExceptionOccurred, Reconnecting,
    }

    public static class WifiNetworkHelper
    {
        public static NetworkHelperStatus Status =>
            VirtualBoard.Current.Network.Reachable
                ? NetworkHelperStatus.NetworkIsReady
                : NetworkHelperStatus.Reconnecting;

        public static bool ConnectDhcp(
            string ssid, string password, WifiReconnectionKind reconnectionKind = 0, bool requiresDateTime = false,
            int wifiAdapterId = 0, CancellationToken token = default) => VirtualBoard.Current.Network.Reachable;

        public static bool Reconnect(
            bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) =>
            VirtualBoard.Current.Network.Reachable;

        public static void Disconnect() { }

        public static void Reset() { }
    }

    public class Sntp
    {
        public static string Server1 { get; set; } = "";

        public static string Server2 { get; set; } = "";

        public static bool IsStarted => true;

        public static void Start() { }

        public static void Stop() { }

        public static void UpdateNow() { }
    }
}
