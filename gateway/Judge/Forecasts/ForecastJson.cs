using PitMarshal.Events.Json;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Forecasts;

/// <summary>A forecast as one line of JSON, always the same bytes for the same forecast.</summary>
public static class ForecastJson
{
    /// <summary>What is not known is left away; no line end.</summary>
    public static string Write(Forecast f) => JsonLine.Write(json =>
    {
        json.WriteString("forecast", Name(f.What));
        json.WriteString("rule", f.Rule);
        json.Text("article", f.Article);
        json.WriteString("car", f.Car);
        json.Text("driver", f.Driver);
        json.Number("stop", f.Stop);
        json.Number("stint", f.Stint);
        json.Text("at", f.At?.ToString());
        json.Ms("uMs", (decimal)f.UMs);
        json.WriteString("reason", f.Reason);
        json.WriteString("regulations", f.Regulations);
    });

    /// <summary>The written form: earliest-pit-out, latest-out.</summary>
    public static string Name(ForecastOf what) => what switch
    {
        ForecastOf.EarliestPitOut => "earliest-pit-out",
        ForecastOf.LatestPitOut => "latest-pit-out",
        ForecastOf.EarliestMoveOff => "earliest-move-off",
        ForecastOf.EarliestEngineStart => "earliest-engine-start",
        ForecastOf.EarliestProbeRemoval => "earliest-probe-removal",
        ForecastOf.EarliestSeatTaken => "earliest-seat-taken",
        _ => "latest-out",
    };
}
