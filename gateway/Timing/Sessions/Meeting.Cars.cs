using PitMarshal.Events;

namespace PitMarshal.Timing.Sessions;

/// <summary>Whose a passing is, and who takes part.</summary>
internal sealed partial class Meeting
{
    /// <summary>Every car of a session with its class: entered by its end, or seen.</summary>
    public IEnumerable<(string Car, string? Class)> CarsOf(Session session)
    {
        var next = Sessions.IndexOf(session) + 1;
        var until = next < Sessions.Count ? Sessions[next].Begins.Plus(-1) : Instant.Last;
        foreach (var (car, listed) in _listed)
        {
            if (listed <= until || session.Runs.ContainsKey(car))
            {
                yield return (car, _entries.Of(car, until)?.Class);
            }
        }

        foreach (var car in session.Runs.Keys)
        {
            if (!_listed.ContainsKey(car) && _listed.Count == 0)
            {
                yield return (car, null);
            }
        }
    }

    /// <summary>The entry of a car as it was at an instant; null where it was never listed.</summary>
    public EntryListed? EntryOf(string car, Instant at) => _entries.Of(car, at);

    private string? CarOf(CarPassed passed)
    {
        if (passed.Car is { } number)
        {
            return _listed.Count == 0 || _listed.ContainsKey(number) ? number
                : Unknown(passed, $"car {number} is not entered");
        }

        if (passed.Transponder is not { } transponder)
        {
            return Unknown(passed, "nobody identified the car");
        }

        var claiming = _entries.Claiming(transponder, passed.At);
        return claiming.Count switch
        {
            1 => claiming[0],
            0 => Unknown(passed, $"transponder {transponder} is listed for no car"),
            _ => Unknown(passed, $"transponder {transponder} is listed for cars {string.Join(" and ", claiming)}"),
        };
    }

    private string? Unknown(CarPassed passed, string who)
    {
        _unknown.Add((passed.At, who));
        return null;
    }
}
