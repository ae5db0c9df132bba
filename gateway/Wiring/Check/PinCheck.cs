using PitMarshal.Wiring.Boards;

namespace PitMarshal.Wiring.Check;

/// <summary>Whether each pin can do what is asked of it on this board.</summary>
internal static class PinCheck
{
    private const int Offered = 5;

    public static IEnumerable<WiringFinding> Of(StationWiring wiring)
    {
        foreach (var use in wiring.Uses())
        {
            if (Wrong(wiring.Board, use) is { } reason)
            {
                yield return new(use.Line, use.What, reason, Mend(wiring, use));
            }
        }
    }

    private static string? Wrong(Board board, PinUse use)
    {
        if (board.Pin(use.Pin) is not { } pin)
        {
            return $"this chip has no GPIO{use.Pin}";
        }
        var name = $"GPIO{pin.Gpio}";
        return pin switch
        {
            _ when pin.Has(PinTraits.Flash) => $"{name} is the flash inside the module: the board would not start",
            _ when pin.Has(PinTraits.Psram) => $"{name} is the PSRAM inside the module: the board would crash",
            _ when board.Place(pin.Gpio) is null => $"{name} is not brought out on this board",
            _ when pin.Has(PinTraits.Console) =>
                $"{name} is UART0, the boot log and the way to flash: what is wired here would hear it or break it",
            _ when pin.Has(PinTraits.Usb) => $"{name} is the chip's USB port",
            _ when pin.Has(PinTraits.Led) => $"{name} has the board's own lamp on it",
            _ when pin.Has(PinTraits.Strapping) => $"{name} is a strapping pin: {pin.Hazard}",
            _ when pin.Has(PinTraits.InputOnly) && use.Drives => $"{name} is an input only and cannot drive",
            _ when pin.Has(PinTraits.UnsoundInterrupt) && use.Role == PinRole.Input =>
                $"{name} gives edges that never were (erratum 3.11): phantom observations",
            _ when pin.Has(PinTraits.BootGlitch) && use.Role == PinRole.Output =>
                $"{name} moves while the board boots: it would switch what hangs on it",
            _ => null,
        };
    }

    private static string Mend(StationWiring wiring, PinUse use)
    {
        var taken = wiring.Uses().Select(other => other.Pin).ToHashSet();
        var free = wiring.Board.Pins
            .Where(pin => !taken.Contains(pin.Gpio) && wiring.Board.Place(pin.Gpio) is not null)
            .Where(pin => use.Drives ? pin.IsSoundOutput : pin.IsSoundInput)
            .Select(pin => $"GPIO{pin.Gpio}")
            .ToList();
        return free.Count == 0
            ? "no fit pin is free on this board: give something else to a second station"
            : $"use {string.Join(", ", free.Take(Offered))}{(free.Count > Offered ? ", …" : "")}";
    }
}
