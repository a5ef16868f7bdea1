using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qingyi.Domain;
using Qingyi.Server.Secrets;

namespace Qingyi.Server.Http;

/// <summary>How much the public may do in an hour from one place.</summary>
public sealed class FloodLimits
{
    /// <summary>Calls an hour from one address to one public form.</summary>
    public int PerPlace { get; set; } = 240;

    /// <summary>Calls an hour to one public form from everywhere.</summary>
    public int Everywhere { get; set; } = 20_000;
}

/// <summary>Counts calls of the public by a keyed hash of where they come from; hash and key live in memory alone and die with the hour.</summary>
public sealed class Floods(FloodLimits limits, TimeProvider clock, RandomSource random)
{
    private readonly Lock _turn = new();
    private readonly byte[] _key = new byte[32];
    private ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private long _hour = -1;

    public bool Allows(string form, string place)
    {
        Turn();
        var here = Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{form} {place}")));
        return _counts.AddOrUpdate(here, 1, (_, n) => n + 1) <= limits.PerPlace
            && _counts.AddOrUpdate(form, 1, (_, n) => n + 1) <= limits.Everywhere;
    }

    private void Turn()
    {
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        lock (_turn)
        {
            if (hour != _hour)
            {
                random(_key);
                _counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
                _hour = hour;
            }
        }
    }
}

/// <summary>Turns away floods on public forms.</summary>
public sealed class FloodFilter(Floods floods) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (floods.Allows(http.Request.Path, http.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            return await next(context);
        }

        http.Response.Headers.RetryAfter = 3600.ToString(CultureInfo.InvariantCulture);
        return await ProblemPages.Answer(http, Refusals.Of("too-many.public-submissions"));
    }
}
