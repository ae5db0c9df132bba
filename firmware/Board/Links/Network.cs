using System.Device.Wifi;
using PitMarshal.Board.Storage;
using nanoFramework.Networking;

namespace PitMarshal.Board.Links
{
    /// <summary>
    /// Wi-Fi, with an address from the network. The date is fetched only where certificates need one; nothing is
    /// ever stamped with it.
    /// </summary>
    internal static class Network
    {
        /// <summary>Blocks until the network is there, or the access point refused.</summary>
        /// <param name="renew">The network counts as joined and yet nothing gets through: join it again.</param>
        internal static bool Join(Settings settings, bool renew)
        {
            if (WifiNetworkHelper.Status == NetworkHelperStatus.NetworkIsReady)
            {
                if (!renew)
                {
                    return true;
                }

                // Reconnect would only wait for an address, and there is one.
                WifiNetworkHelper.Disconnect();
            }

            if (renew)
            {
                WifiNetworkHelper.Reset();
            }

            bool joined = WifiNetworkHelper.ConnectDhcp(settings.WifiName, settings.WifiPassword,
                WifiReconnectionKind.Automatic, settings.Tls);
            if (joined && settings.Tls && !Sntp.IsStarted)
            {
                Sntp.Start();
            }

            return joined;
        }
    }
}
