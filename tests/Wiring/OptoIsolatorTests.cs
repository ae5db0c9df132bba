using PitMarshal.Wiring;
using PitMarshal.Wiring.Circuits;

namespace PitMarshal.Tests.Wiring;

public sealed class OptoIsolatorTests
{
    [Theory]
    [InlineData(5, 680)]
    [InlineData(12, 1800)]
    [InlineData(24, 3900)]
    public void The_series_resistor_suits_the_supply(double volts, double ohms) =>
        Assert.Equal(ohms, OptoIsolator.For(volts).SeriesOhms);

    [Fact]
    public void At_every_supply_the_LED_has_current_enough_and_no_quarter_watt_resistor_burns()
    {
        for (var volts = OptoIsolator.VoltsMin; volts <= OptoIsolator.VoltsMax; volts += 0.1)
        {
            var circuit = OptoIsolator.For(volts);
            Assert.InRange(circuit.LedMilliamps, 4, 10);
            Assert.InRange(circuit.SeriesMilliwatts, 0, 250);
            Assert.InRange(circuit.Margin, 5, 100);
        }
    }

    [Fact]
    public void A_closed_contact_behind_1_kilohm_reads_low() => Assert.InRange(ContactInput.ClosedVolts, 0, 0.25 * 3.0);
}
