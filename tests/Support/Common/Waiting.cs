namespace PitMarshal.Tests.Support.Common;

/// <summary>Waits for what another thread will do, with a bound that only a broken test meets.</summary>
internal static class Waiting
{
    internal static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    internal static void Within(this Task task) =>
        Assert.True(task.Wait(Long), "what the test waits for did not happen");

    internal static T Within<T>(this Task<T> task)
    {
        Assert.True(task.Wait(Long), "what the test waits for did not happen");
        return task.Result;
    }

    internal static void Within(this ManualResetEventSlim done) =>
        Assert.True(done.Wait(Long), "what the test waits for did not happen");

    internal static void Within(this CountdownEvent done) =>
        Assert.True(done.Wait(Long), $"{done.CurrentCount} of {done.InitialCount} did not happen");
}
