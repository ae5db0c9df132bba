namespace PitMarshal.Core.Inputs
{
    /// <summary>One change of one pin, as the interrupt saw it: the raw level, and the instant in station µs.</summary>
    public readonly struct Edge
    {
        public readonly int Input;
        public readonly bool Level;
        public readonly long Us;

        public Edge(int input, bool level, long us)
        {
            Input = input;
            Level = level;
            Us = us;
        }
    }
}
