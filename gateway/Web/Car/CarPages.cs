using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PitMarshal.Web.Car;

/// <summary><c>/car/27</c>: one car, for the pit wall.</summary>
internal static class CarPages
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/car/{car}", (HttpContext http, Pages pages, string car) =>
        pages.Show(http, $"Car {car}", Views.Find($"/car/{Uri.EscapeDataString(car)}")));
}
