using System;
using System.IO;
using System.Text;
using System.Threading;
using PitMarshal.Board.Storage;
using PitMarshal.Board.Time;
using PitMarshal.Core.Payload;
using nanoFramework.Runtime.Native;

namespace PitMarshal.Board
{
    /// <summary>
    /// Reboots, and remembers over it why: the chip itself tells the program nothing of what reset it.
    /// </summary>
    internal static class Reboot
    {
        private const string Path = "I:\\reboot.txt";

        /// <summary>Power came, or came back after a brown-out: nobody wrote why.</summary>
        private const string PowerOn = "power-on";

        private const int LongestReason = 24;

        private const int PauseMs = 10000;
        private const int LongestPauses = 9;

        /// <summary>
        /// The program broke. Often in a row it waits before it starts again: each start wears the flash.
        /// </summary>
        internal static void Broken()
        {
            int setbacks = Setbacks.Count();
            if (StationClock.Now() > Setbacks.GoodUs)
            {
                Setbacks.Forget();
            }
            else if (setbacks < LongestPauses)
            {
                Setbacks.Add();
            }

            if (setbacks > Setbacks.Most)
            {
                Thread.Sleep(PauseMs * (setbacks - Setbacks.Most));
            }

            Because("bug");
        }

        internal static void Because(string reason)
        {
            try
            {
                File.WriteAllBytes(Path, Encoding.UTF8.GetBytes(reason));
            }
            catch (Exception)
            {
                // The reboot matters more than its reason.
            }

            Power.RebootDevice();
        }

        /// <summary>Why this boot is; asked once.</summary>
        internal static string TakeReason()
        {
            try
            {
                if (!File.Exists(Path))
                {
                    return PowerOn;
                }

                byte[] reason = File.ReadAllBytes(Path);
                File.Delete(Path);
                int length = reason.Length < LongestReason ? reason.Length : LongestReason;
                return Utf8.IsPrintable(reason, length) ? Encoding.UTF8.GetString(reason, 0, length) : PowerOn;
            }
            catch (Exception)
            {
                return PowerOn;
            }
        }
    }
}
