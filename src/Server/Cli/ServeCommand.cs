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
        var urls = new Option<string>("--urls") { Description = Texts.Of("cli.serve.urls"), DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var data = new Option<string>("--data") { Description = Texts.Of("cli.data-directory"), DefaultValueFactory = _ => "data" };
        var keys = new Option<string>("--keys") { Description = Texts.Of("cli.key-directory"), DefaultValueFactory = _ => "keys" };
        var demo = new Option<bool>("--demo") { Description = Texts.Of("cli.serve.demo") };
        var clock = new Option<TimeSpan?>("--clock")
        {
            Description = Texts.Of("cli.serve.clock"),
            CustomParser = r => ReadOffset(r.Tokens.Single().Value) is { } offset ? offset : Fail(r),
        };
        var command = new Command("serve", Texts.Of("cli.serve.about")) { urls, data, keys, demo, clock };
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
        result.AddError(Texts.Of("cli.serve.clock-fault"));
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
