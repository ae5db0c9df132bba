namespace PitMarshal.Core.Delivery
{
    /// <summary>The topics of a station, below <c>pitmarshal/v1/venue/station/</c>.</summary>
    public static class Topics
    {
        public const string Observations = "obs";
        public const string Ack = "ack";
        public const string State = "state";
        public const string Health = "health";
        public const string ClockAsk = "clock/ask";
        public const string ClockTell = "clock/tell";
        public const string Config = "config";
        public const string Watch = "watch";
    }
}
