// The nanoFramework.Iot.Device bindings that the Board uses, as much of them, over what stands before the
// virtual board's readers.
using System.Device.I2c;
using System.Device.Spi;
using PitMarshal.Host.Nano;

namespace Iot.Device.Rfid
{
    public class Data106kbpsTypeA(byte targetNumber, ushort atqa, byte sak, byte[] nfcId, byte[] ats)
    {
        public byte TargetNumber => targetNumber;

        public ushort Atqa => atqa;

        public byte Sak => sak;

        public byte[] NfcId => nfcId;

        public byte[] Ats => ats;
    }
}

namespace Iot.Device.Mfrc522
{
    using Iot.Device.Rfid;

    public class MfRc522(SpiDevice spiDevice)
    {
        public SpiDevice Device => spiDevice;

        public bool ListenToCardIso14443TypeA(out Data106kbpsTypeA? card, TimeSpan timeout)
        {
            byte[]? id = VirtualBoard.Current.Readers.Badge;
            card = id is null ? null : new Data106kbpsTypeA(0, 0, 0, id, []);
            return card is not null;
        }
    }
}

namespace Iot.Device.Pn532.ListPassive
{
    public enum MaxTarget { One = 1, Two = 2 }

    public enum TargetBaudRate { B106kbpsTypeA, B212kbps, B424kbps, B106kbpsTypeB, B106kbpsInnovisionJewelTag }
}

namespace Iot.Device.Pn532
{
    using Iot.Device.Pn532.ListPassive;
    using Iot.Device.Rfid;

    public class Pn532(I2cDevice i2cDevice)
    {
        public const byte I2cDefaultAddress = 36;

        public I2cDevice Device => i2cDevice;

        public int ReadTimeOut { get; set; }

        public byte[]? ListPassiveTarget(MaxTarget maxTarget, TargetBaudRate targetBaudRate) =>
            VirtualBoard.Current.Readers.Badge is { } id ? [1, .. id] : null;

        public Data106kbpsTypeA TryDecode106kbpsTypeA(byte[] toDecode) => new(1, 0, 0, toDecode, []);
    }
}

namespace Iot.Device.Vl53L0X
{
    public class Vl53L0X(I2cDevice i2cDevice)
    {
        public const byte DefaultI2cAddress = 41;

        public I2cDevice Device => i2cDevice;

        public ushort Distance =>
            (ushort)(VirtualBoard.Current.Readers.DistanceMm ?? throw new IOException("The chip does not answer."));
    }
}
