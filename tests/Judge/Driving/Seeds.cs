namespace PitMarshal.Tests.Judge.Driving;

/// <summary>Tries a property with many seeds; a failure tells the one that repeats it.</summary>
internal static class Seeds
{
    public static void Try(Action<Random> check, int times = 2000)
    {
        var first = Random.Shared.Next(int.MaxValue - times);
        for (var seed = first; seed < first + times; seed++)
        {
            try
            {
                check(new Random(seed));
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"seed {seed}: {problem.Message}", problem);
            }
        }
    }
}
