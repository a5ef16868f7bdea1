using Microsoft.AspNetCore.Diagnostics;
using Qingyi.Client;

namespace Qingyi.Server.Http;

/// <summary>A surprise becomes a sentence with a number to quote; the details go to the log, never to the user.</summary>
public static partial class Faults
{
    public static Task Answer(HttpContext http)
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Qingyi.Faults");
        if (fault is BadHttpRequestException bad)
        {
            return Problems.Result(Problems.Of(bad.StatusCode, bad.StatusCode == 413 ? "too-large" : "unreadable", Unreadable(bad))).ExecuteAsync(http);
        }

        var number = http.TraceIdentifier;
        Unexpected(log, number, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "", fault);
        return Problems.Result(Problems.Of(500, "fault", $"系统出了故障，您的操作没有生效，请稍后重试；再次出现请把编号{number}告诉管理员。")).ExecuteAsync(http);
    }

    // The serializer's message names the JSON path, never the value.
    private static string Unreadable(BadHttpRequestException bad) =>
        bad.InnerException is System.Text.Json.JsonException json ? $"内容读不懂，问题在 {json.Path ?? "$"}；请检查格式。" : "内容读不懂；请检查格式。";

    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Number} in {Method} {Endpoint}")]
    private static partial void Unexpected(ILogger log, string number, string method, string endpoint, Exception? fault);
}
