using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.People;

/// <summary>Saves what a request changed about accounts together with its link in the accounts' chain. The head is read and written in one turn, so that sign-ins at the same instant never lose to each other.</summary>
public sealed class AccountSave(CaseDb db, TimeProvider clock, WriteGate gate)
{
    private const int Attempts = 5;
    /// <summary>Chain of accounts and organisations.</summary>
    public const string Chain = "accounts";

    public async Task Save(string what, string account, JsonObject data, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var turn = await ChainTurn.Take(db, gate, Chain, cancellation);
            await AuditChain.Append(db, Chain, clock.GetUtcNow(), what, account, data, cancellation);
            try
            {
                await db.SaveAndCommit(cancellation);
                return;
            }
            catch (DbUpdateException failure) when (attempt < Attempts && failure.IsConflict() && failure.Entries.All(e => e.Entity is ChainHead or AuditRow))
            {
                // Another node was faster: forget head and link, and link on to what is there now.
                foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is ChainHead or AuditRow).ToList())
                {
                    entry.State = EntityState.Detached;
                }
            }
        }
    }
}
