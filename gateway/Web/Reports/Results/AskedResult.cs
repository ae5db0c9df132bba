using Microsoft.AspNetCore.Http;
using PitMarshal.Timing;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Web.Reports.Results;

/// <summary>The session and the result that an address asks for.</summary>
/// <param name="Session">Null: there is no session yet.</param>
/// <param name="Result">Of that session.</param>
public sealed record AskedResult(string? Session, string Result)
{
    /// <summary>What is not said or not there is the last race and its overall result.</summary>
    internal static AskedResult Of(IQueryCollection query, RaceTiming timing) => new(
        timing.Sessions.FirstOrDefault(session => session == query["session"]) ?? timing.MainSession,
        timing.Results.FirstOrDefault(result => result == query["result"]) ?? TimingRules.Overall);

    /// <summary>As the end of an address.</summary>
    internal string Query => $"?session={Uri.EscapeDataString(Session ?? "")}"
        + (Result == TimingRules.Overall ? "" : $"&result={Uri.EscapeDataString(Result)}");
}
