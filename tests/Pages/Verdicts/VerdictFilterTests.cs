using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;
using PitMarshal.Web;
using PitMarshal.Web.Verdicts.Listing;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Tests.Pages.Verdicts;

public sealed class VerdictFilterTests
{
    [Theory]
    [InlineData("", "/verdicts")]
    [InlineData("?", "/verdicts")]
    [InlineData("?car=27&outcome=undecided", "/verdicts?outcome=undecided&car=27")]
    [InlineData("?rule=minimum-stop&class=GT3%20Am&open=yes", "/verdicts?class=GT3%20Am&rule=minimum-stop&open=yes")]
    [InlineData("?outcome=guilty&colour=red&car=&rule=%20&open=1&before=soon", "/verdicts")]
    [InlineData("?car=27&car=12", "/verdicts?car=27")]
    [InlineData("?before=1781359385123456~minimum-stop/27/stop-3",
        "/verdicts?before=1781359385123456~minimum-stop%2F27%2Fstop-3")]
    [InlineData("?before=~drivers/27", "/verdicts?before=~drivers%2F27")]
    [InlineData("?before=-5~drivers/27", "/verdicts")]
    public void A_filter_has_one_address_and_what_it_does_not_know_is_dropped(string query, string address)
    {
        var filter = VerdictFilter.Parse(query);

        Assert.Equal(address, filter.Address);
        Assert.Equal(filter, VerdictFilter.Parse(address["/verdicts".Length..]));
        Assert.Equal(address, Views.Find("/verdicts" + query)!.Address);
    }

    [Fact]
    public void A_filter_of_any_length_watches_no_more_than_the_list()
    {
        Assert.Equal("/verdicts",
            VerdictFilter.Parse($"?car={new string('7', 100)}&before=1~{new string('x', 400)}").Address);
    }

    [Theory]
    [InlineData("minimum-stop/27/stop-3")]
    [InlineData("eligibility/27/driver-Émile O'Neil?")]
    [InlineData("stops/class-GT3 Am/Pro")]
    public void Every_id_of_a_verdict_is_the_address_of_its_page(string id)
    {
        var view = Views.Find(VerdictSubject.Href(id))!;

        Assert.Equal(id, view.Parameters!["Id"]);
        Assert.Equal(VerdictSubject.Href(id), view.Address);
    }

    [Fact]
    public void What_is_not_over_is_counted_and_left_out_until_it_is_wanted()
    {
        var shows = Shown.Race(new Story().Race().In(600).Out(687).In(800), Story.MinimumStop);

        Assert.Equal("minimum-stop/27/stop-1", Assert.Single(VerdictPage.Of(shows, new()).Rows).Id);
        Assert.Equal(1, VerdictPage.Of(shows, new()).Open);
        Assert.Equal(2, VerdictPage.Of(shows, new() { Open = true }).Rows.Count);
    }

    [Fact]
    public void The_newest_stands_first_and_what_has_no_time_last()
    {
        var page = VerdictPage.Of(Shown.Verdicts(
            [Shown.Verdict("a/27/stop-1", 10), Shown.Verdict("a/27", null), Shown.Verdict("a/27/stop-2", 20)]), new());

        Assert.Equal(["a/27/stop-2", "a/27/stop-1", "a/27"], page.Rows.Select(verdict => verdict.Id));
    }

    [Fact]
    public void Counts_tell_what_each_outcome_would_show()
    {
        var shows = Shown.Verdicts(
        [
            Shown.Verdict("a/27/stop-1", 10), Shown.Verdict("a/27/stop-2", 20, Outcome.Infringement),
            Shown.Verdict("a/12/stop-1", 30, Outcome.Infringement),
        ]);

        var page = VerdictPage.Of(shows, new() { Outcome = Outcome.Compliant, Car = "27" });

        Assert.Equal("a/27/stop-1", Assert.Single(page.Rows).Id);
        Assert.Equal((1, 1, 0), (page.Counts[Outcome.Compliant], page.Counts[Outcome.Infringement],
            page.Counts[Outcome.Undecided]));
    }

    [Fact]
    public void A_class_is_that_of_the_entry()
    {
        var shows = Shown.Verdicts([Shown.Verdict("a/27/stop-1", 10), Shown.Verdict("a/12/stop-1", 20)]);

        Assert.Equal("27", Assert.Single(VerdictPage.Of(shows, new() { Class = "GT3" }).Rows).Car);
    }

    [Fact]
    public void Older_pages_hold_whatever_comes_above_them()
    {
        var verdicts = Enumerable.Range(1, 450).Select(n => Shown.Verdict($"a/27/stop-{n}", n)).ToList();
        var first = VerdictPage.Of(Shown.Verdicts(verdicts), new());
        var second = VerdictPage.Of(Shown.Verdicts(verdicts), new() { Before = first.Older });
        Assert.Equal((200, "a/27/stop-251"), (first.Rows.Count, first.Rows[^1].Id));
        Assert.Equal("a/27/stop-250", second.Rows[0].Id);

        var later = Shown.Verdicts([.. verdicts, Shown.Verdict("a/27/stop-451", 451)]);

        Assert.Equal(second.Rows, VerdictPage.Of(later, new() { Before = first.Older }).Rows);
        Assert.Null(VerdictPage.Of(later, new() { Before = second.Older }).Older);
    }

    [Fact]
    public void A_page_begins_with_what_is_older_where_the_verdict_that_ended_the_last_one_is_no_more()
    {
        var shows = Shown.Verdicts(
            [Shown.Verdict("a/27/stop-1", 10), Shown.Verdict("a/27/stop-3", 30), Shown.Verdict("a/27", null)]);
        var gone = VerdictPlace.Of(Shown.Verdict("a/27/stop-2", 20));

        Assert.Equal(["a/27/stop-1", "a/27"],
            VerdictPage.Of(shows, new() { Before = gone }).Rows.Select(verdict => verdict.Id));
    }
}
