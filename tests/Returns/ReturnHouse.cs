using Qingyi.Domain.People;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Returns;

/// <summary>The house in the spring of 2022, with the campaign of Shandong begun.</summary>
public sealed class ReturnHouse() : ReturnWalk(new House()), IAsyncLifetime
{
    public const string Quarterly = "quarterly-progress";
    public const string CountyHospital = "county-hospital-liaison";

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
}
