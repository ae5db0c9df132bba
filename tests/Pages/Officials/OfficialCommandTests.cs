using System.Diagnostics;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Web;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Officials;

public sealed class OfficialCommandTests
{
    private const string Fresh = "cold brakes, warm rain";

    [Fact]
    public async Task Somebody_who_is_added_beside_a_running_gateway_can_sign_in_until_he_is_removed()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        var data = Path.GetDirectoryName(served.Folder.Officials)!;

        Assert.Equal((0, "Eve may sign in as team\n", ""),
            Run(Fresh, "official", "add", "Eve", "--role", "team", "--place", "27", "--data", data));
        Assert.Equal((0, "race-control  Ana\nteam          Eve  (27)\n", ""),
            Run("", "official", "list", "--data", data));

        using var eve = served.Visitor();
        Assert.Equal(200, (await eve.SignIn("Eve", Fresh)).Status);
        Assert.Equal((0, "Eve may sign in no more\n", ""), Run("", "official", "remove", "Eve", "--data", data));
        Assert.Equal(401, (await eve.Get("/api/v1/session")).Status);
        Assert.Equal((2, "", "The last official of race control cannot be removed: nobody could add another.\n"),
            Run("", "official", "remove", "Ana", "--data", data));
    }

    [Theory]
    [InlineData(Fresh, "Ana", "team", "Ana is an official already.")]
    [InlineData(Fresh, "Eve", "owner", "role: One of race-control, steward, marshal, team.")]
    [InlineData(Fresh, " ", "team", "name: Enter a name.")]
    [InlineData("short", "Eve", "team", "password: At least 8 characters.")]
    [InlineData("", "Eve", "team", "password: Choose a password.")]
    public async Task What_cannot_be_added_is_told(string password, string name, string role, string message)
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);

        var (status, output, errors) = Run(password, "official", "add", name, "--role", role, "--data",
            Path.GetDirectoryName(served.Folder.Officials)!);

        Assert.Equal((2, "", message + "\n"), (status, output, errors));
        Assert.Single(served.Accounts.All);
    }

    [Fact]
    public void A_gateway_without_officials_says_how_to_make_the_first_and_warns_of_an_open_network()
    {
        var home = Directory.CreateTempSubdirectory("pitmarshal-first-");
        using var broker = new TestBroker();
        using (var gateway = GatewayProgram.Start(
            home.FullName, "--broker", $"mqtt://127.0.0.1:{broker.Port}", "--listen", "http://0.0.0.0:0"))
        {
            Assert.Equal(0, gateway.Terminate());
            Assert.Contains(gateway.Lines,
                line => line.StartsWith("no officials yet: open http://", StringComparison.Ordinal)
                && line.Contains("/setup and enter the code ") && !line.Contains("0.0.0.0"));
            Assert.Single(gateway.Lines, line => line.Contains("passwords cross the network readable"));
        }
        home.Delete(recursive: true);
    }

    private static (int Status, string Output, string Errors) Run(string input, params string[] arguments)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "pitmarshal.exe" : "pitmarshal");
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.StandardInput.WriteLine(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
