using System.CommandLine;
using Qingyi.Server.Secrets;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi keys</c>: the wrapping keys.</summary>
public static class KeyCommands
{
    public static Command Make() => new("keys", "密钥") { Rotate() };

    private static Command Rotate()
    {
        var data = LiveData.Data();
        var keys = LiveData.Keys();
        var command = new Command("rotate", "换一代新密钥，重新封存全部密钥；中断后再次运行会接着做") { data, keys };
        command.Does(async (parsed, cancellation) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await using var db = await LiveData.Open(parsed, data, cancellation);
            var ring = await LiveData.OpenKeys(parsed.GetValue(keys)!, db, cancellation);
            var rotation = new KeyRotation(db, ring, await LiveData.Clock(parsed, data));
            var done = await rotation.Run(output.WriteLineAsync, cancellation);
            await output.WriteLineAsync(
                $"{(done.Resumed ? "已接着完成上次中断的换钥" : "已换钥")}：现为第 {done.Generation} 代（指纹 {done.Fingerprint}），重新封存 {done.Rewrapped} 把。请收好新的恢复单；运行中的服务一分钟内改用新密钥。");
            return Exit.Done;
        });
        return command;
    }
}
