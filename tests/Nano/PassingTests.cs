using nanoFramework.TestFramework;

namespace PitMarshal.Tests.Nano
{
    [TestClass]
    public class PassingTests
    {
        private const string Anybody = "\"k\":\"tag\"";
        private const string Nobody = "\"p\":\"pit-in\",\"id\":\"\"";

        [TestMethod]
        public void A_double_pulse_three_seconds_apart_is_two_passings_and_the_second_is_nobody_s()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            for (int i = 0; i < 4; i++)
            {
                long us = 10000000L * (i + 1);
                bench.Edge(BenchStation.Loop, true, us).Line("T,7,9,-40,0", us + 40000)
                    .Edge(BenchStation.Loop, false, us + 80000);
                bench.Pulse(BenchStation.Loop, us + 3000000, us + 3080000).RunTo(us + 9000000);
                Assert.AreEqual(2 * (i + 1), bench.Count(Anybody));
                Assert.AreEqual(i + 1, bench.Count(Nobody));
            }
        }

        [TestMethod]
        public void Two_cars_nose_to_tail_are_one_pulse_and_two_passings_by_the_decoder()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Loop, true, 2000000).Line("T,a,9,-40,0", 2030000).Line("T,b,9,-40,0", 2042000);
            bench.Edge(BenchStation.Loop, false, 2090000).RunTo(4000000);
            Assert.AreEqual(2, bench.Count(Anybody));
            Assert.AreEqual(1, bench.Count("\"us\":2030000,\"pm\":500,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"a\""));
            Assert.AreEqual(1, bench.Count("\"us\":2042000,\"pm\":500,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"b\""));
        }

        [TestMethod]
        public void Two_cars_nose_to_tail_of_which_one_has_no_transponder_are_one_passing()
        {
            // Nobody can see the second car: a single loop does not count cars. The length of the pulse is all there
            // is.
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Loop, true, 2000000).Line("T,a,9,-40,0", 2030000)
                .Edge(BenchStation.Loop, false, 2300000).RunTo(4000000);
            Assert.AreEqual(1, bench.Count(Anybody));
            Assert.AreEqual(1, bench.Count("\"us\":2300000,\"pm\":30000,\"k\":\"loop\""));
        }

        [TestMethod]
        public void A_car_that_rolls_back_over_the_loop_passes_twice()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Loop, true, 2000000).Line("T,a,9,-40,0", 2400000)
                .Edge(BenchStation.Loop, false, 2800000);
            bench.Edge(BenchStation.Loop, true, 4000000).Line("T,a,9,-40,0", 4400000)
                .Edge(BenchStation.Loop, false, 4800000);
            bench.RunTo(8000000);
            Assert.AreEqual(2, bench.Count("\"id\":\"a\""));
            Assert.AreEqual(0, bench.Count(Nobody));
        }

        [TestMethod]
        public void A_car_that_stops_on_the_loop_and_rolls_back_off_it_passes_once()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Loop, true, 2000000).Line("T,a,9,-40,0", 2100000).RunTo(20000000);
            Assert.AreEqual(1, bench.Count(Anybody));
            bench.Edge(BenchStation.Loop, false, 20000000).RunTo(30000000);
            Assert.AreEqual(1, bench.Count(Anybody));
        }
    }
}
