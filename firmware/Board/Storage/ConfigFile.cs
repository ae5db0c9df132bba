using System;
using System.IO;
using PitMarshal.Core;

namespace PitMarshal.Board.Storage
{
    /// <summary>
    /// The last configuration the station applied, so that it works after a reboot without a network. A new one is
    /// written beside the old and then takes its name: at every moment one of the two files is whole.
    /// </summary>
    internal sealed class ConfigFile
    {
        private const string Path = "I:\\config.json";
        private const string NewPath = "I:\\config.new";

        private byte[] _kept;

        /// <summary>Configures the station with what was kept, if anything was.</summary>
        internal void Restore(Station station)
        {
            bool breaks = Setbacks.Count() >= Setbacks.Most;
            if (!Restore(station, Path, breaks))
            {
                Restore(station, NewPath, breaks);
            }

            _kept = station.Config;
        }

        /// <summary>Writes what the station now uses, when it is not what was written last.</summary>
        internal void Keep(byte[] config)
        {
            if (config == _kept)
            {
                return;
            }

            _kept = config;
            Setbacks.Forget();
            try
            {
                File.WriteAllBytes(NewPath, config);
                if (File.Exists(Path))
                {
                    File.Delete(Path);
                }

                File.Move(NewPath, Path);
            }
            catch (Exception)
            {
                // Flash is full or worn: the station works on, and the retained message comes again after a reboot.
            }
        }

        private static bool Restore(Station station, string path, bool breaks)
        {
            try
            {
                if (!File.Exists(path))
                {
                    return false;
                }

                byte[] config = File.ReadAllBytes(path);
                if (breaks)
                {
                    station.Distrust(config);
                    return true;
                }

                return station.Configure(config);
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
