using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PitMarshal.Web.Car;

/// <summary><c>/cars</c>: the stint chart of all. <c>/car/27</c>: one car, for the pit wall.</summary>
internal static class CarPages
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/cars", (HttpContext http, Pages pages) => pages.Show(http, "Cars and drivers", Views.Find("/cars")));
        app.MapGet("/car/{car}", (HttpContext http, Pages pages, string car) =>
            pages.Show(http, $"Car {car}", Views.Find($"/car/{Uri.EscapeDataString(car)}")));
    }
}
