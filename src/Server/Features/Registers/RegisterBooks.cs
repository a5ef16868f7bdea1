using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>The book of an organisation begins with its first entry.</summary>
public sealed class RegisterBooks(IDbContextFactory<CaseDb> dbs, House house, WriteGate gate, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>The book's id; opens it where there is none.</summary>
    public Task<string> Ensure(RegisterDefinition definition, string organisation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Ensure(definition.Key, definition.Title, organisation, cancellation);
    }

    /// <summary>A book that is no register's: of what an organisation keeps beside them, such as its returns.</summary>
    public async Task<string> Ensure(string key, string title, string organisation, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            if (await db.RegisterBooks.AsNoTracking().FirstOrDefaultAsync(b => b.Register == key && b.OrganisationId == organisation, cancellation) is { } known)
            {
                return known.Id;
            }

            try
            {
                using var turn = await gate.Write(cancellation);
                await using var locks = await db.BeginLocking(cancellation);
                return await Open(db, key, title, organisation, cancellation);
            }
            catch (DbUpdateException failure) when (attempt < Attempts && failure.IsConflict())
            {
                // Somebody else opened it, or drew the number: look again.
            }
        }
    }

    private async Task<string> Open(CaseDb db, string key, string title, string organisation, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var home = await db.Organisations.FirstAsync(o => o.Id == organisation, cancellation);
        var numbering = await OpenMatter.Commission(db, home, cancellation);
        var row = new Case
        {
            Id = house.Ids.New(),
            Number = DocumentNumbers.Next(db, numbering, "账", LegalDay.Of(now).Year),
            Title = $"{home.Name}{title}",
            OrganisationId = home.Id,
            Path = home.Path,
            Conduct = "other",
            ReceivedAt = now,
            Kind = Case.OfRegister,
            InstitutionId = home.Level == Domain.Organisations.OrganisationLevel.Hospital ? home.Id : null,
            WorkflowSet = "{}",
            Version = 1,
        };
        row.OpenBook();
        db.Cases.Add(row);
        db.RegisterBooks.Add(new RegisterBookRow { Id = row.Id, Register = key, OrganisationId = home.Id });
        await AuditChain.Append(db, "case/" + row.Id, now, "book-opened", null, new JsonObject { ["register"] = key, ["organisation"] = home.Id }, cancellation);
        await db.SaveAndCommit(cancellation);
        return row.Id;
    }
}
