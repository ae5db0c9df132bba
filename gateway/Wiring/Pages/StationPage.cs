namespace PitMarshal.Wiring;

internal static class StationPage
{
    public static string Of(StationWiring wiring) => wiring.Title;
}
