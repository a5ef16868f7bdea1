using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Qingyi.Server.Hosting;

/// <summary>
/// Whom a request comes from and whether it came by TLS is what the connection says, unless the connection is that of a proxy which the configuration names (<c>Proxy</c>, addresses with
/// commas): then the last entry of its X-Forwarded headers counts. Nobody else can claim an address.
/// </summary>
public static class BehindProxy
{
    public const string Setting = "Proxy";

    public static void UseProxy(this WebApplication app)
    {
        var named = (app.Configuration[Setting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in named)
        {
            options.KnownProxies.Add(IPAddress.TryParse(address, out var known)
                ? known
                : throw new StartRefusedException(Texts.Of("hosting.proxy.address-invalid", Setting, address)));
        }

        app.UseForwardedHeaders(options);
    }
}
