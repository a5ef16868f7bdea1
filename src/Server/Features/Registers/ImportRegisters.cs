using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Registers;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>Takes the registers that ship with the product into the database, each content once, as a new version where it is new.</summary>
public sealed class ImportRegisters(CaseDb db, RegisterShelf shelf, Calendar calendar, TimeProvider clock)
{
    /// <summary>Audit chain of the definitions of registers, and of what is taken out of them.</summary>
    public const string Chain = "registers";

    public async Task Shipped(string folder, CancellationToken cancellation)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            await Import(await File.ReadAllTextAsync(file, cancellation), Path.GetFileName(file), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        shelf.Forget();
    }

    /// <summary>The definition, or every fault of it: of its own words, and of forms that the pages could not show.</summary>
    public static RegisterReading Check(string json, Calendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var reading = RegisterReader.Read(json, calendar.Limits);
        if (reading.Definition?.Leads.FirstOrDefault(l => l.To == "clue" && l.Kind != "other" && GradingWords.Conducts.All(c => c.Code != l.Kind)) is { } lead)
        {
            return new RegisterReading(null, [new("$.leads", Texts.Of("registers.import.unknown-lead-kind", lead.Kind, string.Join('、', GradingWords.Conducts.Select(c => c.Code))))]);
        }

        var forms = reading.Definition?.Forms.SelectMany((f, i) => DrawnForm.Faults(f).Select(x => new RegisterFault($"$.forms[{i}]{x.Path[1..]}", x.Sentence))).ToList();
        return forms is { Count: > 0 } ? new RegisterReading(null, forms) : reading;
    }

    private async Task Import(string json, string file, CancellationToken cancellation)
    {
        var reading = Check(json, calendar);
        var definition = reading.Definition ?? throw new InvalidOperationException($"The shipped register {file} is faulty: {string.Join("; ", reading.Faults)}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var versions = await db.RegisterDefinitions.Where(d => d.Key == definition.Key).Select(d => new { d.Version, d.Hash }).ToListAsync(cancellation);
        if (versions.Any(v => v.Hash == hash))
        {
            return;
        }

        var version = versions.Select(v => v.Version).DefaultIfEmpty().Max() + 1;
        db.RegisterDefinitions.Add(new RegisterDefinitionRow { Key = definition.Key, Version = version, Json = json, Hash = hash, At = clock.GetUtcNow() });
        await AuditChain.Append(db, Chain, clock.GetUtcNow(), "register-shipped", null, new JsonObject { ["register"] = definition.Key, ["version"] = version, ["hash"] = hash }, cancellation);
    }
}
