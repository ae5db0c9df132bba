namespace PitMarshal.Tests.Store.Postgres;

[Trait("Needs", "other processes")]
[Collection(PostgresFixture.Name)]
public sealed class PostgresFeedTests(PostgresFixture postgres) : LogFeedTests(postgres.NewLog());
