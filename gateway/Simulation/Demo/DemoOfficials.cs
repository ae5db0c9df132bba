using System.Security.Cryptography;
using PitMarshal.Events;
using PitMarshal.Host;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;
using Spectre.Console;

namespace PitMarshal.Simulation.Demo;

/// <summary>One official of each role, with passwords that are random in every demo.</summary>
public static class DemoOfficials
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 10;

    /// <summary>Writes them into a folder before its gateway starts, and tells how to sign in.</summary>
    public static void Write(string folder, string listen, CarPlan car, IAnsiConsole console)
    {
        Accounts accounts = new(new DataFolder(folder), _ => { });
        Table table = new Table().AddColumns("Sign in as", "password", "may");
        (Official Who, string May)[] officials =
        [
            (new("Race Control", Role.RaceControl), "all of it"),
            (new("Steward", Role.Steward), "rule and correct"),
            (new("Marshal", Role.Marshal, car.Box), $"say what is seen at box {car.Box}"),
            (new("Team", Role.Team, car.Car), $"follow car {car.Car}"),
        ];
        foreach ((Official who, string may) in officials)
        {
            string password = RandomNumberGenerator.GetString(Letters, Length);
            _ = accounts.Add(Account.Of(who, password)) is { } refusal ? throw new BadInput(refusal) : 0;
            table.AddRow(who.Name.EscapeMarkup(), password, may.EscapeMarkup());
        }
        console.MarkupLineInterpolated($"The pages are at [bold]{listen}[/]; to sign in: {listen}/sign-in");
        console.Write(table);
    }
}
