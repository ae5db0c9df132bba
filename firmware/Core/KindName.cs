namespace PitMarshal.Core
{
    /// <summary>The kinds as the contract names them.</summary>
    public static class KindName
    {
        private static readonly string[] Names =
        {
            "", "boot", "loop", "tag", "car", "seat", "mat", "badge", "belt", "engine", "probe", "button", "fault", "lost",
        };

        public static string Of(Kind kind)
        {
            return Names[(int)kind];
        }

        /// <summary><see cref="Kind.None"/> when there is no such kind.</summary>
        public static Kind Find(Text name)
        {
            for (int i = 1; i < Names.Length; i++)
            {
                if (name.Is(Names[i]))
                {
                    return (Kind)i;
                }
            }

            return Kind.None;
        }
    }
}
