using Qingyi.Tests.Support;

namespace Qingyi.Tests.Absences;

/// <summary>Days, unions and the passing on of an escalation, asked of PostgreSQL.</summary>
public sealed class AbsencesOnPostgres(PostgresCluster cluster)
{
    [Fact]
    public async Task A_substitute_acts_and_an_empty_desk_is_passed_over()
    {
        await using (var house = new House { Postgres = await cluster.Database() })
        {
            await house.InitializeAsync();
            await SubstituteTests.Does_tasks_in_her_name(house);
        }

        await using var other = new House { Postgres = await cluster.Database() };
        await other.InitializeAsync();
        await EmptyDeskTests.Reaches_the_next(other);
    }
}
