using nanoFramework.TestFramework;

namespace PitMarshal.Tests.Nano
{
    [TestClass]
    public class BoxTests
    {
        private const string Mat = "\"k\":\"mat\"";

        [TestMethod]
        public void Both_mats_never_at_once_are_told_and_are_no_exit()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            for (int i = 0; i < 5; i++)
            {
                long us = 2000000 + i * 1000000;
                bench.Pulse(BenchStation.Left, us, us + 400000).Pulse(BenchStation.Right, us + 500000, us + 900000);
                Assert.IsFalse(bench.Station.DriverOut);
            }

            bench.RunTo(10000000);
            Assert.AreEqual(2 + 20, bench.Count(Mat));
        }

        [TestMethod]
        public void One_mat_only_is_no_exit()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Left, true, 2000000).RunTo(60000000);
            Assert.IsFalse(bench.Station.DriverOut);
            Assert.AreEqual(1, bench.Count("\"side\":\"left\",\"on\":true"));
            Assert.AreEqual(0, bench.Count("\"side\":\"right\",\"on\":true"));
        }

        [TestMethod]
        public void A_helper_on_both_mats_while_the_seat_is_taken_is_no_exit()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Seat, true, 1500000).RunTo(2000000);
            bench.Edge(BenchStation.Left, true, 2000000).Edge(BenchStation.Right, true, 2100000).RunTo(5000000);
            Assert.IsFalse(bench.Station.DriverOut);
            bench.Edge(BenchStation.Left, false, 5000000).Edge(BenchStation.Right, false, 5000000).RunTo(6000000);
            bench.Edge(BenchStation.Seat, false, 6000000).RunTo(7000000);
            Assert.IsFalse(bench.Station.DriverOut);
            Assert.AreEqual(2 + 4, bench.Count(Mat));
        }

        [TestMethod]
        public void A_driver_beside_an_empty_seat_with_both_feet_down_is_out_until_the_seat_is_taken()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Left, true, 2000000).Edge(BenchStation.Right, true, 2100000).RunTo(3000000);
            Assert.IsTrue(bench.Station.DriverOut);
            bench.Edge(BenchStation.Left, false, 3000000).RunTo(4000000);
            Assert.IsTrue(bench.Station.DriverOut);
            bench.Edge(BenchStation.Seat, true, 4000000).RunTo(5000000);
            Assert.IsFalse(bench.Station.DriverOut);
        }

        [TestMethod]
        public void A_badge_held_to_the_reader_is_told_once()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            for (int i = 0; i < 50; i++)
            {
                bench.Line("B,4,d7,0", 2000000 + i * 100000);
            }

            Assert.AreEqual(1, bench.Count("\"k\":\"badge\""));
            bench.Line("B,4,d7,0", 20000000).RunTo(21000000);
            Assert.AreEqual(2, bench.Count("\"k\":\"badge\",\"box\":\"4\",\"id\":\"d7\""));
        }

        [TestMethod]
        public void Two_badges_in_turn_are_each_told_and_so_are_two_boxes()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Line("B,4,d7,0", 2000000).Line("B,4,d8,0", 2200000).Line("B,4,d7,0", 2400000)
                .Line("B,5,d7,0", 2500000).RunTo(3000000);
            Assert.AreEqual(4, bench.Count("\"k\":\"badge\""));
        }

        [TestMethod]
        public void The_badge_of_an_unknown_driver_is_told_as_it_was_read()
        {
            // Who has which badge is the entry list's business: a station knows no drivers.
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Line("B,4,04a2b3c4d5e680,0", 2000000).RunTo(3000000);
            Assert.AreEqual(1, bench.Count("\"k\":\"badge\",\"box\":\"4\",\"id\":\"04a2b3c4d5e680\""));
        }

        [TestMethod]
        public void A_button_is_told_when_it_is_pressed_and_when_it_is_stuck()
        {
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Edge(BenchStation.Button, true, 2000000).RunTo(100000000);
            Assert.AreEqual(1, bench.Count("\"k\":\"button\",\"id\":\"b1\""));
            Assert.AreEqual(1, bench.Count("\"input\":\"in6\",\"what\":\"stuck\""));
        }
    }
}
