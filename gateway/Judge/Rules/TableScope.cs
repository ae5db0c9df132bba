using PitMarshal.Events;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Counts;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules;

/// <summary>
/// A table whose key is never known of what a rule is asked about would never decide: a car has no rating, a whole race
/// no laps of a stint.
/// </summary>
internal static class TableScope
{
    /// <summary>What a rule that counts or adds up stops asks of the car, not of each stop.</summary>
    private static readonly string[] s_ofCar = ["min", "max", "share", "tolerance", "penalty", "resetAfter"];

    /// <summary>Throws <see cref="BadRule"/> for the first table of a rule that does not fit.</summary>
    public static void Check(Rule rule, FieldReader fields)
    {
        foreach (var (name, field) in rule.Head.Written.Map!)
        {
            var scope = name == "resetAfter" ? Scope.Car
                : name == "min" && rule is ReachedBy ? Scope.Driver
                : rule.Head.SelectsStops && !s_ofCar.Contains(name) ? Scope.Stop
                : rule.Scope;
            foreach (var table in Tables(field))
            {
                if (Words<TableKey>.TryParse(table.Text!, out var key) && !Fits(key, scope))
                {
                    throw fields.Bad(name, $"a table by {table.Text} would never decide here: "
                        + (key is TableKey.LapsInStint or TableKey.Remaining
                            ? "it belongs to a rule about stops or stints"
                            : "what is asked about is not one driver or one car"));
                }
            }
        }
    }

    private static bool Fits(TableKey key, Scope scope) => key switch
    {
        TableKey.LapsInStint or TableKey.Remaining => scope is Scope.Stop or Scope.Stint,
        TableKey.Rating => scope is not (Scope.Car or Scope.Class),
        TableKey.Car or TableKey.Drivers => scope != Scope.Class,
        _ => true,
    };

    private static IEnumerable<Field> Tables(Field field) =>
        (field.Map ?? []).SelectMany(f => f.Key == "table" && f.Value.Text is not null ? [f.Value] : Tables(f.Value))
            .Concat((field.List ?? []).SelectMany(Tables));
}
