using System.Globalization;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;

namespace PitMarshal.Web.Marshals;

/// <summary>What a person read off: fuel, or which vehicle it is.</summary>
internal static class EnteredFigure
{
    /// <summary>The event, or why there is none.</summary>
    internal static (RaceEvent? Event, string Says) Of(IFormCollection form, string by)
    {
        var (car, litres) = (form["car"].ToString(), form["litres"].ToString().Trim().Replace(',', '.'));
        var vehicle = form["vehicle"].ToString().Trim();
        if ((litres.Length > 0) == (vehicle.Length > 0))
        {
            return (null, "Enter either the fuel or the vehicle.");
        }
        return vehicle.Length > 0 ? (new VehicleIdentified(car, vehicle) { By = by }, $"vehicle {vehicle}")
            : decimal.TryParse(litres, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var said)
                && said <= 1000
            ? (new FuelEntered(car, (long)(said * 1000), by), $"{litres} l of fuel")
            : (null, "Enter litres, such as 42.5, at most 1000.");
    }
}
