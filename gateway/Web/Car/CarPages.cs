using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Cars;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Car;

/// <summary><c>/cars</c>: the stint chart of all. <c>/car/27</c>: one car, for the pit wall.</summary>
internal static class CarPages
{
    internal static readonly ViewAddress All = ViewAddress.Of<CarsView>("/cars");

    /// <param name="car">Escaped as in an address.</param>
    internal static ViewAddress Of(string car) => ViewAddress.OfName<CarView>("/car/", car, nameof(CarView.Number));

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/cars", (HttpContext http, PageWriter pages) => pages.Write(http, "Cars and drivers", All));
        app.MapGet("/car/{car}", (HttpContext http, PageWriter pages, string car) =>
            pages.Write(http, $"Car {car}", Of(Uri.EscapeDataString(car))));
    }
}
