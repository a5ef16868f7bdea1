using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Secrets;

namespace Qingyi.Tests.Secrets;

public sealed class KeyXmlTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Nodes_that_share_rows_and_ring_read_each_others_cookies()
    {
        var ring = folder.Create();
        var rows = new Rows();

        var cookie = Node(ring, rows).Protect("会话");

        Assert.Equal("会话", Node(KeyRing.Open(folder.Keys, folder.Random), rows).Unprotect(cookie));
        Assert.DoesNotContain("masterKey", Assert.Single(rows.Elements).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_wrapped_anew_need_the_new_generation_only()
    {
        var ring = folder.Create();
        var rows = new Rows();
        var cookie = Node(ring, rows).Protect("会话");
        ring.Rotate(Folder.Now);

        var rewrapped = new Rows { Elements = [.. rows.Elements.Select(new KeyXmlEncryptor(ring).Rewrap)] };

        Assert.DoesNotContain("key=\"1.", rewrapped.Elements[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("会话", Node(ring, rewrapped).Unprotect(cookie));
    }

    private static IDataProtector Node(KeyRing ring, IXmlRepository rows)
    {
        var services = new ServiceCollection();
        services.AddSingleton(ring);
        services.AddDataProtection().SetApplicationName("qingyi");
        services.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = rows;
            options.XmlEncryptor = new KeyXmlEncryptor(ring);
        });
        return services.BuildServiceProvider().GetDataProtector("session");
    }

    private sealed class Rows : IXmlRepository
    {
        public List<XElement> Elements { get; init; } = [];

        public IReadOnlyCollection<XElement> GetAllElements() => [.. Elements];

        public void StoreElement(XElement element, string friendlyName) => Elements.Add(element);
    }
}
