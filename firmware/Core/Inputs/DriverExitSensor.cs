namespace PitMarshal.Core.Inputs
{
    /// <summary>
    /// Whether the driver of one box is out: the seat is empty, and since it became so both feet were on the ground
    /// at the same time. It only lights the lamp; what is judged are the observations of seat and mats.
    /// </summary>
    public sealed class DriverExitSensor
    {
        private bool _seatEmpty;
        private bool _left;
        private bool _right;

        /// <summary>True from the moment both mats are down beside an empty seat until the seat is taken.</summary>
        public bool IsOut { get; private set; }

        public void Seat(bool occupied)
        {
            _seatEmpty = !occupied;
            Judge();
        }

        public void Mat(bool left, bool down)
        {
            if (left)
            {
                _left = down;
            }
            else
            {
                _right = down;
            }

            Judge();
        }

        private void Judge()
        {
            IsOut = _seatEmpty && (IsOut || (_left && _right));
        }
    }
}
