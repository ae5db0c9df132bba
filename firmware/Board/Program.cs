using System;
using System.Diagnostics;
using System.Threading;
using PitMarshal.Board.Links;
using PitMarshal.Board.Pins;
using PitMarshal.Board.Storage;
using PitMarshal.Board.Time;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;

namespace PitMarshal.Board
{
    /// <summary>
    /// The station program of an ESP32: reads its settings, joins the parts, and runs until power goes.
    /// </summary>
    public static class Program
    {
        /// <summary>As reported in <c>state</c> and in the <c>boot</c> observation.</summary>
        public const string Firmware = "0.1.0";

        /// <summary>Never returns.</summary>
        public static void Main()
        {
            Settings settings = Settings.Load();
            if (settings == null)
            {
                Debug.WriteLine("No usable " + Settings.Path);
                BadSettingsLamp.Flash();
                return;
            }

            try
            {
                Run(settings);
            }
            catch (Exception)
            {
                Reboot.Broken();
            }
        }

        private static void Run(Settings settings)
        {

            int outboxBytes = OutboxSize.For(nanoFramework.Runtime.Native.GC.Run(true));
            string reason = Reboot.TakeReason();
            BootReport.Print(settings, reason, outboxBytes);
            AutoResetEvent wake = new AutoResetEvent(false);
            Inbox inbox = new Inbox();
            Uplink uplink = new Uplink(settings, inbox, wake);
            TimedJournal journal = new TimedJournal(new FlashJournal("I:\\journal.bin"));
            Station station = new Station(settings.Name, Firmware, NewBootId(), outboxBytes, journal, uplink);
            journal.Station = station;
            uplink.Heartbeat = new Heartbeat(station, settings.Tls);
            station.BootReason = reason;
            station.I2cInputs = BoardPins.I2cInputs();
            station.SpiInputs = BoardPins.SpiInputs();
            station.HasLoopBack = settings.LoopBack;
            Watchdog watchdog = new Watchdog();
            watchdog.Start();
            new MainLoop(station, settings, inbox, uplink, wake, watchdog).Run();
        }

        private static string NewBootId()
        {
            return Guid.NewGuid().ToString().Substring(0, Station.BootIdLength);
        }
    }
}
