using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Http;

/// <summary>A surprise becomes a sentence with a number to quote; the details go to the log, never to the user.</summary>
public static partial class Faults
{
    private const int Busy = 5;
    private const int Locked = 6;

    public static Task Answer(HttpContext http)
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Qingyi.Faults");
        if (fault is BadHttpRequestException bad)
        {
            return Show(http, bad.StatusCode, bad.StatusCode == 413 ? "too-large" : "unreadable", bad.StatusCode == 413 ? "内容太大；文件每个不超过20MB，一次合计不超过60MB。" : Unreadable(bad), null);
        }

        if (fault is SqliteException { SqliteErrorCode: Busy or Locked } or DbUpdateException { InnerException: SqliteException { SqliteErrorCode: Busy or Locked } }
            || fault?.IsTakenBack() == true || (fault as DbUpdateException)?.IsConflict() == true)
        {
            http.Response.Headers.RetryAfter = "5";
            return Show(http, 503, "busy", "系统正忙，您的操作没有生效；请过几分钟再试。", null);
        }

        if (fault?.IsFull() == true)
        {
            http.RequestServices.GetRequiredService<Room>().Found(fault);
            NoRoom(log, http.TraceIdentifier, fault.GetBaseException().Message);
            http.Response.Headers.RetryAfter = "60";
            return Show(http, 503, "disk-full", $"服务器的磁盘已满，您的操作没有生效；查看不受影响。请通知管理员清理磁盘，然后再提交（编号{http.TraceIdentifier}）。", http.TraceIdentifier);
        }

        if (fault?.IsLost() == true)
        {
            Away(log, http.TraceIdentifier, fault.GetBaseException().Message);
            return DatabaseGone(http, begun: true);
        }

        var number = http.TraceIdentifier;
        Unexpected(log, number, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "", fault);
        return Show(http, 500, "fault", HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? $"系统出了故障，请稍后重试；再次出现请把编号{number}告诉管理员。"
            : $"系统出了故障，操作可能没有完成；请先看看是否已经生效，再重试。再次出现请把编号{number}告诉管理员。", number);
    }

    /// <param name="begun">Whether something may have been done already.</param>
    internal static Task DatabaseGone(HttpContext http, bool begun)
    {
        http.Response.Headers.RetryAfter = "5";
        return Show(http, 503, "database", begun
            ? $"数据库暂时连不上；请过一会儿再试，并先看看刚才的操作是否已经生效（编号{http.TraceIdentifier}）。"
            : $"数据库暂时连不上，您的操作没有生效；请过一会儿再试（编号{http.TraceIdentifier}）。", http.TraceIdentifier);
    }

    // What passes by itself gives the form back, so that nobody has to write it again.
    private static async Task Show(HttpContext http, int status, string code, string sentence, string? trace) =>
        await (ProblemPages.Wanted(http) ? ProblemPages.Bare(http, status, code, sentence, trace, status == 503 ? await KeptForm.Of(http) : null) : Problems.Result(Problems.Of(status, code, sentence))).ExecuteAsync(http);

    // The serializer's message names the JSON path, never the value.
    private static string Unreadable(BadHttpRequestException bad) =>
        bad.InnerException is System.Text.Json.JsonException json ? $"内容读不懂，问题在 {json.Path ?? "$"}；请检查格式。" : "内容读不懂；请检查格式。";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Database away, {Number}: {Reason}")]
    private static partial void Away(ILogger log, string number, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "No room on the disk, {Number}: {Reason}")]
    private static partial void NoRoom(ILogger log, string number, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Number} in {Method} {Endpoint}")]
    private static partial void Unexpected(ILogger log, string number, string method, string endpoint, Exception? fault);
}
