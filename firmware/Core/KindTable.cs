using PitMarshal.Core.Inputs;

namespace PitMarshal.Core
{
    /// <summary>
    /// All that the station must know of a kind of observation to read its contact and to tell of it. A further kind
    /// with
    /// a contact in a box is a number in <see cref="Kind"/> and a row here.
    /// </summary>
    public static class KindTable
    {
        // In the order of the numbers.
        private static readonly KindRow[] Rows =
        {
            new KindRow("", ContactNeeds.NoContact, 0),
            new KindRow("boot", ContactNeeds.NoContact, 0),
            new KindRow("loop", ContactNeeds.Place, Input.DefaultStuckS),
            new KindRow("tag", ContactNeeds.NoContact, 0),
            new KindRow("car", ContactNeeds.Place, 0),
            new KindRow("seat", ContactNeeds.Place, 0),
            new KindRow("mat", ContactNeeds.PlaceAndSide, 0),
            new KindRow("badge", ContactNeeds.NoContact, 0),
            new KindRow("belt", ContactNeeds.Place, 0),
            new KindRow("engine", ContactNeeds.Place, 0),
            new KindRow("probe", ContactNeeds.Place, 0),
            new KindRow("button", ContactNeeds.Id, Input.DefaultStuckS),
            new KindRow("fault", ContactNeeds.NoContact, 0),
            new KindRow("lost", ContactNeeds.NoContact, 0),
        };

        public static KindRow Of(Kind kind)
        {
            return Rows[(int)kind];
        }

        /// <summary>Whether this is the number of a kind: what damage may have left in the journal is none.</summary>
        public static bool Has(Kind kind)
        {
            return kind > Kind.None && (int)kind < Rows.Length;
        }

        /// <summary><see cref="Kind.None"/> when there is no such kind.</summary>
        public static Kind Find(Text name)
        {
            for (int i = 1; i < Rows.Length; i++)
            {
                if (name.Is(Rows[i].Name))
                {
                    return (Kind)i;
                }
            }

            return Kind.None;
        }
    }
}
