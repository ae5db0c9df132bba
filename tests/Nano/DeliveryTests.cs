using System.Text;
using PitMarshal.Core;
using PitMarshal.Core.Clock;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Inputs;
using PitMarshal.Core.Payload;
using nanoFramework.TestFramework;

namespace PitMarshal.Tests.Nano
{
    /// <summary>What keeps, sends and reads on the device itself.</summary>
    [TestClass]
    public class DeliveryTests
    {
        private const string Earlier = "0a0a0a0a";

        [TestMethod]
        public void The_outbox_takes_what_the_rest_leaves_free()
        {
            Assert.AreEqual(OutboxSize.Least, OutboxSize.For(0));
            Assert.AreEqual(OutboxSize.Least, OutboxSize.For(OutboxSize.Rest + OutboxSize.Least));
            Assert.AreEqual(20000, OutboxSize.For(OutboxSize.Rest + 20000));
            Assert.AreEqual(OutboxSize.Most, OutboxSize.For(4000000000));
        }

        [TestMethod]
        public void Escapes_of_a_string_are_read_as_what_they_mean()
        {
            Assert.AreEqual("a\"b\\c/d\te", Read("\"a\\\"b\\\\c\\/d\\te\""));
            Assert.AreEqual("\u00e9\u20ac", Read("\"\\u00e9\\u20AC\""));
            Assert.AreEqual("f0 9f 8f 81", Bytes("\"\\ud83c\\udfc1\""));
            Assert.IsNull(Read("\"\\ud83c\""));
            Assert.IsNull(Read("\"\\x41\""));
            Assert.IsNull(Read("\"no end"));
            Assert.IsNull(Read("\"1234567890123456789012345\""));
        }

        [TestMethod]
        public void Only_printable_utf_8_is_a_name()
        {
            Assert.IsTrue(IsPrintable(0x41, 0xC3, 0xA9, 0xE2, 0x82, 0xAC));
            Assert.IsTrue(IsPrintable(0xF0, 0x9F, 0x8F, 0x81));
            Assert.IsFalse(IsPrintable(0x07));
            Assert.IsFalse(IsPrintable(0xC0, 0x80));
            Assert.IsFalse(IsPrintable(0xED, 0xA0, 0x80));
            Assert.IsFalse(IsPrintable(0xE2, 0x82));
            Assert.IsFalse(IsPrintable(0xF5, 0x80, 0x80, 0x80));
            Assert.IsFalse(IsPrintable(0xC2, 0x85));
        }

        [TestMethod]
        public void Values_of_any_kind_are_passed_over()
        {
            byte[] json = Encoding.UTF8.GetBytes("{\"x\":[1,-2.5e3,{\"y\":\"z\"},[],true,null],\"s\":7}");
            JsonReader reader = new JsonReader(json, json.Length);
            long seconds = 0;
            reader.EnterObject();
            while (reader.NextName())
            {
                if (reader.NameIs("s"))
                {
                    reader.ReadLong(out seconds);
                }
                else
                {
                    Assert.IsTrue(reader.Skip());
                }
            }

            Assert.IsTrue(reader.IsAtEnd);
            Assert.AreEqual(7L, seconds);
        }

        [TestMethod]
        public void A_watch_lasts_as_long_as_asked_and_not_over_ten_minutes()
        {
            EdgeWatch watch = new EdgeWatch();
            Assert.IsTrue(watch.Receive(Encoding.UTF8.GetBytes("{\"s\":600}"), 1000000));
            Assert.IsTrue(watch.IsOn(600999999));
            Assert.IsFalse(watch.IsOn(601000000));
            Assert.IsFalse(watch.Receive(Encoding.UTF8.GetBytes("{\"s\":601}"), 1000000));
            Assert.IsFalse(watch.Receive(Encoding.UTF8.GetBytes("{\"s\":-1}"), 1000000));
            for (int i = 0; i < 20; i++)
            {
                watch.Take(new Edge(i % 12, i % 2 == 0, 2000000 + i));
            }

            Assert.AreEqual(EdgeWatch.Capacity, watch.Count);
            Assert.AreEqual(2000004L, watch.At(0).Us);
            Assert.AreEqual(7, watch.At(15).Input);
            Assert.IsFalse(watch.At(15).Level);
        }

        [TestMethod]
        public void A_clock_answer_gives_its_four_instants_once_and_only_to_its_question()
        {
            ClockExchange clock = new ClockExchange();
            Text boot = new Text();
            boot.Set(BenchStation.BootId);
            clock.LinkUp(0);
            clock.Ask(1000);
            Assert.IsTrue(clock.Receive(Answer(BenchStation.BootId, 999), boot, 5000));
            Assert.IsFalse(clock.HasLast);
            Assert.IsTrue(clock.Receive(Answer(BenchStation.BootId, 1000), boot, 5000));
            Assert.IsTrue(clock.HasLast);
            Assert.AreEqual(1000L, clock.AskedUs);
            Assert.AreEqual(1781359385000000L, clock.ReceivedUs);
            Assert.AreEqual(1781359385000100L, clock.ToldUs);
            Assert.AreEqual(5000L, clock.ArrivedUs);
            Assert.IsTrue(clock.Receive(Answer(BenchStation.BootId, 1000), boot, 9000));
            Assert.AreEqual(5000L, clock.ArrivedUs);
            Assert.IsFalse(clock.Receive(Encoding.UTF8.GetBytes("{\"boot\":\"x\",\"us\":1000}"), boot, 9000));
        }

        [TestMethod]
        public void Drops_are_told_at_once_and_then_every_ten_seconds()
        {
            DropReport report = new DropReport();
            Assert.IsFalse(report.Take(0, 1000000));
            Assert.IsTrue(report.Take(1, 1000000));
            Assert.IsFalse(report.Take(3, 2000000));
            Assert.AreEqual(11000000L, report.DueUs);
            Assert.IsFalse(report.Take(3, 10999999));
            Assert.IsTrue(report.Take(3, 11000000));
            Assert.AreEqual(Due.Never, report.DueUs);
        }

        [TestMethod]
        public void What_an_earlier_boot_left_is_sent_first_and_a_hole_in_it_is_told()
        {
            ListJournal journal = new ListJournal();
            journal.Add(Earlier, 1);
            journal.Add(Earlier, 2);
            journal.Add(Earlier, 5);
            BenchStation bench = new BenchStation(BenchStation.Inputs, journal);
            Assert.IsTrue(bench.Message(0).IndexOf("{\"boot\":\"" + Earlier + "\",\"obs\":[{\"n\":1,") == 0);
            Assert.IsTrue(bench.Said("{\"n\":4,\"us\":5,\"pm\":0,\"k\":\"lost\",\"from\":3,\"to\":4}"));
            Assert.IsTrue(bench.Said("{\"n\":5,"));
            bench.RunTo(3000000);
            Assert.IsTrue(journal.IsEmpty);
            Assert.IsTrue(bench.Said("{\"boot\":\"" + BenchStation.BootId + "\",\"obs\":[{\"n\":1,"));
        }

        [TestMethod]
        public void The_journal_is_written_after_two_seconds_and_what_nobody_acknowledged_sent_again_after_five()
        {
            ListJournal journal = new ListJournal();
            BenchStation bench = new BenchStation(BenchStation.Inputs, journal);
            bench.IsAnswered = false;
            int before = bench.Messages;
            bench.Edge(BenchStation.Seat, true, 10000000).RunTo(10020000);
            Assert.AreEqual(before + 1, bench.Messages);
            bench.RunTo(11999999);
            Assert.IsTrue(journal.IsEmpty);
            bench.RunTo(12000000);
            Assert.IsFalse(journal.IsEmpty);
            bench.RunTo(15019999);
            Assert.AreEqual(before + 1, bench.Messages);
            bench.RunTo(15020000);
            Assert.AreEqual(before + 2, bench.Messages);
        }

        private static byte[] Answer(string boot, long us)
        {
            return Encoding.UTF8.GetBytes("{\"boot\":\"" + boot + "\",\"us\":" + us.ToString()
                + ",\"rx\":1781359385000000,\"tx\":1781359385000100}");
        }

        private static string Read(string json)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(json);
            Text text = new Text();
            bool good = new JsonReader(bytes, bytes.Length).ReadText(text);
            return good ? Encoding.UTF8.GetString(text.Bytes, 0, text.Length) : null;
        }

        private static string Bytes(string json)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(json);
            Text text = new Text();
            new JsonReader(bytes, bytes.Length).ReadText(text);
            string hex = "";
            for (int i = 0; i < text.Length; i++)
            {
                hex += (i == 0 ? "" : " ") + ((int)text.Bytes[i]).ToString("X2").ToLower();
            }

            return hex;
        }

        private static bool IsPrintable(params byte[] bytes)
        {
            return Utf8.IsPrintable(bytes, bytes.Length);
        }
    }
}
