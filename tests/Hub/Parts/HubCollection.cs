namespace PitMarshal.Tests.Hub.Parts;

/// <summary>One database for all tests here; each has venues of its own.</summary>
[CollectionDefinition(Name)]
public sealed class HubCollection : ICollectionFixture<HubFixture>
{
    internal const string Name = "hub";
}
