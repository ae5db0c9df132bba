using nanoFramework.Hardware.Esp32;

namespace PitMarshal.Board.Pins
{
    /// <summary>
    /// The pins of the shipped board, an ESP32-WROOM-32: wiring/ says the same. Left out are the strapping pins
    /// (0, 2, 5, 12, 15), flash (6–11), the console (1, 3), and 36 and 39, whose interrupts are unsound.
    /// </summary>
    public static class BoardPins
    {
        /// <summary>
        /// GPIO numbers of in1 to in12. 34 and 35 have no pull-up of their own; the board has one for every input.
        /// </summary>
        private static readonly int[] Inputs =
        {
            Gpio.IO13, Gpio.IO14, Gpio.IO18, Gpio.IO19, Gpio.IO21, Gpio.IO22,
            Gpio.IO23, Gpio.IO25, Gpio.IO26, Gpio.IO27, Gpio.IO34, Gpio.IO35,
        };

        /// <summary>Lit when a driver is out with both feet down. No boot glitch on this pin.</summary>
        public const int Lamp = Gpio.IO04;

        /// <summary>Wired to <see cref="LoopBackIn"/> where the board measures its own edge latency.</summary>
        public const int LoopBackOut = Gpio.IO32;

        /// <summary>Hears <see cref="LoopBackOut"/>.</summary>
        public const int LoopBackIn = Gpio.IO33;

        /// <summary>
        /// UART2, from the transponder decoder or badge reader. (A module with PSRAM needs 16 and 17 itself.)
        /// </summary>
        public const int SerialReceive = Gpio.IO16;

        /// <summary>UART2, to the decoder: it is asked for its time, and for passings that did not arrive.</summary>
        public const int SerialTransmit = Gpio.IO17;

        /// <summary>A reader on I2C takes in5 and in6.</summary>
        public const int I2cData = Gpio.IO21;

        /// <summary>See <see cref="I2cData"/>.</summary>
        public const int I2cClock = Gpio.IO22;

        /// <summary>A reader on SPI takes in3, in4, in7 and in8.</summary>
        public const int SpiClock = Gpio.IO18;

        /// <summary>See <see cref="SpiClock"/>.</summary>
        public const int SpiMiso = Gpio.IO19;

        /// <summary>See <see cref="SpiClock"/>.</summary>
        public const int SpiMosi = Gpio.IO23;

        /// <summary>See <see cref="SpiClock"/>.</summary>
        public const int SpiSelect = Gpio.IO25;

        /// <summary>The GPIO number of an input; 0 is in1.</summary>
        public static int Input(int index)
        {
            return Inputs[index];
        }

        /// <summary>
        /// The inputs, one bit each, that a reader on I2C takes; none where the bus has pins of its own.
        /// </summary>
        public static int I2cInputs()
        {
            return InputOn(I2cData) | InputOn(I2cClock);
        }

        /// <summary>The same of SPI.</summary>
        public static int SpiInputs()
        {
            return InputOn(SpiClock) | InputOn(SpiMiso) | InputOn(SpiMosi) | InputOn(SpiSelect);
        }

        private static int InputOn(int gpio)
        {
            int inputs = 0;
            for (int i = 0; i < Inputs.Length; i++)
            {
                inputs |= Inputs[i] == gpio ? 1 << i : 0;
            }

            return inputs;
        }

        /// <summary>Whether the chip can pull this pin up by itself.</summary>
        public static bool HasPullUp(int gpio)
        {
            return gpio < Gpio.IO34;
        }
    }
}
