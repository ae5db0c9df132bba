namespace PitMarshal.Core
{
    public sealed class Payload
    {
        public const string Offline = "{\"state\":\"offline\"}";
    }
}
