using nanoFramework.TestFramework;

namespace PitMarshal.Tests.Nano
{
    /// <summary>When a passing is told: as soon as nothing can change it any more.</summary>
    [TestClass]
    public class SoonerTests
    {
        /// <summary>The decoder's stamp is better than the loop's, whatever else comes.</summary>
        [TestMethod]
        public void A_transponder_with_the_better_stamp_is_told_when_it_is_heard()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Loop, true, 2000000).Line("T,a,9,-40,7000", 2060000);
            Assert.AreEqual(1, bench.Count("\"us\":2053000,\"pm\":500,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"a\""));

            bench.Edge(BenchStation.Loop, false, 2130000).RunTo(6000000);
            Assert.AreEqual(1, bench.Count("\"k\":\"tag\""));
        }

        [TestMethod]
        public void A_transponder_where_no_loop_is_is_told_when_it_is_heard()
        {
            BenchStation bench = new BenchStation(
                "{\"role\":\"bench\",\"inputs\":[{\"in\":\"serial\",\"k\":\"tag\",\"p\":\"pit-in\"}]}");
            bench.Line("T,a,9,-40,0", 2060000);
            Assert.AreEqual(1, bench.Count("\"id\":\"a\""));
            bench.RunTo(20000000);
            Assert.AreEqual(0, bench.Count("\"k\":\"fault\""));
        }

        [TestMethod]
        public void A_car_alone_on_a_measured_loop_is_told_within_200_ms_once_the_decoder_s_delay_is_known()
        {
            BenchStation bench = Measured();
            long us = Cars(bench, 20);
            bench.Edge(BenchStation.Loop, true, us).Line("T,z,9,-40,60000", us + 60000);
            bench.Edge(BenchStation.Loop, false, us + 130000).RunTo(us + 200000);
            Assert.AreEqual(1,
                bench.Count("\"us\":" + us.ToString() + ",\"pm\":2,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"z\""));
        }

        [TestMethod]
        public void A_second_car_on_the_same_pulse_is_waited_for()
        {
            BenchStation bench = Measured();
            long us = Cars(bench, 20);
            bench.Edge(BenchStation.Loop, true, us).Line("T,y,9,-40,60000", us + 60000);
            bench.Edge(BenchStation.Loop, false, us + 130000).Line("T,z,9,-40,60000", us + 189000).RunTo(us + 1000000);
            Assert.AreEqual(0, bench.Count("\"us\":" + us.ToString() + ",\"pm\":2,\"k\":\"tag\""));
            Assert.AreEqual(1, bench.Count("\"id\":\"y\""));
            Assert.AreEqual(1, bench.Count("\"id\":\"z\""));
        }

        [TestMethod]
        public void A_decoder_that_was_late_once_is_waited_for_again()
        {
            BenchStation bench = Measured();
            long us = Cars(bench, 20);
            bench.Edge(BenchStation.Loop, true, us).Edge(BenchStation.Loop, false, us + 130000);
            bench.Line("T,late,9,-40,240000", us + 245000).RunTo(us + 2000000);
            Assert.AreEqual(1,
                bench.Count("\"us\":" + us.ToString() + ",\"pm\":2,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"late\""));

            us += 3000000;
            bench.Edge(BenchStation.Loop, true, us).Line("T,z,9,-40,60000", us + 60000);
            bench.Edge(BenchStation.Loop, false, us + 130000).RunTo(us + 300000);
            Assert.AreEqual(0, bench.Count("\"id\":\"z\""));
            bench.RunTo(us + 700000);
            Assert.AreEqual(1, bench.Count("\"id\":\"z\""));
        }

        /// <summary>A detector that was described: its delay is taken off, its scatter stated.</summary>
        [TestMethod]
        public void A_contact_s_own_delay_is_taken_off_and_its_scatter_added()
        {
            BenchStation bench = new BenchStation("{\"role\":\"bench\",\"inputs\":[" +
                "{\"in\":\"in1\",\"k\":\"loop\",\"p\":\"pit-in\",\"debounceMs\":5,\"low\":false," +
                "\"latencyUs\":60000,\"pmUs\":20000,\"detector\":\"ours at sensitivity 2, both lines\"}]}");
            bench.Edge(BenchStation.Loop, true, 2000000).RunTo(3000000);
            Assert.AreEqual(1, bench.Count("\"us\":1940000,\"pm\":50000,\"k\":\"loop\""));
            Assert.AreEqual(1, bench.Count("\"us\":1940000,\"pm\":50000,\"k\":\"tag\""));
        }

        [TestMethod]
        public void A_loop_whose_detector_scatters_more_than_the_decoder_leaves_it_the_stamp()
        {
            BenchStation bench = Measured("\"latencyUs\":0,\"pmUs\":20000,");
            bench.Edge(BenchStation.Loop, true, 5000000).Line("T,a,9,-40,60000", 5060000);
            Assert.AreEqual(1, bench.Count("\"us\":5000000,\"pm\":500,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"a\""));
        }

        /// <summary>Of which the worst of its kind has to be thought: 140 ms.</summary>
        [TestMethod]
        public void A_loop_whose_detector_nobody_described_leaves_the_decoder_the_stamp()
        {
            BenchStation bench = Measured("");
            bench.Edge(BenchStation.Loop, true, 5000000).Line("T,a,9,-40,60000", 5060000);
            Assert.AreEqual(1, bench.Count("\"us\":5000000,\"pm\":500,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"a\""));
        }

        private static BenchStation Measured()
        {
            return Measured("\"latencyUs\":0,\"pmUs\":0,");
        }

        private static BenchStation Measured(string detector)
        {
            BenchStation bench = new BenchStation("{\"role\":\"bench\",\"inputs\":[" +
                "{\"in\":\"in1\",\"k\":\"loop\",\"p\":\"pit-in\",\"debounceMs\":5," + detector + "\"low\":false}," +
                "{\"in\":\"serial\",\"k\":\"tag\",\"p\":\"pit-in\",\"pmUs\":500}]}");
            return bench.MeasureLatency(1100000);
        }

        private static long Cars(BenchStation bench, int count)
        {
            long us = 3000000;
            for (int i = 0; i < count; i++)
            {
                bench.Edge(BenchStation.Loop, true, us).Line("T," + i.ToString() + ",9,-40,60000", us + 60000);
                bench.Edge(BenchStation.Loop, false, us + 130000);
                us += 1000000;
            }

            return us;
        }
    }
}
