using System.CommandLine;
using PitMarshal.Broker;
using PitMarshal.Cli.Documents;
using PitMarshal.Cli.Folders;
using PitMarshal.Cli.Hub;
using PitMarshal.Cli.Logs;
using PitMarshal.Cli.Machine;
using PitMarshal.Cli.Races;
using PitMarshal.Cli.Stations;
using PitMarshal.Events;
using PitMarshal.Mqtt;
using PitMarshal.Simulation;
using PitMarshal.Store;
using Spectre.Console;

const int CheckFailed = 1, Unusable = 2, Interrupted = 130;

// A service manager may end the gateway before it has begun: that is no failure either.
using var end = args is ["run", ..] ? new TerminationSignal() : null;

// A file or a pipe has no narrow window and no colours.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 170;
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
}

var root = new RootCommand("PitMarshal: stations observe, the log remembers, rules judge, people decide.")
{
    RunCommand.Create(),
    JudgeCommand.Create(),
    ClassifyCommand.Create(),
    GridCommand.Create(),
    StandingsCommand.Create(),
    ImportCommand.Create(),
    ExplainCommand.Create(),
    CheckCommand.Create(),
    LoadCommand.Create(),
    VerifyCommand.Create(),
    BackupCommand.Create(),
    AcceptDamageCommand.Create(),
    ExportCommand.Create(),
    RehearseCommand.Create(),
    DemoCommand.Create(),
    WiringCommand.Create(),
    StationCommand.Create(),
    OfficialCommand.Create(),
    HubCommand.Create(),
};

// What people type first elsewhere too.
var parsed = root.Parse(args is ["help", .. var asked] ? [.. asked, "--help"] : args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors.OrderBy(
        error => error.Message.StartsWith("Required command", StringComparison.Ordinal)))
    {
        Console.Error.WriteLine($"pitmarshal: {ArgumentProblem.Words(error.Message)}");
    }
    Console.Error.WriteLine(
        "pitmarshal: --help says what there is, and `pitmarshal COMMAND --help` what a command takes");
    return Unusable;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // Signals are the commands' own: what is taken is committed first, however long the disk needs.
        ProcessTerminationTimeout = null,
    });
}
catch (Exception told) when (told is BadInput or BrokerFailed or MqttException or DllNotFoundException
    or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(Terminal.Plain(told.Message, keepLines: true));
    return Unusable;
}
catch (OperationCanceledException early)
{
    Console.Error.WriteLine(early.Message);
    return Interrupted;
}
catch (LogFailed broken)
{
    Console.Error.WriteLine(Terminal.Plain(broken.Message, keepLines: true));
    return CheckFailed;
}
