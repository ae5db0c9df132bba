using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PitMarshal.Board.Pins;

namespace PitMarshal.Board.Storage
{
    /// <summary>
    /// What a station must know before it can be told anything: who it is, and how it reaches the broker. Read once
    /// from flash; lines of <c>key=value</c>, lines that begin with # are comments.
    /// </summary>
    internal sealed class Settings
    {
        internal const string Path = "I:\\station.cfg";

        private string _authorityPath;

        private Settings()
        {
        }

        internal string Name { get; private set; }

        internal string Venue { get; private set; }

        internal string WifiName { get; private set; }

        internal string WifiPassword { get; private set; }

        internal string BrokerHost { get; private set; }

        internal int BrokerPort { get; private set; }

        internal string BrokerUser { get; private set; }

        internal string BrokerPassword { get; private set; }

        internal bool Tls { get; private set; }

        /// <summary>Whether the loop-back wire is fitted.</summary>
        internal bool LoopBack { get; private set; }

        /// <summary>
        /// The address of a decoder, or of a serial bridge before one; null when the decoder is on the UART.
        /// </summary>
        internal string DecoderHost { get; private set; }

        /// <summary>5403 is what P3 decoders listen on.</summary>
        internal int DecoderPort { get; private set; } = 5403;

        internal string TopicPrefix
        {
            get { return "pitmarshal/v1/" + Venue + "/" + Name + "/"; }
        }

        internal string ClientId
        {
            get { return Venue + "-" + Name; }
        }

        /// <summary>Null when the file is missing, unreadable, or lacks name, venue or broker.</summary>
        internal static Settings Load()
        {
            try
            {
                byte[] bytes = File.ReadAllBytes(Path);
                Settings settings = new Settings();
                settings.BrokerPort = 1883;
                string[] lines = Encoding.UTF8.GetString(bytes, 0, bytes.Length).Split('\n');
                for (int i = 0; i < lines.Length; i++)
                {
                    settings.Read(lines[i].Trim());
                }

                return settings.IsUsable ? settings : null;
            }
            catch (Exception)
            {
                return null;
            }
        }

        /// <summary>The certificate that the broker's must be signed by; null without TLS.</summary>
        internal X509Certificate LoadAuthority()
        {
#pragma warning disable SYSLIB0057 // The device has no other way to load one.
            return Tls && _authorityPath != null ? new X509Certificate(File.ReadAllBytes(_authorityPath)) : null;
#pragma warning restore SYSLIB0057
        }

        private bool IsUsable
        {
            get { return IsText(Name) && IsText(Venue) && IsText(BrokerHost) && BrokerPort > 0 && BrokerPort < 65536; }
        }

        private static bool IsText(string value)
        {
            return value != null && value.Length > 0;
        }

        private void Read(string line)
        {
            int equals = line.IndexOf('=');
            if (equals < 1 || line[0] == '#')
            {
                return;
            }

            Set(line.Substring(0, equals).Trim(), line.Substring(equals + 1).Trim());
        }

        private void Set(string key, string value)
        {
            switch (key)
            {
                case "name": Name = value; break;
                case "venue": Venue = value; break;
                case "wifi.ssid": WifiName = value; break;
                case "wifi.password": WifiPassword = value; break;
                case "broker.host": BrokerHost = value; break;
                case "broker.port": BrokerPort = int.Parse(value); break;
                case "broker.user": BrokerUser = value; break;
                case "broker.password": BrokerPassword = value; break;
                case "tls": Tls = value == "1"; break;
                case "ca": _authorityPath = value; break;
                case "decoder.host": DecoderHost = value; break;
                case "decoder.port": DecoderPort = int.Parse(value); break;
                case "loopback": LoopBack = value == "1"; break;
            }
        }
    }
}
