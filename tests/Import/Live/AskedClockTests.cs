using PitMarshal.Events;

namespace PitMarshal.Tests.Import.Live;

public sealed class AskedClockTests
{
    private const int Minute = 60_000;

    [Theory]
    [InlineData(60 * Minute)]
    [InlineData(12_000)]
    [InlineData(1)]
    public void Passings_after_a_decoder_s_clock_was_set_back_with_its_numbers_going_on_are_never_certain(int back)
    {
        var imported = Imported.Text("amb-p3",
            P3Bytes.Passing(500, 1, 100 * Minute) + "\n" + P3Bytes.Passing(501, 2, (100 * Minute) - back) + "\n"
            + P3Bytes.Passing(502, 1, 110 * Minute) + "\n");

        Assert.Contains("the decoder's clock was set back while its numbers went on", imported.Errors);
        Assert.Equal([(501, true), (500, false), (502, true)],
            imported.Passings.Select(p => (int.Parse(p.Source!.Split('/')[2], null), p.Inferred is not null)));
        var doubted = Assert.Single(imported.Events.OfType<SensorDoubted>(), d => d.Point == Line.StartFinish);
        Assert.Equal(P3Bytes.At((100 * Minute) - back), doubted.At);
    }

    [Fact]
    public void A_capture_that_begins_inside_a_record_is_read_from_the_next_one_on_whatever_its_first_byte_is()
    {
        var first = Convert.FromHexString(P3Bytes.Passing(500, 1, Minute));
        byte[] whole = [.. first, .. Convert.FromHexString(P3Bytes.Passing(501, 2, 2 * Minute))];
        for (var cut = 1; cut < first.Length; cut++)
        {
            var imported = Imported.Bytes("amb-p3", whole[cut..]);

            Assert.Equal(["00:02:00.000 T2 start-finish"], imported.Told);
            Assert.Contains("bytes that are no whole record", imported.Errors);
        }
    }
}
