using System.Text;
using PitMarshal.Core;
using PitMarshal.Core.Readers;
using nanoFramework.TestFramework;

namespace PitMarshal.Tests.Nano
{
    [TestClass]
    public class ReaderTests
    {
        private const string Uhf =
            "{\"role\":\"pit-entry\",\"inputs\":[" +
            "{\"in\":\"in1\",\"k\":\"loop\",\"p\":\"pit-in\",\"debounceMs\":5,\"low\":false}," +
            "{\"in\":\"serial\",\"k\":\"tag\",\"p\":\"pit-in\",\"form\":\"uhf\"}]}";

        private const string Box =
            "{\"role\":\"box\",\"inputs\":[" +
            "{\"in\":\"i2c\",\"k\":\"car\",\"box\":\"4\",\"form\":\"vl53l0x\",\"debounceMs\":300,\"nearMm\":1000,\"farMm\":1300}," +
            "{\"in\":\"in10\",\"k\":\"tag\",\"p\":\"box-4\",\"form\":\"ir\"}," +
            "{\"in\":\"spi\",\"k\":\"badge\",\"box\":\"4\",\"form\":\"mfrc522\"}]}";

        // Notices of one code at -55 dBm and of another at -40, and a look that saw nothing.
        private const string Weak = "bb02220011c93000e28068940000502e32acb18b12346a7e";
        private const string Strong = "bb02220011d83000e28068940000502e32acb18b1234797e";
        private const string Nothing = "bb01ff000115167e";

        [TestMethod]
        public void A_UHF_notice_is_a_code_and_its_strength()
        {
            byte[] frame = Hex.Bytes(Weak);
            Core.Text id = new Core.Text();
            int rssi;
            Assert.IsTrue(UhfFrame.IsSound(frame, frame.Length));
            Assert.IsTrue(UhfFrame.TryRead(frame, frame.Length, id, out rssi));
            Assert.IsTrue(id.Is("e28068940000502e32acb18b"));
            Assert.AreEqual(-55, rssi);
            frame[10] ^= 1;
            Assert.IsFalse(UhfFrame.IsSound(frame, frame.Length));
        }

        [TestMethod]
        public void A_transponder_read_a_hundred_times_is_one_passing_that_the_loop_stamps()
        {
            BenchStation bench = new BenchStation(Uhf);
            Reads(bench, 1500000, 50);
            bench.Edge(BenchStation.Loop, true, 2000000).Bytes(Hex.Bytes(Strong), 2010000)
                .Edge(BenchStation.Loop, false, 2080000);
            Reads(bench, 2090000, 50);
            bench.RunTo(20000000);
            Assert.AreEqual(1, bench.Count("\"k\":\"tag\""));
            Assert.AreEqual(1, bench.Count("\"us\":2000000,\"pm\":30000,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"e28068940000502e32acb18b\""));
        }

        [TestMethod]
        public void A_transponder_that_stays_in_the_field_passes_once_more_when_the_loop_says_so()
        {
            BenchStation bench = new BenchStation(Uhf);
            bench.Edge(BenchStation.Loop, true, 2000000).Bytes(Hex.Bytes(Strong), 2010000)
                .Edge(BenchStation.Loop, false, 2080000);
            Reads(bench, 2100000, 400);
            bench.Edge(BenchStation.Loop, true, 12100000).Bytes(Hex.Bytes(Strong), 12110000)
                .Edge(BenchStation.Loop, false, 12180000);
            bench.RunTo(60000000);
            Assert.AreEqual(2, bench.Count("\"id\":\"e28068940000502e32acb18b\""));
            Assert.AreEqual(2, bench.Count("\"k\":\"tag\""));
        }

        [TestMethod]
        public void A_UHF_reader_that_stopped_looking_is_told_to_look_in_either_dialect()
        {
            BenchStation bench = new BenchStation(Uhf);
            byte[] request;
            Assert.AreEqual(10, bench.Station.TakeSerialRequest(1000000, out request));
            Assert.AreEqual(0xBB, (int)request[0]);
            Assert.AreEqual(0, bench.Station.TakeSerialRequest(1500000, out request));
            Assert.AreEqual(10, bench.Station.TakeSerialRequest(3000000, out request));
            Assert.AreEqual(0xAA, (int)request[0]);
            bench.Bytes(Hex.Bytes(Nothing), 3500000);
            Assert.AreEqual(0, bench.Station.TakeSerialRequest(5400000, out request));
            Assert.AreEqual(10, bench.Station.TakeSerialRequest(5500000, out request));
            Assert.AreEqual(0xBB, (int)request[0]);
        }

        [TestMethod]
        public void An_infrared_code_has_two_zeros_six_bits_and_an_even_number_of_ones()
        {
            Assert.AreEqual(21, InfraredCode.Decode(new int[] { 250, 250, 250, 650, 250, 650, 250, 650, 650 }, 9));
            Assert.AreEqual(21, InfraredCode.Decode(new int[] { 200, 210, 190, 560, 200, 540, 210, 550, 550 }, 9));
            Assert.AreEqual(-1, InfraredCode.Decode(new int[] { 250, 250, 250, 650, 250, 650, 250, 650, 250 }, 9));
            Assert.AreEqual(-1, InfraredCode.Decode(new int[] { 650, 650, 250, 650, 250, 650, 250, 650, 650 }, 9));
            Assert.AreEqual(-1, InfraredCode.Decode(new int[] { 250, 250, 250, 1250, 250, 650, 250, 650, 650 }, 9));
            Assert.AreEqual(-1, InfraredCode.Decode(new int[] { 250, 250, 250 }, 3));
            InfraredCode code = new InfraredCode();
            Assert.IsFalse(code.IsConfirmed(21, 1000000));
            Assert.IsTrue(code.IsConfirmed(21, 1030000));
            Assert.IsFalse(code.IsConfirmed(21, 1300000));
        }

        [TestMethod]
        public void An_infrared_transponder_in_sight_without_a_loop_is_one_passing_until_it_was_gone_for_five_seconds()
        {
            BenchStation bench = new BenchStation(Box);
            for (int i = 0; i < 20; i++)
            {
                Board(bench, "T,21,1,0,0", 2000000 + i * 30000);
            }

            Board(bench, "T,21,1,0,0", 5000000);
            bench.RunTo(9000000);
            Assert.AreEqual(1, bench.Count("\"k\":\"tag\",\"p\":\"box-4\",\"id\":\"21\""));
            Board(bench, "T,21,1,0,0", 12000000);
            bench.RunTo(20000000);
            Assert.AreEqual(2, bench.Count("\"k\":\"tag\""));
        }

        [TestMethod]
        public void A_distance_is_a_car_with_hysteresis()
        {
            BenchStation bench = new BenchStation(Box);
            int[] mm = { 8190, 1100, 990, 1200, 1290, 1010, 1310, 1100, 1250 };
            for (int i = 0; i < mm.Length * 10; i++)
            {
                Board(bench, "R," + mm[i / 10].ToString() + ",0", 2000000 + i * 100000);
            }

            bench.RunTo(12000000);
            Assert.AreEqual(1, bench.Count("\"us\":3950000,\"pm\":100000,\"k\":\"car\",\"box\":\"4\",\"on\":true"));
            Assert.AreEqual(2, bench.Count("\"k\":\"car\",\"box\":\"4\",\"on\":false"));
            Assert.AreEqual(3, bench.Count("\"k\":\"car\""));
        }

        [TestMethod]
        public void A_range_sensor_that_says_nothing_is_a_fault()
        {
            BenchStation bench = new BenchStation(Box);
            Board(bench, "R,8190,0", 2000000);
            bench.RunTo(6000000);
            Assert.AreEqual(0, bench.Count("\"fault\""));
            bench.RunTo(30000000);
            Assert.AreEqual(1, bench.Count("\"k\":\"fault\",\"input\":\"range\",\"what\":\"silent\""));
        }

        private static void Reads(BenchStation bench, long us, int count)
        {
            for (int i = 0; i < count; i++)
            {
                bench.Bytes(Hex.Bytes(i % 3 == 2 ? Nothing : Weak), us + i * 25000);
            }
        }

        /// <summary>A line of the board's own readers.</summary>
        private static void Board(BenchStation bench, string line, long us)
        {
            bench.RunTo(us);
            byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
            bench.Station.ReaderBytes(bytes, bytes.Length, us);
            bench.RunTo(us);
        }
    }
}
