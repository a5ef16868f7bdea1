using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Registers;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>单位参数: figures that an organisation sets for itself within the bounds of the definition.</summary>
public sealed class UnitParameters(CaseDb db, RegisterQueries queries, WriteGate gate, PersonAtDoor door, TimeProvider clock)
{
    /// <summary>As set by the organisation, else the definition's default.</summary>
    public static async Task<IReadOnlyDictionary<string, decimal>> Of(CaseDb db, RegisterDefinition definition, string organisation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(definition);
        var set = await db.RegisterParameters.AsNoTracking().Where(p => p.Register == definition.Key && p.OrganisationId == organisation).ToListAsync(cancellation);
        return definition.Parameters.ToDictionary(p => p.Key, p => set.FirstOrDefault(s => s.Name == p.Key) is { } own ? decimal.Parse(own.Value, CultureInfo.InvariantCulture) : p.Default, StringComparer.Ordinal);
    }

    public async Task<Outcome<string>> Set(string key, string name, decimal value, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Find(person, key, cancellation) is not { } register)
        {
            return RegisterRefusals.NoSuchRegister;
        }

        if (register.Definition.Parameters.FirstOrDefault(p => p.Key == name) is not { } parameter)
        {
            return Refusals.Of("invalid-data.unit-parameter-unknown", name, string.Join('、', register.Definition.Parameters.Select(p => p.Key)));
        }

        if (!await queries.IsKeeper(person, register.Definition, cancellation))
        {
            return RegisterRefusals.NotKeeper(register.Definition);
        }

        if (value < parameter.Least || value > parameter.Most)
        {
            return Refusals.Of("invalid-data.unit-parameter-range", parameter.Title, parameter.Least, parameter.Most);
        }

        await Save(key, name, value, person.OrganisationId, person.Id, cancellation);
        return name;
    }

    private async Task Save(string key, string name, decimal value, string organisation, string by, CancellationToken cancellation)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        var now = clock.GetUtcNow();
        if (await db.RegisterParameters.FindAsync([key, organisation, name], cancellation) is { } row)
        {
            (row.Value, row.By, row.At) = (text, by, now);
        }
        else
        {
            db.RegisterParameters.Add(new RegisterParameterRow { Register = key, OrganisationId = organisation, Name = name, Value = text, By = by, At = now });
        }

        await AuditChain.Append(db, ImportRegisters.Chain, now, "parameter-set", by, new JsonObject { ["register"] = key, ["organisation"] = organisation, ["name"] = name, ["value"] = text }, cancellation);
        using var turn = await gate.Write(cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
