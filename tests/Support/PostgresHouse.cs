namespace Qingyi.Tests.Support;

/// <summary>The real server on a PostgreSQL database of its own, for a class whose tests hold on both databases.</summary>
public sealed class PostgresHouse(PostgresCluster cluster) : IAsyncLifetime
{
    private House? _house;

    public House House => _house!;

    public async ValueTask InitializeAsync()
    {
        _house = new House { Postgres = await cluster.Database() };
        await _house.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_house is not null)
        {
            await _house.DisposeAsync();
        }
    }
}
