namespace PitMarshal.Core
{
    public sealed class Backlog
    {
        public const int EntryLength = 112;
    }
}
