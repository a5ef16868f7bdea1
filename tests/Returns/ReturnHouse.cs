using Qingyi.Domain.People;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Returns;

/// <summary>The house in the spring of 2022, with the campaign of Shandong begun.</summary>
public sealed class ReturnHouse : ReturnWalk, IAsyncLifetime
{
    public const string Quarterly = "quarterly-progress";
    public const string CountyHospital = "county-hospital-liaison";

    public ReturnHouse()
        : this(new House())
    {
    }

    private ReturnHouse(House house)
        : base(house)
    {
    }

    /// <summary>Tuesday, 1 March 2022, 9:00 in Beijing.</summary>
    public static DateTimeOffset Spring { get; } = new(2022, 3, 1, 1, 0, 0, TimeSpan.Zero);

    public async ValueTask InitializeAsync()
    {
        House.Clock.Set(Spring);
        await House.InitializeAsync();
        await House.Account(CountyHospital, "县医院联络员", House.CountyHospital, Role.Hospital);
        await Begin(Plan);
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();

    /// <summary>The same on PostgreSQL.</summary>
    public sealed class OnPostgres(PostgresCluster cluster) : IAsyncLifetime
    {
        private ReturnHouse? _returns;

        public ReturnHouse Returns => _returns!;

        public async ValueTask InitializeAsync()
        {
            _returns = new ReturnHouse(new House { Postgres = await cluster.Database() });
            await _returns.InitializeAsync();
        }

        public ValueTask DisposeAsync() => _returns?.DisposeAsync() ?? default;
    }
}
