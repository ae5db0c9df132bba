using PitMarshal.Tests.Support.Common;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages;

/// <summary>What whoever runs the gateway is told by it.</summary>
public sealed class OperationTests
{
    [Fact]
    public async Task A_gateway_without_its_broker_says_so_on_every_page_and_to_programs()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = served.Visitor();
        Assert.True(SpinWait.SpinUntil(() => visitor.Get("/healthz").Result.Status == 503, Waiting.Long));
        Assert.Contains("\"part\":\"broker\"", (await visitor.Get("/healthz")).Text);
        foreach (var page in (string[])["/", "/verdicts", "/cars", "/stations", "/race", "/reports", "/sign-in"])
        {
            Assert.Contains("No link to the broker", (await visitor.Get(page)).Text);
        }
    }

    [Fact]
    [Trait("Needs", "other processes")]
    public async Task A_lost_broker_is_told_and_its_return_too()
    {
        using var broker = new TestBroker();
        await using var served = await ServedGateway.StartJudging(
            broker.Options with { Reconnect = true },
            "regulations: one\nrules:\n  - { rule: stop, kind: min-duration, of: pit-lane-time, value: 10s }\n",
            Role.RaceControl);
        using var visitor = served.Visitor();
        Assert.True(SpinWait.SpinUntil(() => visitor.Get("/healthz").Result.Status == 200, Waiting.Long));
        broker.Kill();
        Assert.True(SpinWait.SpinUntil(() => visitor.Get("/healthz").Result.Status == 503, Waiting.Long));
        broker.StartAgain();
        Assert.True(SpinWait.SpinUntil(() => visitor.Get("/healthz").Result.Status == 200, Waiting.Long));
    }

    [Fact]
    public async Task A_decision_that_the_log_does_not_keep_is_refused_as_not_recorded()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var ana = await served.SignedIn(Role.RaceControl);
        await served.EndGateway();
        var refused = await ana.Post("/race/act", ("act", "start"), ("sure", "yes"));
        Assert.Equal(503, refused.Status);
        Assert.Contains("<html", refused.Text);
        Assert.Contains("the decision was not recorded", refused.Text);
    }

    [Fact]
    public async Task A_clock_that_was_set_is_told_until_it_is_set_back()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = served.Visitor();
        served.Clock.Set(TimeSpan.FromSeconds(7));
        Assert.True(SpinWait.SpinUntil(() => Health(visitor).Contains("set by +7.0 s"), Waiting.Long));
        served.Clock.Set(TimeSpan.FromSeconds(-7));
        Assert.True(SpinWait.SpinUntil(() => !Health(visitor).Contains("clock"), Waiting.Long));
    }

    [Fact]
    public async Task Figures_are_told_in_prometheus_text()
    {
        await using var served = await ServedGateway.Start(Role.RaceControl);
        using var visitor = served.Visitor();
        var figures = await visitor.Get("/metrics");
        Assert.Equal(200, figures.Status);
        Assert.Contains("pitmarshal_station_online{", figures.Text);
        Assert.Contains("station=\"entry\"", figures.Text);
        Assert.Contains("pitmarshal_problems{", figures.Text);
        Assert.Contains("# HELP", figures.Text);
        Assert.Contains("service_name=\"pitmarshal\"", figures.Text);
    }

    private static string Health(Visitor visitor) => visitor.Get("/healthz").Result.Text;
}
