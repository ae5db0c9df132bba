using System.Diagnostics;
using System.Text;
using PitMarshal.Board.Pins;
using PitMarshal.Board.Storage;
using PitMarshal.Core;
using PitMarshal.Core.Clock;

namespace PitMarshal.Board
{
    /// <summary>
    /// All that the station knows of itself, for whoever watches its console when it boots. No passwords.
    /// </summary>
    internal static class BootReport
    {
        internal static void Print(Settings settings, string reason, int outboxBytes)
        {
            Debug.WriteLine("PitMarshal " + Program.Firmware + ", boot: " + reason);
            Debug.WriteLine("station " + settings.Name + " at " + settings.Venue + ", MQTT client "
                + settings.ClientId);
            Debug.WriteLine("wifi " + settings.WifiName);
            Debug.WriteLine("broker " + settings.BrokerHost + ":" + settings.BrokerPort.ToString()
                + " as " + settings.BrokerUser + (settings.Tls ? ", TLS" : ", no TLS"));
            Debug.WriteLine("decoder " + (settings.DecoderHost == null
                ? "UART2, GPIO " + BoardPins.SerialReceive.ToString() + " in, " + BoardPins.SerialTransmit.ToString()
                    + " out"
                : settings.DecoderHost + ":" + settings.DecoderPort.ToString()));
            Debug.WriteLine("loop-back " + (settings.LoopBack
                ? "GPIO " + BoardPins.LoopBackOut.ToString() + " to " + BoardPins.LoopBackIn.ToString()
                : "not fitted: edges are uncertain by " + (LatencyMeter.PlatformUs / 1000).ToString() + " ms"));
            Debug.WriteLine("outbox " + outboxBytes.ToString() + " bytes, journal " + FlashJournal.Capacity.ToString()
                + " bytes");
        }

        internal static void PrintConfig(Station station)
        {
            byte[] config = station.Config;
            Debug.WriteLine("config "
                + (config == null ? "none as yet" : Encoding.UTF8.GetString(config, 0, config.Length)));
            for (int i = 0; i < Station.InputCount; i++)
            {
                if (station.Uses(i))
                {
                    Debug.WriteLine("in" + (i + 1).ToString() + " GPIO " + BoardPins.Input(i).ToString());
                }
            }
        }
    }
}
