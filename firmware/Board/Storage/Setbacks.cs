using System;
using System.IO;

namespace PitMarshal.Board.Storage
{
    /// <summary>
    /// How often in a row the program broke soon after it started. A configuration with which it breaks every time is
    /// not
    /// restored a fourth time: a station without inputs that says so is more use than one that starts again for ever.
    /// </summary>
    internal static class Setbacks
    {
        /// <summary>As many, and the configuration is to blame.</summary>
        internal const int Most = 3;

        /// <summary>A run as long as this was no setback.</summary>
        internal const long GoodUs = 120000000;

        private const string Path = "I:\\setbacks.bin";

        internal static int Count()
        {
            try
            {
                return File.Exists(Path) ? File.ReadAllBytes(Path).Length : 0;
            }
            catch (Exception)
            {
                return 0;
            }
        }

        internal static void Add()
        {
            try
            {
                File.WriteAllBytes(Path, new byte[Count() + 1]);
            }
            catch (Exception)
            {
                // A flash that takes nothing counts nothing.
            }
        }

        internal static void Forget()
        {
            try
            {
                if (File.Exists(Path))
                {
                    File.Delete(Path);
                }
            }
            catch (Exception)
            {
                // It is tried again with the next good run.
            }
        }
    }
}
