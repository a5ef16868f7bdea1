using Microsoft.AspNetCore.Routing;
using Qingyi.Domain.People;
using Qingyi.Server.Http;

namespace Qingyi.Server.Features.Admin;

/// <summary>A door of the house and the roles that it opens to, as the server itself holds it.</summary>
/// <param name="Area">What the address is about: its first telling segment.</param>
/// <param name="Roles">Codes; empty with <paramref name="Who"/> other than <c>roles</c>.</param>
/// <param name="Who"><c>roles</c>, <c>signed-in</c>, <c>everyone</c> or <c>partners</c>.</param>
public sealed record RoleDoor(string Area, string Method, string Path, string Who, IReadOnlyList<string> Roles)
{
    /// <summary>It reads and changes nothing.</summary>
    public bool Reads => Method == "GET";
}

/// <summary>权限矩阵, made of the access marks of the endpoints and of nothing else: it cannot disagree with what the doors do.</summary>
public sealed class RoleMatrix(EndpointDataSource endpoints)
{
    private static readonly string[] Passed = ["api", "workbench", "elsa", "admin", "public"];

    public IReadOnlyList<RoleDoor> Doors { get; } =
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>().SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => Door(e, m))).OfType<RoleDoor>()
            .DistinctBy(d => (d.Method, d.Path)).OrderBy(d => d.Area, StringComparer.Ordinal).ThenBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal),
    ];

    /// <summary>What a role may do in an area: look, act, both or nothing.</summary>
    public (bool Looks, bool Acts) May(string area, string role)
    {
        var doors = Doors.Where(d => d.Area == area && d.Who == "roles" && d.Roles.Contains(role)).ToList();
        return (doors.Any(d => d.Reads), doors.Any(d => !d.Reads));
    }

    private static RoleDoor? Door(RouteEndpoint endpoint, string method)
    {
        if (endpoint.Metadata.GetMetadata<Access>() is not { } access)
        {
            return null;
        }

        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var who = access.Public ? "everyone" : access.Partner ? "partners" : access.Roles.Count == 0 ? "signed-in" : "roles";
        return new RoleDoor(Area(path), method, path, who, [.. Role.Names.Keys.Where(access.Roles.Contains)]);
    }

    private static string Area(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(p => !Passed.Contains(p)) ?? "home";
}
