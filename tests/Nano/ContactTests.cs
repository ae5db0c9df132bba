using PitMarshal.Core;
using PitMarshal.Core.Inputs;
using nanoFramework.TestFramework;

namespace PitMarshal.Tests.Nano
{
    [TestClass]
    public class ContactTests
    {
        private const string On = "\"k\":\"loop\",\"p\":\"pit-in\",\"on\":true";
        private const string Off = "\"k\":\"loop\",\"p\":\"pit-in\",\"on\":false";

        private static readonly long[] s_gaps = { 1, 7, 50, 999, 1000, 4999, 20000, 50000, 199999, 200000 };

        [TestMethod]
        public void A_contact_that_bounces_from_1_us_to_200_ms_changes_once_at_its_first_edge()
        {
            for (int i = 0; i < s_gaps.Length; i++)
            {
                Debounce debounce = new Debounce(s_gaps[i] + 1);
                debounce.Read(false, 0);
                long us;
                Assert.IsTrue(debounce.TrySettle(s_gaps[i] + 1, out us));
                for (int edge = 0; edge < 9; edge++)
                {
                    Assert.IsFalse(debounce.TrySettle(1000000 + edge * s_gaps[i], out us));
                    debounce.Edge(edge % 2 == 0, 1000000 + edge * s_gaps[i]);
                }

                Assert.IsTrue(debounce.TrySettle(debounce.DueUs, out us));
                Assert.AreEqual(1000000L, us);
                Assert.IsTrue(debounce.Level);
            }
        }

        [TestMethod]
        public void A_bounce_longer_than_the_debounce_is_told_as_the_changes_it_is()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(0, true, 2000000).Edge(0, false, 2010000).Edge(0, true, 2020000).RunTo(3000000);
            Assert.AreEqual(2, bench.Count(On));
            Assert.AreEqual(2, bench.Count(Off));
        }

        [TestMethod]
        public void A_pulse_shorter_than_the_debounce_is_counted_and_not_told()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Pulse(BenchStation.Loop, 2000000, 2004999).RunTo(3000000);
            Assert.AreEqual(0, bench.Count(On));
            Assert.AreEqual(1, bench.Count(Off));
            Assert.AreEqual(0, bench.Count("\"k\":\"tag\""));
        }

        [TestMethod]
        public void A_loop_stuck_on_is_a_fault_once_and_mended_when_it_has_been_well_for_ten_seconds()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Loop, true, 2000000).RunTo(61999999);
            Assert.AreEqual(0, bench.Count("\"fault\""));
            bench.RunTo(600000000);
            Assert.AreEqual(1, bench.Count("\"k\":\"fault\",\"input\":\"in1\",\"what\":\"stuck\""));
            bench.Edge(BenchStation.Loop, false, 600000000).RunTo(609000000);
            Assert.AreEqual(1, bench.Count("\"fault\""));
            bench.RunTo(611000000);
            Assert.AreEqual(1, bench.Count("\"what\":\"mended\""));
            bench.RunTo(3600000000);
            Assert.AreEqual(2, bench.Count("\"fault\""));
        }

        [TestMethod]
        public void A_sensor_may_be_on_for_as_long_as_its_configuration_says()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Car, true, 2000000).Edge(BenchStation.Seat, true, 2000000).RunTo(601000000);
            Assert.AreEqual(0, bench.Count("\"fault\""));
            bench.RunTo(3600000000);
            Assert.AreEqual(1, bench.Count("\"fault\""));
            Assert.AreEqual(1, bench.Count("\"input\":\"in9\",\"what\":\"stuck\""));
        }

        [TestMethod]
        public void A_loop_stuck_off_is_silent_when_three_transponders_came_without_it()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Line("T,a,9,-40,0", 2000000).Line("T,b,9,-40,0", 4000000).RunTo(10000000);
            Assert.AreEqual(0, bench.Count("\"fault\""));
            bench.Line("T,c,9,-40,0", 10000000).RunTo(30000000);
            Assert.AreEqual(1, bench.Count("\"input\":\"in1\",\"what\":\"silent\""));
            bench.Pulse(BenchStation.Loop, 31000000, 31080000).RunTo(60000000);
            Assert.AreEqual(1, bench.Count("\"input\":\"in1\",\"what\":\"mended\""));
        }

        [TestMethod]
        public void A_contact_that_chatters_is_a_fault_and_its_last_level_is_told_when_it_rests()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            for (int i = 0; i < 3001; i++)
            {
                bench.Edge(BenchStation.Loop, i % 2 == 0, 2000000 + i * 1000);
            }

            Assert.AreEqual(1, bench.Count("\"input\":\"in1\",\"what\":\"chatter\""));
            Assert.AreEqual(0, bench.Count(On));
            bench.RunTo(60000000);
            Assert.AreEqual(1, bench.Count(On));
        }

        [TestMethod]
        public void A_changeover_contact_moves_without_a_fault()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Belt, false, 2000000).Edge(BenchStation.BeltPair, true, 2008000).RunTo(60000000);
            Assert.AreEqual(1, bench.Count("\"k\":\"belt\",\"box\":\"4\",\"on\":true"));
            Assert.AreEqual(0, bench.Count("\"fault\""));
        }

        [TestMethod]
        public void Both_wires_of_a_pair_released_are_a_cut_and_both_closed_a_short()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.BeltPair, true, 2000000).RunTo(20000000);
            Assert.AreEqual(1, bench.Count("\"input\":\"in7\",\"what\":\"cut\""));
            bench.Edge(BenchStation.BeltPair, false, 20000000).RunTo(40000000);
            Assert.AreEqual(1, bench.Count("\"input\":\"in7\",\"what\":\"mended\""));
            bench.Edge(BenchStation.Belt, false, 40000000).RunTo(60000000);
            Assert.AreEqual(1, bench.Count("\"input\":\"in7\",\"what\":\"short\""));
        }
    }
}
