using System.CommandLine;
using System.Globalization;
using Qingyi.Server.Hosting;
using Qingyi.Server.Secrets;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi serve</c>: what ops/run calls.</summary>
public static class ServeCommand
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Description = "监听地址", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var data = new Option<string>("--data") { Description = "数据目录", DefaultValueFactory = _ => "data" };
        var keys = new Option<string>("--keys") { Description = "密钥目录", DefaultValueFactory = _ => "keys" };
        var demo = new Option<bool>("--demo") { Description = "装入演示数据" };
        var clock = new Option<TimeSpan?>("--clock")
        {
            Description = "把时钟拨快（+30d）或者拨慢（-2h，限新数据）",
            CustomParser = r => ReadOffset(r.Tokens.Single().Value) is { } offset ? offset : Fail(r),
        };
        var command = new Command("serve", "启动服务") { urls, data, keys, demo, clock };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var options = new ServeOptions(parsed.GetValue(urls)!, Path.GetFullPath(parsed.GetValue(data)!), Path.GetFullPath(parsed.GetValue(keys)!), parsed.GetValue(demo), parsed.GetValue(clock))
                {
                    Postgres = LiveData.Postgres(parsed),
                };
                var app = await Serve.Build(options, Console.Out);
                await app.StartAsync(cancellation);
                foreach (var url in app.Urls)
                {
                    Console.WriteLine($"ready {url}");
                }

                await app.WaitForShutdownAsync(cancellation);
                return 0;
            }
            catch (Exception refused) when (refused is StartRefusedException or KeyException)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return 1;
            }
        });
        return command;
    }

    private static TimeSpan? Fail(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--clock 应写成 +30d、+12h、+45m 或者 -2h 的样子。");
        return null;
    }

    internal static TimeSpan? ReadOffset(string text)
    {
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return text[^1] switch { 'd' => TimeSpan.FromDays(number), 'h' => TimeSpan.FromHours(number), 'm' => TimeSpan.FromMinutes(number), 's' => TimeSpan.FromSeconds(number), _ => null };
    }
}
