using System.Security.Cryptography;
using System.Text;
using PitMarshal.Events;

namespace PitMarshal.Timing.Grids.Making;

/// <summary>
/// A draw that everybody can repeat: cars in order of the SHA-256 of <c>SEED/CAR</c>, in lower-case hexadecimal.
/// </summary>
internal static class GridDraw
{
    public static List<GridCar> Order(string seed, IEnumerable<GridCar> cars) =>
    [
        .. cars.OrderBy(
                car => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{car.Car}"))),
                StringComparer.Ordinal)
            .ThenBy(car => car.Car, CarNumbers.Order),
    ];
}
