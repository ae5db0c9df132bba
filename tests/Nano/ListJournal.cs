using System.Collections;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;

namespace PitMarshal.Tests.Nano
{
    /// <summary>A journal in memory, of which a test says what lies in it.</summary>
    internal sealed class ListJournal : IJournal
    {
        private readonly ArrayList _entries = new ArrayList();

        public bool IsEmpty
        {
            get { return _entries.Count == 0; }
        }

        /// <summary>A car in box 4, as an earlier boot wrote it; its stamp is its number.</summary>
        internal void Add(string boot, int number)
        {
            Text id = new Text();
            id.Set(boot);
            Observation car = new Observation();
            car.Begin(Kind.Car, number, 0);
            car.Place.Set("4");
            car.Number = number;
            byte[] entry = new byte[Backlog.EntryLength];
            Append(entry, Backlog.Write(id, 0, car, entry));
        }

        public bool Append(byte[] entry, int length)
        {
            byte[] kept = new byte[length];
            for (int i = 0; i < length; i++)
            {
                kept[i] = entry[i];
            }

            _entries.Add(kept);
            return true;
        }

        public bool Flush()
        {
            return true;
        }

        public int Read(int position, byte[] entry, out int next)
        {
            next = position;
            if (position >= _entries.Count)
            {
                return 0;
            }

            byte[] kept = (byte[])_entries[position];
            for (int i = 0; i < kept.Length; i++)
            {
                entry[i] = kept[i];
            }

            next = position + 1;
            return kept.Length;
        }

        public bool Clear()
        {
            _entries.Clear();
            return true;
        }
    }
}
