using System.Text;
using PitMarshal.Events;
using PitMarshal.Regulations;

namespace PitMarshal.Tests.Regulations;

public sealed class PublishedTextTests
{
    private const string Rules = """
        rules:
          - { rule: a, kind: min-duration, of: pit-lane-time, value: { published: least } }
          - { rule: b, kind: max-duration, of: stint, value: { published: "most" } }

        """;

    [Fact]
    public void What_is_not_set_is_told_with_its_line_its_comment_and_what_needs_it()
    {
        var fields =
            PublishedText.Of(
                Bytes("regulations: r\npublished:\n  least:    # wet or dry\n  other: 3\n" + Rules), "r.yaml");
        Assert.Equal([("least", "", 3, "wet or dry"), ("other", "3", 4, ""), ("most", "", 7, "")],
            fields.Select(field => (field.Name, field.Value, field.Line, field.Comment)));
        Assert.Contains(
            "rule a: value: the published value 'least' is not set", Assert.Single(fields[0].Needed).Message);
        Assert.Empty(fields[1].Needed);
    }

    [Theory]
    [InlineData("published:\n  least:         # of the bulletin\n  most: 45m\n",
        "published:\n  least: 1m25s   # of the bulletin\n  most: 45m\n")]
    [InlineData(
        "published:\n  least: 7s # old\n  most: 45m # '#'\n", "published:\n  least: 1m25s # old\n  most: 45m # '#'\n")]
    [InlineData("published:\n  most: 45m\n  'least': '7s'\n", "published:\n  most: 45m\n  'least': 1m25s\n")]
    [InlineData("published:\r\n    most: 45m\r\n    least:\r\n", "published:\r\n    most: 45m\r\n    least: 1m25s\r\n")]
    [InlineData("published:\n  most: 45m   # here\n# and then\n",
        "published:\n  most: 45m   # here\n  least: 1m25s\n# and then\n")]
    [InlineData("# mine\n", "# mine\npublished:\n  least: 1m25s\n")]
    public void A_value_is_set_and_every_other_byte_stays(string before, string after)
    {
        const string Head = "regulations: r # ours\n";
        var set =
            PublishedText.With(
                Bytes(Head + before + Rules), "r.yaml", new Dictionary<string, string> { ["least"] = "1m25s" });
        Assert.Equal(Head + after + Rules, Encoding.UTF8.GetString(set));
    }

    [Fact]
    public void What_was_set_can_be_set_again_and_judges_when_all_is_set()
    {
        var text = Shipped.Find("aer")!;
        foreach (var speed in new[] { "35mph", "40mph" })
        {
            text = PublishedText.With(
                text, "aer", new Dictionary<string, string> { ["pit-speed"] = speed, ["pit-speed-distance"] = "60m" });
        }
        Assert.Equal(["40mph", "60m"], PublishedText.Of(text, "aer").Select(field => field.Value));
        Assert.Empty(RegulationsFile.Parse(text, "aer").Unset);
    }

    [Fact]
    public void Every_shipped_file_tells_what_it_leaves_to_publish()
    {
        foreach (var name in Shipped.Names)
        {
            var text = Shipped.Find(name)!;
            var unset = RegulationsFile.Read(text, name).Unset.Select(u => u.Name).Distinct();
            Assert.Equal(unset.Order(), PublishedText.Of(text, name).Where(field => field.Needed.Count > 0)
                .Select(field => field.Name).Order());
        }
    }

    [Theory]
    [InlineData(
        "published: { least: , most: 45m }\n", "1s", "r.yaml:2: the published values are not written one a line")]
    [InlineData("published:\n  least:\n    7s\n", "1s", "r.yaml:2: the published values are not written one a line")]
    [InlineData("published:\n  least:\n", "soon", "r.yaml:5: rule a: value: ")]
    [InlineData("published:\n  least:\n", "", "least: expected 1 to 100 characters")]
    [InlineData("published:\n  least:\n", "1s\n  most: 3s", "least: expected 1 to 100 characters")]
    public void What_cannot_be_set_is_told_and_the_text_stays(string published, string value, string what)
    {
        var told = Assert.Throws<BadInput>(() => PublishedText.With(
            Bytes("regulations: r\n" + published + Rules), "r.yaml", new Dictionary<string,
                string> { ["least"] = value }));
        Assert.Contains(what, told.Message);
    }

    [Fact]
    public void A_value_that_the_regulations_do_not_have_is_told()
    {
        var told =
            Assert.Throws<BadInput>(() =>
                PublishedText.With(
                    Bytes("regulations: r\n" + Rules), "r.yaml", new Dictionary<string, string> { ["x"] = "1" }));
        Assert.Equal("r.yaml:1: the regulations have no published value 'x'", told.Message);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
