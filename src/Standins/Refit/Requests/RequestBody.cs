using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Refit;

/// <summary>Makes a request's content.</summary>
internal static class RequestBody
{
    private static readonly MethodInfo SerializeOpen = typeof(RequestBody).GetMethod(nameof(SerializeAs), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly ConcurrentDictionary<Type, Func<IHttpContentSerializer, object, HttpContent>> Serializers = new();

    public static async Task<HttpContent?> From(Call call)
    {
        if (call.Plan.Boundary is { } boundary)
        {
            return Multipart(call, boundary);
        }

        var slot = call.Plan.Slots.FirstOrDefault(candidate => candidate.Role == Role.Body);
        if (slot is null || call.Arguments[slot.Index] is not { } value)
        {
            return null;
        }

        var attribute = slot.Parameter.GetCustomAttribute<BodyAttribute>();
        var content = value switch
        {
            HttpContent ready => ready,
            Stream stream => new StreamContent(stream),
            string text when attribute?.SerializationMethod != BodySerializationMethod.Serialized => new StringContent(text),
            _ => Serialize(call.Settings, slot.Parameter.ParameterType, value),
        };
        if (attribute?.Buffered ?? call.Settings.Buffered)
        {
            await content.LoadIntoBufferAsync(call.Cancellation);
        }

        return content;
    }

    private static MultipartFormDataContent Multipart(Call call, string boundary)
    {
        var parts = new MultipartFormDataContent(boundary);
        foreach (var slot in call.Plan.Slots.Where(slot => slot.Role is Role.Part or Role.Body))
        {
            if (call.Arguments[slot.Index] is IEnumerable several and not string and not byte[])
            {
                foreach (var item in several)
                {
                    AddPart(call, parts, slot, item);
                }
            }
            else if (call.Arguments[slot.Index] is { } one)
            {
                AddPart(call, parts, slot, one);
            }
        }

        return parts;
    }

    private static void AddPart(Call call, MultipartFormDataContent parts, Slot slot, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case MultipartItem item:
                parts.Add(item.ToContent(), item.Name ?? slot.Name, item.FileName);
                break;
            case HttpContent content:
                parts.Add(content, slot.Name);
                break;
            case Stream stream:
                parts.Add(new StreamContent(stream), slot.Name, slot.Name);
                break;
            case byte[] bytes:
                parts.Add(new ByteArrayContent(bytes), slot.Name, slot.Name);
                break;
            case FileInfo file:
                parts.Add(new StreamContent(file.OpenRead()), slot.Name, file.Name);
                break;
            case string text:
                parts.Add(new StringContent(text), slot.Name);
                break;
            case var simple when QueryText.IsSimple(simple.GetType()):
                parts.Add(new StringContent(call.Settings.UrlParameterFormatter.Format(simple, slot.Parameter, simple.GetType()) ?? ""), slot.Name);
                break;
            default:
                parts.Add(Serialize(call.Settings, value.GetType(), value), slot.Name);
                break;
        }
    }

    private static HttpContent Serialize(RefitSettings settings, Type declared, object value) =>
        Serializers.GetOrAdd(declared, type => SerializeOpen.MakeGenericMethod(type).CreateDelegate<Func<IHttpContentSerializer, object, HttpContent>>())(
            settings.ContentSerializer, value);

    private static HttpContent SerializeAs<T>(IHttpContentSerializer serializer, object value) => serializer.ToHttpContent((T)value);
}
