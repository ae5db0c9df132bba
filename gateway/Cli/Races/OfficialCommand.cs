using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Cli.Stations;
using PitMarshal.Events;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;
using Spectre.Console;

namespace PitMarshal.Cli.Races;

/// <summary>
/// <c>official add</c>, <c>list</c> and <c>remove</c>: who may sign in, where nobody can open the page;
/// beside a running gateway too.
/// </summary>
internal static class OfficialCommand
{
    private static readonly Argument<string> s_name = new("NAME")
    {
        Description = $"1 to {AccountForm.LongestName} characters; every decision records it",
    };
    private static readonly Option<string> s_data = StationCommand.Data();

    private static readonly Option<string> s_role = new("--role")
    {
        Description = $"one of {Words<Role>.All}", HelpName = "ROLE", Required = true,
    };
    private static readonly Option<string?> s_place = new("--place")
    {
        Description = "the box of a marshal, the car of a team", HelpName = "PLACE",
    };

    public static Command Create()
    {
        var add = new Command("add", "Let somebody sign in. The password is asked, or read from standard input.")
        {
            s_name, s_role, s_place, s_data,
        };
        add.SetAction(Add);
        var list = new Command("list", "Who may sign in.") { s_data };
        list.SetAction(List);
        var remove = new Command(
            "remove", "Let somebody sign in no more, and end all sessions of his or hers.") { s_name, s_data };
        remove.SetAction(Remove);
        return new Command("official", "Who may sign in to the pages.") { add, list, remove };
    }

    private static int Add(ParseResult parsed)
    {
        var accounts = Open(parsed);
        var given = new AccountForm(
            AccountForm.Trimmed(parsed.GetRequiredValue(s_name)), parsed.GetRequiredValue(s_role),
            AccountForm.Trimmed(parsed.GetValue(s_place)), "", "");
        // Before a password is asked, what else is wrong.
        ThrowFirst(given.CheckWho());
        var password = Ask("Password");
        given = given with { Password = password, Again = Console.IsInputRedirected ? password : Ask("Again") };
        var (who, errors) = given.Check();
        ThrowFirst(errors);
        return Done(accounts.Add(Account.Of(who!, given.Password)),
            $"{who!.Name} may sign in as {Words<Role>.Write(who.Role)}");
    }

    private static int List(ParseResult parsed)
    {
        foreach (var (name, role, place) in Open(parsed).All.Select(account => account.Who))
        {
            Console.WriteLine(Terminal.Plain(
                $"{Words<Role>.Write(role),-12}  {name}{(place is null ? "" : $"  ({place})")}"));
        }
        return 0;
    }

    private static int Remove(ParseResult parsed)
    {
        var name = AccountForm.Trimmed(parsed.GetRequiredValue(s_name));
        return Done(Open(parsed).Remove(name), $"{name} may sign in no more");
    }

    private static Accounts Open(ParseResult parsed) => new(
        StationCommand.Existing(parsed.GetRequiredValue(s_data)),
        text => Console.Error.WriteLine(Terminal.Plain(text)));

    private static int Done(string? refusal, string done)
    {
        if (refusal is not null)
        {
            throw new BadInput(refusal);
        }
        Console.WriteLine(Terminal.Plain(done));
        return 0;
    }

    private static void ThrowFirst(IEnumerable<KeyValuePair<string, string>> errors)
    {
        foreach (var (field, message) in errors)
        {
            throw new BadInput($"{field}: {message}");
        }
    }

    /// <summary>Never an argument: the shell's history and every user's list of processes would have it.</summary>
    private static string Ask(string what) => Console.IsInputRedirected
        ? Console.In.ReadLine() ?? ""
        : AnsiConsole.Prompt(new TextPrompt<string>(what + ":") { IsSecret = true, Mask = null, AllowEmpty = true });
}
