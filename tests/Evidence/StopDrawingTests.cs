using System.Globalization;
using System.Xml.Linq;
using PitMarshal.Events;
using PitMarshal.Evidence.Drawing;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Evidence;

public sealed class StopDrawingTests
{
    private static readonly Instant s_in = Instant.Parse("2026-06-13T14:00:00Z");

    [Fact]
    public void The_limit_and_its_band_stand_to_scale()
    {
        var wide = Svgs(Drawn(84.92, u: 500))[0];

        var (pitIn, pitOut) = (X(wide, "bar").Left, X(wide, "bar").Right);
        var limit = wide.Descendants().First(e => e.Attribute("class")?.Value == "limit")
            .Attribute("d")!.Value.Split(' ')[0][1..];
        var perSecond = (pitOut - pitIn) / 84.92;
        Assert.Equal(pitIn + (85 * perSecond), Number(limit), 0.2);
        var band = wide.Descendants()
            .First(e => e.Attribute("fill")?.Value.Contains("guard", StringComparison.Ordinal) ?? false);
        Assert.Equal(perSecond, Number(band.Attribute("width")!.Value), 0.2);
    }

    [Fact]
    public void A_limit_of_several_spells_has_no_place_in_time_and_is_told_in_words()
    {
        var drawn = Drawn(84.92, u: 3);
        drawn = drawn with { Verdicts = [drawn.Verdicts[0] with { Rule = "standing", MeasuredMicros = 40_000_000 }] };

        Assert.Null(Assert.Single(drawn.Limits).At);
        var wide = Svgs(drawn)[0];
        Assert.DoesNotContain(wide.Descendants(), e => e.Attribute("class")?.Value == "limit");
        Assert.Contains(wide.Descendants(),
            e => e.Value.StartsWith("7.2 standing: 40.000 s ✗ infringement, limit 85 s", StringComparison.Ordinal));
    }

    [Fact]
    public void The_limit_of_a_stop_in_progress_stands_where_it_will_be()
    {
        var drawn = Drawn(40, u: 3);
        drawn = drawn with
        {
            Stop = drawn.Stop with { Out = null, InPitLane = true },
            Verdicts = [drawn.Verdicts[0] with { Open = true, MeasuredMicros = null, To = null, UMs = null }],
        };

        Assert.Equal(85_000_000, Assert.Single(drawn.Limits).At?.Since(s_in));
        Assert.Contains(Svgs(drawn)[0].Descendants(), e => e.Value == "limit 85 s");
    }

    [Fact]
    public void It_speaks_to_who_does_not_see_it()
    {
        foreach (var svg in Svgs(Drawn(84.92, u: 3)))
        {
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.NotNull(svg.Attribute("viewBox"));
            Assert.Equal("Car 27, stop 3: 84.920 s ± 3 ms",
                svg.Elements().First(e => e.Name.LocalName == "title").Value);
            var said = svg.Elements().First(e => e.Name.LocalName == "desc").Value;
            Assert.Contains("seat empty 10.0 s to 50.0 s", said, StringComparison.Ordinal);
            Assert.Contains("7.2 minimum-stop: 84.920 s ✗ infringement, limit 85 s ± 3 ms", said,
                StringComparison.Ordinal);
            Assert.Contains("box-4 was silent", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Names_are_text_whatever_they_hold()
    {
        var drawn = Drawn(84.92, u: 3);
        drawn = drawn with { Car = "<script>\u0001&\"",
            Stop = drawn.Stop with { Drivers = [new("</svg><b>", At(20))] } };

        Assert.DoesNotContain("<script", StopDrawing.Figure(drawn, "x"), StringComparison.Ordinal);
        Assert.Contains(Svgs(drawn)[0].Descendants(), e => e.Name.LocalName == "text" && e.Value == "</svg><b>");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stop_of_which_an_end_is_missing_is_drawn(bool hasIn)
    {
        var whole = Drawn(84.92, u: 3);
        var drawn = whole with { Stop = whole.Stop
            with { In = hasIn ? whole.Stop.In : null, Out = hasIn ? null : whole.Stop.Out, InPitLane = hasIn } };

        Assert.All(Svgs(drawn), NothingOverlaps);
        Assert.Contains(hasIn ? "still in the pit lane" : "no pit-in seen", StopDrawing.Figure(drawn, "x"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_stands_on_another_or_outside()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            try
            {
                Assert.All(Svgs(Chance(new Random(seed))), NothingOverlaps);
            }
            catch (Exception failed) when (failed is not OutOfMemoryException)
            {
                Assert.Fail($"seed {seed}: {failed}");
            }
        }
    }

    private static void NothingOverlaps(XElement svg)
    {
        var size = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        var boxes = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(Box).ToList();
        Assert.All(boxes, box => Assert.True(
            box.Left >= -1 && box.Right <= size[2] + 1 && box.Y <= size[3], $"'{box.Text}' stands outside"));
        foreach (var (box, i) in boxes.Select((box, i) => (box, i)))
        {
            Assert.DoesNotContain(boxes.Skip(i + 1),
                other => Math.Abs(other.Y - box.Y) < 11 && other.Left < box.Right && box.Left < other.Right);
        }
    }

    private static (string Text, double Left, double Right, double Y) Box(XElement text)
    {
        var (x, width) = (Number(text.Attribute("x")!.Value), DrawingSize.WidthOf(text.Value));
        var left = text.Attribute("text-anchor")!.Value switch { "end" => x - width, "middle" =>
            x - (width / 2), _ => x };
        return (text.Value, left, left + width, Number(text.Attribute("y")!.Value));
    }

    private static (double Left, double Right) X(XElement svg, string look)
    {
        var bar = svg.Descendants().First(e => e.Attribute("class")?.Value == look);
        var left = Number(bar.Attribute("x")!.Value);
        return (left, left + Number(bar.Attribute("width")!.Value));
    }

    private static List<XElement> Svgs(DrawnStop drawn) =>
        [.. XElement.Parse(StopDrawing.Figure(drawn, "x")).Elements()];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Moment At(double seconds, double uMs = 1) =>
        new(s_in.Plus((long)(seconds * 1e6)), uMs, "entry/b1/1");

    private static DrawnStop Drawn(double seconds, double u) => new("27",
        new StopProgress
        {
            Number = 3,
            In = At(0, u / 2),
            Out = At(seconds, u / 2),
            InPitLane = false,
            Drivers = [new("d1", At(40))],
            States = [new StateRow(Fact.SeatEmpty, [new(At(10), At(50))]),
                new StateRow(Fact.EngineOff, [new(null, null)])],
            Blinds = [new(s_in.Plus(60_000_000), null, "box-4 was silent")],
        },
        [Verdict("minimum-stop", "7.2", seconds, 85, u)],
        [new FlagSpell(Flag.Green, s_in.Plus(-1_000_000_000), s_in.Plus(30_000_000)),
            new FlagSpell(Flag.SafetyCar, s_in.Plus(30_000_000), null)],
        s_in.Plus((long)(seconds * 1e6)),
        Story.Regulations(Story.MinimumStop));

    private static Verdict Verdict(string rule, string? article, double measured, double required, double u) => new()
    {
        Id = $"{rule}/27/stop-3",
        Rule = rule,
        Article = article,
        Car = "27",
        Stop = 3,
        Outcome = measured < required ? Outcome.Infringement : Outcome.Compliant,
        MeasuredMicros = (long)(measured * 1e6),
        RequiredMicros = (long)(required * 1e6),
        UMs = u,
        From = s_in,
        To = s_in.Plus((long)(measured * 1e6)),
        Reason = "",
        Regulations = "test@0",
    };

    private static DrawnStop Chance(Random chance)
    {
        var length = Math.Pow(10, 4 * chance.NextDouble());
        double Within() => chance.NextDouble() * length;
        var states = Enum.GetValues<Fact>().Where(_ => chance.Next(4) > 0).Select(fact => new StateRow(fact,
            [.. Enumerable.Range(0, chance.Next(6)).Select(_ => Within()).Order().Chunk(2)
                .Where(pair => pair.Length == 2)
                .Select(pair => new StateSpell(At(pair[0], chance.Next(2000)), At(pair[1])))]));
        var drawn = Drawn(length, chance.Next(3000));
        return drawn with
        {
            Stop = drawn.Stop with
            {
                States = [.. states],
                Drivers = [.. Enumerable.Range(0, chance.Next(5))
                    .Select(i => new DriverMoment(new string('d', 1 + (i * 3)), At(Within())))],
                Blinds = [.. Enumerable.Range(0, chance.Next(4))
                    .Select(_ => new BlindSpell(s_in.Plus((long)(Within() * 1e6) - 5_000_000), null,
                        string.Join(' ', Enumerable.Repeat("silent", chance.Next(1, 40)))))],
            },
            Flags = [.. Enumerable.Range(0, chance.Next(5)).Select(_ => Within()).Order().Select(
                at => new FlagSpell((Flag)chance.Next(6), s_in.Plus((long)(at * 1e6)), s_in.Plus((long)(at * 2e6))))],
            Verdicts = [.. Enumerable.Range(0, chance.Next(4)).Select(i => Verdict(new string('r', 10 * (i + 1)), "1.2",
                Within() + 1, length * chance.NextDouble() * 5, chance.Next(500)))],
        };
    }
}
