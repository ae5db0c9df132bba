using Xunit;

namespace PitMarshal.Tests.Firmware;

/// <summary>Tests that measure the memory of the process: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}
