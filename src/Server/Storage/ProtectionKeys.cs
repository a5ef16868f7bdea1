using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Storage;

/// <summary>Data-protection keys as rows, so that all nodes share sessions; each is wrapped by the key ring before it comes here.</summary>
public sealed class ProtectionKeys(IDbContextFactory<CaseDb> dbs, Ids ids) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = dbs.CreateDbContext();
        return [.. db.ProtectionKeys.AsNoTracking().Select(k => k.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = dbs.CreateDbContext();
        db.ProtectionKeys.Add(new ProtectionKeyRow { Name = $"{friendlyName}/{ids.New()}", Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
