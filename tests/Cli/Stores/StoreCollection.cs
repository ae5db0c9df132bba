using PitMarshal.Tests.Support.Postgres;

namespace PitMarshal.Tests.Cli.Stores;

/// <summary>One server for all tests of the program that need one.</summary>
[CollectionDefinition(Name)]
public sealed class StoreCollection : ICollectionFixture<PostgresServer>
{
    internal const string Name = "PostgreSQL";
}
