using System.Reflection;
using System.Text.RegularExpressions;

namespace Refit;

/// <summary>What a parameter becomes in the request.</summary>
internal enum Role
{
    Path,
    Query,
    Body,
    Header,
    Headers,
    Authorization,
    Option,
    Part,
    Cancellation,
}

/// <summary>A parameter with its role and its name on the wire.</summary>
internal sealed record Slot(int Index, ParameterInfo Parameter, Role Role, string Name);

/// <summary>Everything about a method that does not change from call to call.</summary>
internal sealed partial class RequestPlan
{
    private RequestPlan(MethodInfo method, HttpMethodAttribute attribute, IReadOnlyList<Slot> slots, IReadOnlyDictionary<string, string?> headers)
    {
        Method = attribute.Method;
        Path = attribute.Path;
        Slots = slots;
        Headers = headers;
        Boundary = method.GetCustomAttribute<MultipartAttribute>()?.BoundaryText;
        Send = Exchange.For(method);
    }

    public HttpMethod Method { get; }

    public string Path { get; }

    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>Fixed headers by name; null where a header is to be removed.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; }

    /// <summary>Null unless the body is multipart.</summary>
    public string? Boundary { get; }

    /// <summary>Sends a call and returns the task that the method promises.</summary>
    public Func<Call, object> Send { get; }

    public static RequestPlan Of(Type type, MethodInfo method, HttpMethodAttribute attribute)
    {
        if (attribute.Path.Length > 0 && attribute.Path[0] != '/')
        {
            throw new ArgumentException($"{method.DeclaringType}.{method.Name}: the path '{attribute.Path}' must begin with a slash.");
        }

        var named = PathBlock().Matches(attribute.Path).Select(match => match.Groups[2].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var slots = method.GetParameters().Select((parameter, index) => SlotOf(method, attribute, parameter, index, named)).ToList();
        var missing = named.FirstOrDefault(name => !slots.Any(slot => slot.Role == Role.Path && string.Equals(slot.Name, name, StringComparison.OrdinalIgnoreCase)));
        if (missing is not null)
        {
            throw new ArgumentException($"{method.DeclaringType}.{method.Name}: the path '{attribute.Path}' has a block {{{missing}}} and no parameter of that name.");
        }

        if (slots.Count(slot => slot.Role == Role.Body) > 1)
        {
            throw new ArgumentException($"{method.DeclaringType}.{method.Name}: more than one parameter would be the body.");
        }

        return new RequestPlan(method, attribute, slots, FixedHeaders(type, method));
    }

    [GeneratedRegex(@"\{(\*\*)?([A-Za-z0-9_]+)\}", RegexOptions.CultureInvariant)]
    public static partial Regex PathBlock();

    private static Slot SlotOf(MethodInfo method, HttpMethodAttribute attribute, ParameterInfo parameter, int index, HashSet<string> named)
    {
        var name = parameter.GetCustomAttribute<AliasAsAttribute>()?.Name ?? parameter.Name!;
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return new Slot(index, parameter, Role.Cancellation, name);
        }

        if (named.Contains(name))
        {
            return new Slot(index, parameter, Role.Path, name);
        }

        return parameter switch
        {
            _ when parameter.GetCustomAttribute<BodyAttribute>() is not null => new Slot(index, parameter, Role.Body, name),
            _ when parameter.GetCustomAttribute<HeaderAttribute>() is { } header => new Slot(index, parameter, Role.Header, header.Header),
            _ when parameter.GetCustomAttribute<HeaderCollectionAttribute>() is not null => new Slot(index, parameter, Role.Headers, name),
            _ when parameter.GetCustomAttribute<AuthorizeAttribute>() is { } authorize => new Slot(index, parameter, Role.Authorization, authorize.Scheme),
            _ when parameter.GetCustomAttribute<PropertyAttribute>() is { } property => new Slot(index, parameter, Role.Option, property.Key ?? parameter.Name!),
            _ when parameter.GetCustomAttribute<QueryAttribute>() is not null => new Slot(index, parameter, Role.Query, name),
            _ when method.GetCustomAttribute<MultipartAttribute>() is not null => new Slot(index, parameter, Role.Part, name),
            _ when CarriesBody(attribute.Method) && !method.GetParameters().Any(other => other.GetCustomAttribute<BodyAttribute>() is not null)
                && !QueryText.IsSimple(parameter.ParameterType) => new Slot(index, parameter, Role.Body, name),
            _ => new Slot(index, parameter, Role.Query, name),
        };
    }

    private static bool CarriesBody(HttpMethod method) => method == HttpMethod.Post || method == HttpMethod.Put || method == HttpMethod.Patch;

    /// <summary>The interface's headers, the inherited ones first so that the nearest win, then the method's.</summary>
    private static Dictionary<string, string?> FixedHeaders(Type type, MethodInfo method)
    {
        var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var lines = type.GetInterfaces().Reverse().Append(type).Cast<MemberInfo>().Append(method)
            .SelectMany(member => member.GetCustomAttributes<HeadersAttribute>()).SelectMany(attribute => attribute.Headers);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[(colon < 0 ? line : line[..colon]).Trim()] = colon < 0 ? null : line[(colon + 1)..].Trim();
        }

        return headers;
    }
}
