using FsCheck;
using FsCheck.Fluent;

namespace PitMarshal.Tests.Firmware;

/// <summary>Properties over seeded random sources. A failure prints the seed that repeats it.</summary>
internal static class Property
{
    public static void Holds(Action<Random> check, int times = 200) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            try
            {
                check(new Random(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}", e);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithStartSize(10).WithEndSize(100_000));
}
