namespace PitMarshal.Core
{
    public sealed class Station
    {
        public const int InputCount = 12;
        public const int LoopBackInput = 12;
        public const int BootIdLength = 8;

        public Station(string name, string firmware, string bootId, int outboxBytes, IJournal journal, IUplink uplink)
        {
        }

        public byte[] Config { get { return null; } }
        public bool DriverOut { get { return false; } }
        public int Unanswered { get { return 0; } }
        public long FreeBytes { get; set; }
        public bool Configure(byte[] config) { return false; }
        public bool Uses(int input) { return false; }
        public bool TakeLevelsWanted() { return false; }
        public void Level(int input, bool level, long us) { }
        public void Edge(int input, bool level, long us) { }
        public void LoopBackDriven(long us) { }
        public void SerialBytes(byte[] buffer, int count, long us) { }
        public void Receive(string topicTail, byte[] payload, long us) { }
        public void LinkUp(long us) { }
        public void LinkDown(long us) { }
        public void Published(long us) { }
        public long Step(long nowUs) { return long.MaxValue; }
    }
}
