using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
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
            return Show(http, bad.StatusCode, bad.StatusCode == 413 ? Refusals.Of("too-large.request") : Unreadable(bad), null);
        }

        if (fault is SqliteException { SqliteErrorCode: Busy or Locked } or DbUpdateException { InnerException: SqliteException { SqliteErrorCode: Busy or Locked } }
            || fault?.IsTakenBack() == true || (fault as DbUpdateException)?.IsConflict() == true)
        {
            http.Response.Headers.RetryAfter = "5";
            return Show(http, 503, Refusals.Of("busy"), null);
        }

        if (fault?.IsFull() == true)
        {
            http.RequestServices.GetRequiredService<Room>().Found(fault);
            NoRoom(log, http.TraceIdentifier, fault.GetBaseException().Message);
            http.Response.Headers.RetryAfter = "60";
            return Show(http, 503, Refusals.Of("disk-full", http.TraceIdentifier), http.TraceIdentifier);
        }

        if (fault?.IsLost() == true)
        {
            Away(log, http.TraceIdentifier, fault.GetBaseException().Message);
            return DatabaseGone(http, begun: true);
        }

        var number = http.TraceIdentifier;
        Unexpected(log, number, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "", fault);
        return Show(http, 500, Refusals.Of(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? "fault.reading" : "fault.writing", number), number);
    }

    /// <param name="begun">Whether something may have been done already.</param>
    internal static Task DatabaseGone(HttpContext http, bool begun)
    {
        http.Response.Headers.RetryAfter = "5";
        return Show(http, 503, Refusals.Of(begun ? "database.begun" : "database.not-begun", http.TraceIdentifier), http.TraceIdentifier);
    }

    // What passes by itself gives the form back, so that nobody has to write it again.
    private static async Task Show(HttpContext http, int status, Refusal refusal, string? trace) =>
        await (ProblemPages.Wanted(http) ? ProblemPages.Bare(http, status, refusal, trace, status == 503 ? await KeptForm.Of(http) : null) : Problems.Result(Problems.Of(status, refusal))).ExecuteAsync(http);

    // The serializer's message names the JSON path, never the value.
    private static Refusal Unreadable(BadHttpRequestException bad) =>
        bad.InnerException is System.Text.Json.JsonException json ? Refusals.Of("unreadable.body-at", json.Path ?? "$") : Refusals.Of("unreadable.body");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Database away, {Number}: {Reason}")]
    private static partial void Away(ILogger log, string number, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "No room on the disk, {Number}: {Reason}")]
    private static partial void NoRoom(ILogger log, string number, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Number} in {Method} {Endpoint}")]
    private static partial void Unexpected(ILogger log, string number, string method, string endpoint, Exception? fault);
}
