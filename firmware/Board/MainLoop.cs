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
    /// but its two interrupt-side queues is touched by this thread only. What throws in here ends it; the board then
    /// starts
    /// again, and its journal has what was not acknowledged.
    /// </summary>
    internal sealed class MainLoop
    {
        /// <summary>How often every level is read once more.</summary>
        private const long LevelsUs = 1000000;

        private readonly Station _station;
        private readonly Inbox _inbox;
        private readonly Uplink _uplink;
        private readonly AutoResetEvent _wake;
        private readonly InputBank _inputs;
        private readonly ISerialLine _serial;
        private readonly ReaderSet _readers;
        private readonly LoopBack _loopBack;
        private readonly Lamp _lamp;
        private readonly Watchdog _watchdog;
        private readonly ConfigFile _configFile = new ConfigFile();
        private long _levelsUs;
        private bool _isGood;

        internal MainLoop(
            Station station, Settings settings, Inbox inbox, Uplink uplink, AutoResetEvent wake, Watchdog watchdog)
        {
            _watchdog = watchdog;
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
            if (_loopBack != null)
            {
                _loopBack.OpenLast();
                _loopBack.Start();
            }

            while (true)
            {
                _watchdog.Turned();
                SleepUntil(Turn(StationClock.Now()));
            }
        }

        /// <summary>Does what is due; returns the instant of the next thing due, in station µs.</summary>
        private long Turn(long nowUs)
        {
            _uplink.Heartbeat.Look();
            long next = Step(nowUs);
            if (_station.TakeLevelsWanted())
            {
                Configured();
                next = nowUs;
            }

            _configFile.Keep(_station.Config);
            next = Due.First(next, AskDecoder());
            _lamp.Show(_station.DriverOut);
            return Due.First(next, CheckLevels(nowUs));
        }

        private long CheckLevels(long nowUs)
        {
            if (nowUs >= _levelsUs)
            {
                _levelsUs = nowUs + LevelsUs;
                _inputs.CheckLevels();
                if (!_isGood && nowUs > Setbacks.GoodUs)
                {
                    _isGood = true;
                    Setbacks.Forget();
                }
            }

            return _levelsUs;
        }

        // Before the levels: a reader's pin is never an input.
        private void Configured()
        {
            _configFile.Keep(_station.Config);
            if (_readers.WantReboot(_station.Readers))
            {
                Reboot.Because("readers-changed");
            }

            string lacking = ReaderSet.Lacking(_station.Readers);
            if (lacking != null)
            {
                _station.LacksDriver(lacking, StationClock.Now());
            }

            _serial.Apply(_station.Readers);
            _readers.Open(_station.Readers);
            _inputs.ReadLevels();
            if (_loopBack != null)
            {
                _loopBack.OpenLast();
            }

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

        private long Step(long nowUs)
        {
            uint total, free, largest;
            NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.All, out total, out free, out largest);
            _station.FreeBytes = free;
            _inbox.Deliver(_station);
            long next = _uplink.Step(_station, nowUs);
            return Due.First(next, _station.Step(nowUs));
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
