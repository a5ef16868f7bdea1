using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Qingyi.Tests.Partners;

/// <summary>The line to a server, as the test bends it.</summary>
public sealed class Lines : IStartupFilter
{
    /// <summary>Every connection breaks before the server sees it.</summary>
    public bool Down { get; set; }

    /// <summary>The server takes the message, and its answer gets lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Calls wait here until the test lets them go; null lets them pass.</summary>
    public TaskCompletionSource? Held { get; set; }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, after) =>
        {
            if (Down)
            {
                http.Abort();
                return;
            }

            if (Held is { } held)
            {
                await held.Task;
            }

            if (!LosesAnswers)
            {
                await after(http);
                return;
            }

            var answer = http.Response.Body;
            http.Response.Body = new MemoryStream();
            await after(http);
            http.Response.Body = answer;
            http.Abort();
        });
        next(app);
    };
}
