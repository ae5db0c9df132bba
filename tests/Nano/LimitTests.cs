using PitMarshal.Core;
using PitMarshal.Core.Clock;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Inputs;
using nanoFramework.TestFramework;

namespace PitMarshal.Tests.Nano
{
    [TestClass]
    public class LimitTests
    {
        [TestMethod]
        public void The_queue_of_edges_counts_over_its_limit_without_losing_one()
        {
            EdgeQueue queue = new EdgeQueue(int.MaxValue - 5);
            for (int i = 0; i < 20; i++)
            {
                Assert.IsTrue(queue.Put(i, i % 2 == 0, i));
            }

            Edge edge;
            for (int i = 0; i < 20; i++)
            {
                Assert.IsTrue(queue.TryTake(out edge));
                Assert.AreEqual(i, edge.Input);
                Assert.AreEqual(i % 2 == 0, edge.Level);
            }

            Assert.IsFalse(queue.TryTake(out edge));
            Assert.AreEqual(0, queue.Dropped);
        }

        [TestMethod]
        public void Sixty_days_after_boot_stamps_are_whole_microseconds()
        {
            const long Us = 60L * 86400 * 1000000;
            BenchStation bench = new BenchStation(BenchStation.Inputs);
            bench.Station.LinkDown(1000000);
            bench.RunTo(Us);
            bench.Station.LinkUp(Us);
            bench.Edge(BenchStation.Seat, true, Us + 1).RunTo(Us + 1000000);
            Assert.AreEqual(1,
                bench.Count("\"us\":5184000000001,\"pm\":30000,\"k\":\"seat\",\"box\":\"4\",\"on\":true"));
        }

        [TestMethod]
        public void A_full_outbox_drops_the_new_and_tells_which()
        {
            Outbox outbox = new Outbox(512);
            Observation form = new Observation();
            for (int i = 0; i < 100; i++)
            {
                form.Begin(Kind.Car, i, 0);
                form.Place.Set("4");
                outbox.Append(form);
            }

            int kept = 100 - outbox.Dropped;
            while (outbox.PeekUnsent(form))
            {
                outbox.SkipSent();
            }

            Assert.IsTrue(outbox.Acknowledge(kept, 1000));
            Assert.IsTrue(outbox.PeekUnsent(form));
            Assert.AreEqual((int)Kind.Lost, (int)form.Kind);
            Assert.AreEqual(kept + 1, form.From);
            Assert.AreEqual(100, form.To);
            Assert.AreEqual(101, form.Number);
        }

        [TestMethod]
        public void The_mean_of_the_own_latency_is_subtracted_and_its_spread_is_the_uncertainty()
        {
            LatencyMeter meter = new LatencyMeter();
            for (int i = 0; i < 64; i++)
            {
                meter.Driven(i * 1000000L);
                meter.Heard(i * 1000000L + 100 + i % 3 * 50);
            }

            Assert.IsTrue(meter.IsMeasured);
            Assert.IsTrue(meter.MeanUs >= 145 && meter.MeanUs <= 155);
            Assert.IsTrue(meter.UncertaintyUs >= 50 && meter.UncertaintyUs <= 60);
        }
    }
}
