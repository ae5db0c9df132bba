namespace PitMarshal.Tests.Store.Postgres;

[CollectionDefinition(PostgresFixture.Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>;
