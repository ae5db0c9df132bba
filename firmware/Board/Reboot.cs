using System;
using System.IO;
using System.Text;
using nanoFramework.Runtime.Native;

namespace PitMarshal.Board
{
    /// <summary>Reboots, and remembers over it why: the chip itself tells the program nothing of what reset it.</summary>
    internal static class Reboot
    {
        private const string Path = "I:\\reboot.txt";

        /// <summary>Power came, or came back after a brown-out: nobody wrote why.</summary>
        private const string PowerOn = "power-on";

        private const int LongestReason = 24;

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
                return Encoding.UTF8.GetString(reason, 0, reason.Length < LongestReason ? reason.Length : LongestReason);
            }
            catch (Exception)
            {
                return PowerOn;
            }
        }
    }
}
