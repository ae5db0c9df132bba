using PitMarshal.Core.Clock;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Inputs;
using PitMarshal.Core.Passings;
using PitMarshal.Core.Payload;
using PitMarshal.Core.Readers;

namespace PitMarshal.Core
{
    /// <summary>
    /// A station without its hardware. Whoever has the pins and the clock feeds it what happens, each with its instant
    /// in station µs, and calls <see cref="Step"/> when that is due or something came in. Edges, serial bytes and
    /// nothing else may be fed from interrupt handlers, one for each; the rest belongs to one thread.
    /// </summary>
    public sealed partial class Station
    {
        /// <summary>Inputs in1 to in12 have the indexes 0 to 11.</summary>
        public const int InputCount = 12;

        /// <summary>The index of the input that hears the station's own output.</summary>
        public const int LoopBackInput = 12;

        /// <summary>The index of the car in the box that a range sensor sees.</summary>
        public const int RangeInput = 13;

        /// <summary>Indexes of inputs, those without a pin among them.</summary>
        public const int Slots = 14;

        /// <summary>In characters.</summary>
        public const int BootIdLength = 8;

        public const long HealthUs = 10000000;

        // Some twenty lines of a decoder, and four of the board's own readers, which are asked ten times a second.
        private const int SerialBytesKept = 1024;
        private const int ReaderBytesKept = 256;

        /// <summary>Of the board's own readers, in bytes: a box and a badge of ten bytes in hex.</summary>
        private const int LongestLine = 56;

        /// <summary>A badge held to the reader, and read again at least so often, is told once.</summary>
        public const long BadgeHoldUs = 3000000;

        private readonly EdgeQueue _edges = new EdgeQueue();
        private readonly Reader _serial;
        private readonly Reader _readers;
        private readonly LatencyMeter _latency = new LatencyMeter();
        private readonly Standstills _standstills = new Standstills();
        private readonly Observation _form = new Observation();
        private readonly PayloadWriter _payload = new PayloadWriter();
        private readonly EdgeWatch _watch = new EdgeWatch();
        private readonly Sightings _badges = new Sightings(BadgeHoldUs);
        private readonly ClockExchange _clock = new ClockExchange();
        private readonly DropReport _edgeDrops = new DropReport();
        private readonly DropReport _passingDrops = new DropReport();
        private readonly DropReport _lineDrops = new DropReport();
        private readonly Text _boot = new Text();
        private readonly Text _firmware = new Text();
        private readonly IUplink _uplink;
        private readonly Outbox _outbox;
        private readonly PassingMatcher _passings;
        private readonly InputSet _inputs;
        private readonly OutboxDelivery _delivery;

        private StationConfig _config = StationConfig.Empty();
        private uint _refusedConfig;
        private uint _brokenConfig;
        private bool _started;
        private bool _up;
        private bool _stateDue;
        private bool _levelsWanted;
        private bool _journalFaultTold;
        private int _drops;
        private long _dropsDueUs = Due.Never;
        private long _healthUs = Due.Never;

        /// <param name="firmware">ASCII, at most <see cref="Text.Capacity"/> characters.</param>
        /// <param name="bootId"><see cref="BootIdLength"/> characters that no other boot has.</param>
        /// <param name="outboxBytes">See <see cref="Outbox(int)"/>.</param>
        public Station(string name, string firmware, string bootId, int outboxBytes, IJournal journal, IUplink uplink)
        {
            Name = name;
            _firmware.Set(firmware);
            _boot.Set(bootId);
            _uplink = uplink;
            _serial = new Reader(_latency, _standstills, SerialFrames.MaxLength, SerialBytesKept);
            _readers = new Reader(_latency, _standstills, LongestLine, ReaderBytesKept);
            _outbox = new Outbox(outboxBytes);
            _passings = new PassingMatcher(_outbox, _form, _latency);
            _inputs = new InputSet(_outbox, _form, _latency, _standstills, _passings);
            _inputs.Begin(_config.Inputs);
            _delivery = new OutboxDelivery(_boot, _outbox, journal, uplink, _payload);
        }

        public string Name { get; }

        /// <summary>The configuration in use, as it came; null before the first.</summary>
        public byte[] Config { get; private set; }

        /// <summary>Whether the lamp should be lit: see <see cref="DriverExitSensor"/>.</summary>
        public bool DriverOut
        {
            get { return _inputs.DriverOut; }
        }

        /// <summary>Resends since anything was acknowledged, or since the link came up.</summary>
        public int Unanswered
        {
            get { return _delivery.Unanswered; }
        }

        /// <summary>Messages and serial lines that made no sense, since boot.</summary>
        public long Refused { get; private set; }

        /// <summary>Free memory, for the health message.</summary>
        public long FreeBytes { get; set; }

        /// <summary>Why it booted, for the boot observation; ASCII.</summary>
        public string BootReason { get; set; } = "power-on";

        /// <summary>The inputs whose pins the I2C bus takes, one bit each; in1 is the lowest.</summary>
        public int I2cInputs { get; set; }

        /// <summary>The same of SPI.</summary>
        public int SpiInputs { get; set; }

        /// <summary>Whether it measures its own latency, for its state.</summary>
        public bool HasLoopBack { get; set; }

        /// <summary>Which readers the board is to run, and where.</summary>
        public StationConfig Readers
        {
            get { return _config; }
        }

        /// <summary>Takes up a configuration kept from before; false when it is unusable.</summary>
        public bool Configure(byte[] config)
        {
            StationConfig parsed = StationConfig.Parse(config, I2cInputs, SpiInputs);
            if (parsed == null)
            {
                return false;
            }

            Input loop = parsed.LoopOfReader();
            _passings.Begin(
                parsed.TagPoint, loop == null ? -1 : loop.UncertaintyUs, loop == null ? 0 : loop.UnsaidUs);
            _inputs.Begin(parsed.Inputs);
            _serial.Begin(parsed.SerialForm, parsed.Baud, parsed.TagUncertaintyUs, false);
            _readers.Begin(ReaderForm.Lines, 0, parsed.TagUncertaintyUs, true);
            _config = parsed;
            Config = config;
            _levelsWanted = true;
            _stateDue = _up;
            return true;
        }

        /// <summary>Whether anything is wired to an input.</summary>
        public bool Uses(int input)
        {
            return _inputs.Has(input) || _inputs.PairedWith(input) != null;
        }

        /// <summary>True once when every used input should be read and told through <see cref="Level"/>.</summary>
        public bool TakeLevelsWanted()
        {
            bool wanted = _levelsWanted;
            _levelsWanted = false;
            return wanted;
        }

        /// <summary>The raw level of an input, as read.</summary>
        public void Level(int input, bool level, long us)
        {
            TakeEdges();
            _inputs.Level(input, level, us);
        }

        /// <summary>The same, read once more while edges tell of changes: finds an edge that never came.</summary>
        public void Check(int input, bool level, long us)
        {
            TakeEdges();
            _inputs.Check(input, level, us);
        }

        /// <summary>
        /// The program stood still, or may have. For any thread, and before a step that takes what came meanwhile.
        /// </summary>
        public void StoodStill(long fromUs, long toUs)
        {
            _standstills.Spell(fromUs, toUs);
        }

        /// <summary>A configuration with which the program breaks: it is not taken, also when it comes again.</summary>
        public void Distrust(byte[] config)
        {
            _brokenConfig = Fnv.Append(Fnv.Start, config, 0, config.Length);
        }

        /// <summary>The board's program has no driver for a reader that the configuration names.</summary>
        public void LacksDriver(string reader, long us)
        {
            Fault(reader, "not-in-this-build", us);
        }

        /// <summary>A raw edge of an input. For the interrupt handler: writes one slot and returns.</summary>
        public void Edge(int input, bool level, long us)
        {
            _edges.Put(input, level, us);
        }

        /// <summary>The output that is wired to <see cref="LoopBackInput"/> is about to be driven.</summary>
        public void LoopBackDriven(long us)
        {
            _latency.Driven(us);
        }

        /// <summary>Whether an edge of that output is still to be heard.</summary>
        public bool AwaitsLoopBack(long us)
        {
            return _latency.Awaits(us);
        }

        /// <summary>Bytes of the serial line. For its handler.</summary>
        public void SerialBytes(byte[] buffer, int count, long us)
        {
            _serial.Frames.Put(buffer, count, us);
        }

        /// <summary>Lines, as of the serial line, that the board's own readers make. For their thread.</summary>
        public void ReaderBytes(byte[] buffer, int count, long us)
        {
            _readers.Frames.Put(buffer, count, us);
        }

        /// <summary>When <see cref="TakeSerialRequest"/> has something, in station µs.</summary>
        public long SerialRequestDueUs
        {
            get { return _serial.RequestDueUs; }
        }

        /// <summary>What is to be written to the serial line now: the first so many bytes; 0 when nothing is.</summary>
        /// <param name="nowUs">Before it is written.</param>
        public int TakeSerialRequest(long nowUs, out byte[] request)
        {
            return _serial.TakeRequest(nowUs, out request);
        }
    }
}
