namespace PitMarshal.Core.Readers
{
    /// <summary>The forms as a configuration names them.</summary>
    public static class ReaderFormName
    {
        private static readonly string[] Names = { "", "lines", "p3", "uhf", "ir", "mfrc522", "pn532", "vl53l0x",
            "hcsr04" };

        public static string Of(ReaderForm form)
        {
            return Names[(int)form];
        }

        /// <summary><see cref="ReaderForm.None"/> when there is no such form.</summary>
        public static ReaderForm Find(Text name)
        {
            for (int i = 1; i < Names.Length; i++)
            {
                if (name.Is(Names[i]))
                {
                    return (ReaderForm)i;
                }
            }

            return ReaderForm.None;
        }
    }
}
