using PitMarshal.Judge.RaceWide;

namespace PitMarshal.Judge.Driving;

/// <summary>Finds the rests of a car's drivers.</summary>
internal static class Rests
{
    /// <summary>All rests that are over, in the order of the pit-outs that ended them.</summary>
    public static List<Rest> Of(Race race, DriveTimes driving) =>
        driving.Derived(nameof(Rests), () => All(driving.Spells(race, PitTime.Excluded)));

    private static List<Rest> All(IReadOnlyList<DriverSpell> spells)
    {
        var rests = new List<Rest>();
        var last = new Dictionary<string, int>();
        var (unknown, before) = (-1, -1);
        for (var i = 0; i < spells.Count; i++)
        {
            var spell = spells[i];
            if (spell.Driver.Id is not { } driver)
            {
                unknown = i;
                if (i > 1)
                {
                    rests.Add(new Rest(rests.Count + 1, null, null, spell, spell.Driver.Why));
                }

                continue;
            }

            if (last.TryGetValue(driver, out before) && before < i - 1)
            {
                rests.Add(
                    new Rest(rests.Count + 1, driver, spells[before], spell, unknown > before
                        ? spells[unknown].Driver.Why
                        : null));
            }

            last[driver] = i;
        }

        return rests;
    }
}
