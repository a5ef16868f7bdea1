using System.Collections;
using System.Globalization;
using System.Net.Http.Headers;

namespace Refit;

/// <summary>One call of a method, on its way to becoming a request.</summary>
internal sealed record Call(RequestPlan Plan, HttpClient Client, RefitSettings Settings, object?[] Arguments)
{
    public CancellationToken Cancellation { get; } =
        Plan.Slots.Where(slot => slot.Role == Role.Cancellation).Select(slot => (CancellationToken?)Arguments[slot.Index]).FirstOrDefault() ?? CancellationToken.None;

    public async Task<HttpRequestMessage> ToRequest()
    {
        var request = new HttpRequestMessage(Plan.Method, Address()) { Content = await RequestBody.From(this) };
        foreach (var (name, value) in HeaderLines())
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        foreach (var slot in Plan.Slots.Where(slot => slot.Role == Role.Option))
        {
            request.Options.Set(new HttpRequestOptionsKey<object?>(slot.Name), Arguments[slot.Index]);
        }

        await Authorize(request);
        return request;
    }

    private Uri Address()
    {
        var start = Client.BaseAddress ?? throw new InvalidOperationException("The HttpClient needs a BaseAddress.");
        var path = RequestPlan.PathBlock().Replace(Plan.Path, match =>
        {
            var slot = Plan.Slots.First(candidate => candidate.Role == Role.Path && string.Equals(candidate.Name, match.Groups[2].Value, StringComparison.OrdinalIgnoreCase));
            var text = Settings.UrlParameterFormatter.Format(Arguments[slot.Index], slot.Parameter, slot.Parameter.ParameterType) ?? "";
            return match.Groups[1].Success ? string.Join('/', text.Split('/').Select(Uri.EscapeDataString)) : Uri.EscapeDataString(text);
        });
        var query = new QueryText(Settings);
        foreach (var slot in Plan.Slots.Where(slot => slot.Role == Role.Query))
        {
            query.Add(slot, Arguments[slot.Index]);
        }

        var tail = query.ToString();
        var joint = tail.Length == 0 ? "" : path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return new Uri(start, start.AbsolutePath.TrimEnd('/') + path + joint + tail);
    }

    private Dictionary<string, string> HeaderLines()
    {
        var lines = new Dictionary<string, string?>(Plan.Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var slot in Plan.Slots)
        {
            var value = Arguments[slot.Index];
            switch (slot.Role)
            {
                case Role.Header:
                    lines[slot.Name] = Convert.ToString(value, CultureInfo.InvariantCulture) is { } text && value is not null ? text : null;
                    break;
                case Role.Headers when value is IDictionary several:
                    foreach (DictionaryEntry entry in several)
                    {
                        lines[(string)entry.Key] = (string?)entry.Value;
                    }

                    break;
                case Role.Authorization:
                    lines["Authorization"] = value is null ? null : $"{slot.Name} {value}";
                    break;
            }
        }

        return lines.Where(line => line.Value is not null).ToDictionary(line => line.Key, line => line.Value!, StringComparer.OrdinalIgnoreCase);
    }

    private async ValueTask Authorize(HttpRequestMessage request)
    {
        if (Settings.AuthorizationHeaderValueGetter is { } token && request.Headers.Authorization is { Scheme: var scheme, Parameter: null or "" })
        {
            var value = await token(request, Cancellation);
            request.Headers.Authorization = string.IsNullOrWhiteSpace(value) ? null : new AuthenticationHeaderValue(scheme, value);
        }
    }
}
