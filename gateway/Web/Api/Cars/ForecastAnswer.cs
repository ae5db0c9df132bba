using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Web.Api.Wire;

namespace PitMarshal.Web.Api.Cars;

/// <summary>What a rule will ask of a stop or stint in progress.</summary>
/// <param name="Forecast"><c>earliest-pit-out</c>: compliant for sure from then on. <c>latest-out</c>: within the limit
/// for sure until then.</param>
/// <param name="At">Absent when it cannot be told, for the reason given.</param>
/// <param name="UMs">± ms that <paramref name="At"/> allows for.</param>
public sealed record ForecastAnswer(
    string Forecast, string Rule, string? Article, string Car, string? Driver, int? Stop, int? Stint,
    Instant? At, decimal UMs,
    string Reason, string Regulations)
{
    internal static ForecastAnswer Of(Forecast forecast) => ApiJson.Read<ForecastAnswer>(ForecastJson.Write(forecast));
}
