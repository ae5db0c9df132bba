using System;
using System.Threading;
using PitMarshal.Board.Links;
using PitMarshal.Board.Pins;
using PitMarshal.Board.Readers;
using PitMarshal.Board.Storage;
using PitMarshal.Board.Time;
using PitMarshal.Core;
using nanoFramework.Hardware.Esp32;

namespace PitMarshal.Board
{
    /// <summary>
    /// Steps the station whenever something is due or has come in, and sleeps in between. All of the station
    /// but its two interrupt-side queues is touched by this thread only.
    /// </summary>
    internal sealed class MainLoop
    {
        private readonly Station _station;
        private readonly Inbox _inbox;
        private readonly Uplink _uplink;
        private readonly AutoResetEvent _wake;
        private readonly InputBank _inputs;
        private readonly ISerialLine _serial;
        private readonly ReaderSet _readers;
        private readonly LoopBack _loopBack;
        private readonly Lamp _lamp;
        private readonly Watchdog _watchdog = new Watchdog();
        private readonly ConfigFile _configFile = new ConfigFile();

        internal MainLoop(Station station, Settings settings, Inbox inbox, Uplink uplink, AutoResetEvent wake)
        {
            _station = station;
            _inbox = inbox;
            _uplink = uplink;
            _wake = wake;
            _inputs = new InputBank(station, wake);
            _serial = settings.DecoderHost == null
                ? (ISerialLine)new SerialInput(station, wake)
                : new NetworkDecoder(station, wake, settings.DecoderHost, settings.DecoderPort);
            _readers = new ReaderSet(new ReaderLines(station, wake), _inputs.Controller);
            _loopBack = settings.LoopBack ? new LoopBack(station, _inputs.Controller, wake) : null;
            _lamp = new Lamp(_inputs.Controller);
        }

        internal void Run()
        {
            _configFile.Restore(_station);
            _serial.Open();
            _uplink.Start();
            _watchdog.Start();
            while (true)
            {
                _watchdog.Turned();
                SleepUntil(Turn(StationClock.Now()));
            }
        }

        /// <summary>Does what is due; returns the instant of the next thing due, in station µs.</summary>
        private long Turn(long nowUs)
        {
            long next = Step(nowUs);
            if (_station.TakeLevelsWanted())
            {
                Configured();
                next = nowUs;
            }

            _configFile.Keep(_station.Config);
            next = Due.First(next, AskDecoder());
            _lamp.Show(_station.DriverOut);
            return _loopBack == null ? next : Due.First(next, _loopBack.Step(nowUs));
        }

        // Before the levels: a reader's pin is never an input.
        private void Configured()
        {
            _configFile.Keep(_station.Config);
            if (_readers.WantReboot(_station.Readers))
            {
                Reboot.Because("readers-changed");
            }

            _serial.Apply(_station.Readers);
            _readers.Open(_station.Readers);
            _inputs.ReadLevels();
            BootReport.PrintConfig(_station);
        }

        private long AskDecoder()
        {
            byte[] request;
            int length = _station.TakeSerialRequest(StationClock.Now(), out request);
            if (length > 0)
            {
                _serial.Write(request, length);
            }

            return _station.SerialRequestDueUs;
        }

        // A bug must not leave a dead board in a pit lane: it starts again, and its journal has what was not acknowledged.
        private long Step(long nowUs)
        {
            try
            {
                uint total, free, largest;
                NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.All, out total, out free, out largest);
                _station.FreeBytes = free;
                _inbox.Deliver(_station);
                long next = _uplink.Step(_station, nowUs);
                return Due.First(next, _station.Step(nowUs));
            }
            catch (Exception)
            {
                Reboot.Because("bug");
                return Due.Never;
            }
        }

        private void SleepUntil(long dueUs)
        {
            long nowUs = StationClock.Now();
            long waitMs = (Due.First(dueUs, nowUs + Watchdog.TurnMs * 1000L) - nowUs + 999) / 1000;
            if (waitMs > 0)
            {
                _wake.WaitOne((int)waitMs, false);
            }
        }
    }
}
