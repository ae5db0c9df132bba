namespace PitMarshal.Core.Readers
{
    /// <summary>How a reader of transponders, badges or distances speaks, and so where it is wired.</summary>
    public enum ReaderForm : byte
    {
        None = 0,

        /// <summary>Serial: lines of text, see <see cref="DecoderLine"/>.</summary>
        Lines = 1,

        /// <summary>Serial: AMB / MYLAPS P3, see <see cref="P3Record"/>.</summary>
        P3 = 2,

        /// <summary>Serial: UHF reader modules, see <see cref="UhfFrame"/>.</summary>
        Uhf = 3,

        /// <summary>An input pin: an infrared receiver, see <see cref="InfraredCode"/>.</summary>
        Infrared = 4,

        /// <summary>SPI: badges.</summary>
        Mfrc522 = 5,

        /// <summary>I2C: badges.</summary>
        Pn532 = 6,

        /// <summary>I2C: distance by light, to 2 m.</summary>
        Vl53l0x = 7,

        /// <summary>Two input pins: distance by sound, to 4 m.</summary>
        Hcsr04 = 8,
    }
}
