using System;
using System.Diagnostics;
using System.Threading;
using PitMarshal.Board.Links;
using PitMarshal.Board.Pins;
using PitMarshal.Board.Storage;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;

namespace PitMarshal.Board
{
    /// <summary>The station program of an ESP32: reads its settings, joins the parts, and runs until power goes.</summary>
    public static class Program
    {
        /// <summary>As reported in <c>state</c> and in the <c>boot</c> observation.</summary>
        public const string Firmware = "0.1.0";

        /// <summary>Never returns, unless the settings file is missing or unusable.</summary>
        public static void Main()
        {
            Settings settings = Settings.Load();
            if (settings == null)
            {
                Debug.WriteLine("No usable " + Settings.Path);
                return;
            }

            int outboxBytes = OutboxSize.For(nanoFramework.Runtime.Native.GC.Run(true));
            string reason = Reboot.TakeReason();
            BootReport.Print(settings, reason, outboxBytes);
            AutoResetEvent wake = new AutoResetEvent(false);
            Inbox inbox = new Inbox();
            Uplink uplink = new Uplink(settings, inbox, wake);
            Station station = new Station(
                settings.Name, Firmware, NewBootId(), outboxBytes, new FlashJournal("I:\\journal.bin"), uplink);
            station.BootReason = reason;
            station.I2cInputs = BoardPins.I2cInputs();
            station.SpiInputs = BoardPins.SpiInputs();
            station.HasLoopBack = settings.LoopBack;
            new MainLoop(station, settings, inbox, uplink, wake).Run();
        }

        private static string NewBootId()
        {
            return Guid.NewGuid().ToString().Substring(0, Station.BootIdLength);
        }
    }
}
