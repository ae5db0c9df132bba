using System.Text.RegularExpressions;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.RaceControl;

/// <summary>
/// The real pages of a gateway that runs on an empty folder, and Ana of race control, who has signed in.
/// </summary>
internal sealed class RunningRace : IAsyncDisposable
{
    internal const string Csv = """
        car,class,team,box,transponders,driver,name,rating,licence
        27,Pro,Team Ana,4,4000012 4000013,d1,Ana,gold,L-17
        27,,,,,d2,Ben,bronze,
        8,Am,Team Ben,5,4000020,d3,"Driver 3, jun.",silver,

        """;

    internal const string Rules = """
        regulations: short
        title: A minimum stop
        published:
          minimum-stop:  # least pit-lane time
        rules:
          - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: { published: minimum-stop } }
          - { rule: stops, kind: count, of: stop, min: 1 }
        """;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("pitmarshal-race-");
    private readonly TestBroker _broker = new();
    private readonly InsideGateway _gateway;

    private RunningRace()
    {
        Folder = new DataFolder(_home.FullName);
        TestOfficials.Admit(Folder, new Official("Ana", Role.RaceControl));
        _gateway = new InsideGateway(Folder, _broker.Options, regulations: null, _ => { });
        Ana = Visitor();
    }

    internal PitMarshal.Ingest.Gateway Gateway => _gateway.Gateway;

    internal DataFolder Folder { get; }

    /// <summary>Of race control.</summary>
    internal Visitor Ana { get; }

    internal static async Task<RunningRace> Start()
    {
        var race = new RunningRace();
        await race._gateway.Serve();
        race._gateway.Listen();
        Assert.Equal(200, (await race.Ana.SignIn("Ana", TestOfficials.Password)).Status);
        return race;
    }

    /// <summary>Scheduled, with two cars and regulations.</summary>
    internal static async Task<RunningRace> Ready()
    {
        var race = await Start();
        await race.Done("/race/schedule", ("race", "club-6h"), ("title", "Club 6 hours"), ("duration", "6h"));
        await race.Done("/race/entries", ("csv", Csv), ("do", "take"));
        await race.Done("/race/regulations", ("draft", await race.Draft(Rules)), ("value.minimum-stop", "85s"));
        return race;
    }

    /// <summary>The same, started.</summary>
    internal static async Task<RunningRace> Started()
    {
        var race = await Ready();
        await race.Done("/race/act", ("act", "start"), ("sure", "yes"));
        return race;
    }

    internal Visitor Visitor() => new(() => _gateway.Address);

    /// <summary>Sends a form that is taken.</summary>
    internal async Task<Answer> Done(string path, params (string Name, string Value)[] fields)
    {
        var answer = await Ana.Post(path, fields);
        Assert.True(answer.Status == 303, $"{path}: {answer.Status}\n{answer.Text}");
        return answer;
    }

    /// <summary>
    /// Sends a form that comes back with a message at a field ("": of the form as a whole), and changes nothing.
    /// </summary>
    internal async Task<Answer> Refused(
        string path, string field, string message, params (string Name, string Value)[] fields)
    {
        var (events, hash) = (Events().Count, Gateway.Ask(intake => intake.RegulationsHash));
        var answer = await Ana.Post(path, fields);
        Assert.True(answer.Status == 422, $"{path}: {answer.Status}\n{answer.Text}");
        Assert.Contains(field.Length > 0 ? $"id=\"{field}-error\"" : "class=\"error-summary\"", answer.Text);
        Assert.Contains(message, answer.Text);
        Assert.Equal((events, hash), (Events().Count, Gateway.Ask(intake => intake.RegulationsHash)));
        return answer;
    }

    /// <summary>Regulations as the form carries them after they were read.</summary>
    internal async Task<string> Draft(string yaml)
    {
        var answer = await Ana.Post("/race/regulations/draft", ("text", yaml));
        Assert.Equal(200, answer.Status);
        return Hidden(answer, "draft");
    }

    /// <summary>What a form sends that nobody sees.</summary>
    internal static string Hidden(Answer page, string name) =>
        Regex.Match(page.Text, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    internal List<RaceEvent> Events()
    {
        using var reader = Folder.Log.Read();
        return [.. reader.Events().Select(World.Parse)];
    }

    public async ValueTask DisposeAsync()
    {
        Ana.Dispose();
        await _gateway.DisposeAsync();
        _broker.Dispose();
        _home.Delete(recursive: true);
    }
}
