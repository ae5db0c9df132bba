namespace PitMarshal.Timing.Sessions;

/// <summary>The name by which a steward's ruling names a result of a session.</summary>
internal static class ResultId
{
    internal static string Of(string session, string result) => $"classification/{session}/{result}";
}
