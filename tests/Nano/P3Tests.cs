using PitMarshal.Core;
using PitMarshal.Core.Readers.P3;
using nanoFramework.TestFramework;

namespace PitMarshal.Tests.Nano
{
    [TestClass]
    public class P3Tests
    {
        private const string Config =
            "{\"role\":\"pit-entry\",\"inputs\":[" +
            "{\"in\":\"in1\",\"k\":\"loop\",\"p\":\"pit-in\",\"debounceMs\":5,\"low\":false}," +
            "{\"in\":\"serial\",\"k\":\"tag\",\"p\":\"pit-in\",\"form\":\"p3\",\"baud\":19200}]}";

        private const string Passing = "8e0233009ec700000100010448bc010003041d582c000408e805bfc4a41b050005026a0006023200080200008104930f02008f";

        // Their CRC's low byte is 8E and comes as 8d ae; their number's low byte is 8D and comes as 8d ad.
        private const string EscapedCrc = "8e0233008dae400000010001047c680200030473d756000408882878f31e8305000502b20006021f00080200008104131804008f";
        private const string EscapedNumber = "8e023300e0140000010001048dad68020003042f793400040860a1047f1f83050005029d0006021a00080200008104131804008f";

        private static readonly string[] s_statuses =
        {
            "8e021f00d6870000020001021a00070228000c01780601008104930f02008f",
            "8e021f00f3890000020001022800070216000c01760601008104131804008f",
        };

        [TestMethod]
        public void A_passing_is_read_with_all_that_it_says()
        {
            P3Record record = Parsed(Passing);
            Assert.AreEqual(P3Record.Passing, record.Type);
            Assert.AreEqual(113736L, (long)record.Number);
            Assert.AreEqual(2906141L, (long)record.Transponder);
            Assert.AreEqual(1437769372993000L, record.RtcUs);
            Assert.AreEqual(106, record.Strength);
            Assert.AreEqual(50, record.Hits);
        }

        [TestMethod]
        public void Bytes_that_were_escaped_are_read_as_they_were_meant()
        {
            Assert.AreEqual(0x2687CL, (long)Parsed(EscapedCrc).Number);
            Assert.AreEqual(0x2688DL, (long)Parsed(EscapedNumber).Number);
        }

        [TestMethod]
        public void A_status_is_a_record_and_nobody_s_passing()
        {
            BenchStation bench = new BenchStation(Config);
            for (int i = 0; i < s_statuses.Length; i++)
            {
                Assert.IsFalse(Parsed(s_statuses[i]).HasTransponder);
                bench.Bytes(Hex.Bytes(s_statuses[i]), 2000000 + i);
            }

            bench.RunTo(5000000);
            Assert.AreEqual(0, bench.Count("\"tag\""));
            Assert.AreEqual(0L, bench.Station.Refused);
        }

        [TestMethod]
        public void A_record_with_one_wrong_bit_is_refused()
        {
            byte[] bytes = Hex.Bytes(Passing);
            P3Record record = new P3Record();
            for (int bit = 0; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(record.Parse(bytes, bytes.Length));
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        [TestMethod]
        public void What_the_station_writes_is_a_record_itself()
        {
            byte[] fields = { 0x01, 4, 0x8A, 0x8D, 0x8E, 0x8F, 0x02, 4, 1, 2, 3, 4 };
            byte[] frame = new byte[64];
            int length = P3Record.Write(P3Record.Resend, fields, fields.Length, frame);
            P3Record record = new P3Record();
            Assert.IsTrue(record.Parse(frame, length));
            Assert.AreEqual(P3Record.Resend, record.Type);
            for (int i = 1; i < length - 1; i++)
            {
                Assert.IsFalse(frame[i] == P3Record.Start || frame[i] == P3Record.End);
            }
        }

        [TestMethod]
        public void Without_the_decoder_s_time_a_passing_is_uncertain_by_a_second_and_the_loop_stamps()
        {
            BenchStation bench = new BenchStation(Config);
            bench.Edge(BenchStation.Loop, true, 2000000).Bytes(Hex.Bytes(Passing), 2200000)
                .Edge(BenchStation.Loop, false, 2210000).RunTo(5000000);
            Assert.AreEqual(1, bench.Count("\"us\":2000000,\"pm\":30000,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"2906141\",\"hits\":50,\"rssi\":106"));
            bench.Bytes(Hex.Bytes(EscapedCrc), 6000000).RunTo(9000000);
            Assert.AreEqual(1, bench.Count("\"us\":6000000,\"pm\":1250000,\"k\":\"tag\""));
        }

        [TestMethod]
        public void With_it_the_decoder_s_stamp_becomes_the_station_s_within_half_the_round_trip()
        {
            BenchStation bench = new BenchStation(Config);
            Exchange(bench, 2000000, 1437769372000000L, 4000);
            bench.Bytes(Hex.Bytes(Passing), 3200000).RunTo(5000000);
            // 993 ms after the decoder's time, which was read between 2,000,000 and 2,004,000 of the station's.
            Assert.AreEqual(1,
                bench.Count("\"us\":2995000,\"pm\":2100,\"k\":\"tag\",\"p\":\"pit-in\",\"id\":\"2906141\""));
        }

        [TestMethod]
        public void A_quicker_exchange_narrows_what_a_slow_one_told_and_drift_widens_it()
        {
            P3Clock clock = new P3Clock();
            clock.Begin(0);
            clock.Asked(0);
            clock.Answered(1000000000L, 500000);
            clock.Asked(10000000);
            clock.Answered(1010000000L + 1000, 10002000);
            long us;
            int pm;
            Assert.IsTrue(clock.TryMap(1011000000L, 11500000, out us, out pm));
            Assert.IsTrue(pm >= 1000 && pm <= 1200);
            Assert.IsTrue(us >= 11000000 - pm && us <= 11000000 + pm);
            Assert.IsTrue(clock.TryMap(1310000000L, 310500000, out us, out pm));
            Assert.IsTrue(pm > 30000 && pm < 32000);
            Assert.IsFalse(clock.TryMap(1911000000L, 911000000, out us, out pm));
        }

        [TestMethod]
        public void A_decoder_whose_clock_was_set_is_believed_anew()
        {
            P3Clock clock = new P3Clock();
            clock.Begin(0);
            clock.Asked(0);
            clock.Answered(1000000000L, 2000);
            long us;
            int pm;
            Assert.IsFalse(clock.TryMap(5000000000L, 3000, out us, out pm));
            clock.Asked(10000000);
            clock.Answered(5000000000L, 10002000);
            Assert.IsTrue(clock.TryMap(5000500000L, 11000000, out us, out pm));
            Assert.AreEqual(10501000L, us);
            Assert.IsFalse(clock.TryMap(1010000000L, 11000000, out us, out pm));
        }

        [TestMethod]
        public void A_passing_that_did_not_arrive_is_asked_for_again_and_told_once()
        {
            P3Numbers numbers = new P3Numbers();
            Assert.IsTrue(numbers.Take(10, 0));
            Assert.IsFalse(numbers.Take(10, 1));
            Assert.IsTrue(numbers.Take(14, 2));
            Assert.AreEqual(2L, numbers.DueUs);
            Assert.IsTrue(numbers.Ask(2));
            Assert.AreEqual(11L, (long)numbers.From);
            Assert.AreEqual(13L, (long)numbers.Until);
            Assert.IsTrue(numbers.Take(11, 3));
            Assert.IsFalse(numbers.Take(11, 3));
            Assert.IsTrue(numbers.Take(13, 4));
            Assert.IsTrue(numbers.Ask(1000002));
            Assert.AreEqual(12L, (long)numbers.From);
            Assert.AreEqual(12L, (long)numbers.Until);
            Assert.IsTrue(numbers.Take(12, 1000003));
            Assert.AreEqual(Due.Never, numbers.DueUs);
            Assert.AreEqual(0, numbers.Lost);
        }

        [TestMethod]
        public void What_never_comes_is_lost_after_three_questions_and_a_decoder_that_began_anew_lost_nothing()
        {
            P3Numbers numbers = new P3Numbers();
            numbers.Take(uint.MaxValue, 0);
            numbers.Take(2, 0);
            while (numbers.DueUs != Due.Never)
            {
                numbers.Ask(numbers.DueUs);
            }

            Assert.AreEqual(2, numbers.Lost);
            Assert.IsTrue(numbers.Take(100000, 9000000));
            Assert.IsTrue(numbers.Take(1, 9000001));
            Assert.AreEqual(2, numbers.Lost);
        }

        private static P3Record Parsed(string hex)
        {
            byte[] bytes = Hex.Bytes(hex);
            P3Record record = new P3Record();
            Assert.IsTrue(record.Parse(bytes, bytes.Length));
            return record;
        }

        /// <summary>The station asks; the decoder's answer comes after so many µs.</summary>
        private static void Exchange(BenchStation bench, long us, long rtcUs, int afterUs)
        {
            byte[] request;
            bench.RunTo(us);
            int length = bench.Station.TakeSerialRequest(us, out request);
            P3Record record = new P3Record();
            Assert.IsTrue(record.Parse(request, length));
            Assert.AreEqual(P3Record.GetTime, record.Type);
            byte[] fields = new byte[10];
            fields[0] = 0x01;
            fields[1] = 8;
            for (int i = 0; i < 8; i++)
            {
                fields[2 + i] = (byte)(rtcUs >> (8 * i));
            }

            byte[] answer = new byte[64];
            byte[] exact = new byte[P3Record.Write(P3Record.GetTime, fields, fields.Length, answer)];
            for (int i = 0; i < exact.Length; i++)
            {
                exact[i] = answer[i];
            }

            bench.Bytes(exact, us + afterUs);
        }
    }
}
