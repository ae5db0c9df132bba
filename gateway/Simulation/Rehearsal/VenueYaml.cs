using System.Text;
using PitMarshal.Host;
using PitMarshal.Simulation.Rehearsal.Plans;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>The venue file of a rehearsal: what a person would write by hand for a real pit lane.</summary>
internal static class VenueYaml
{
    public static string Of(RehearsalPlan plan)
    {
        StringBuilder yaml = new($"venue: {plan.Name}\nbroker: {{ port: any }}\nstations:\n");
        foreach (StationPlan station in plan.Stations)
        {
            yaml.Append($"  {station.Name}:\n    role: {station.Role}\n    inputs:\n");
            foreach (StationInput input in station.Inputs) { yaml.Append($"      - {{ {Fields(input)} }}\n"); }
        }
        return yaml.ToString();
    }

    private static string Fields(StationInput input)
    {
        List<string> fields = [$"in: {input.Connector}", $"kind: {input.Kind}"];
        if (input.Point is not null) { fields.Add($"point: {input.Point}"); }
        if (input.Box is not null) { fields.Add($"box: \"{input.Box}\""); }
        if (input.Side is not null) { fields.Add($"side: {input.Side}"); }
        if (input.Connector != "serial")
        {
            fields.Add($"debounceMs: {(input.Kind == "loop" ? 5 : 20)}");
            fields.Add($"low: {(input.ActiveLow ? "true" : "false")}");
        }
        if (input.Connector != "serial" && input.Kind is "loop" or "car")
        {
            // A virtual detector answers at once.
            fields.AddRange(["latencyUs: 0", "pmUs: 0"]);
        }
        return string.Join(", ", fields);
    }
}
