using System.CommandLine;
using Qingyi.Server.Secrets;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi keys</c>: the wrapping keys.</summary>
public static class KeyCommands
{
    public static Command Make() => new("keys", Texts.Of("cli.keys.about")) { Rotate() };

    private static Command Rotate()
    {
        var data = LiveData.Data();
        var keys = LiveData.Keys();
        var command = new Command("rotate", Texts.Of("cli.keys.rotate")) { data, keys };
        command.Does(async (parsed, cancellation) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await using var db = await LiveData.Open(parsed, data, cancellation);
            var ring = await LiveData.OpenKeys(parsed.GetValue(keys)!, db, cancellation);
            var rotation = new KeyRotation(db, ring, await LiveData.Clock(parsed, data));
            var done = await rotation.Run(output.WriteLineAsync, cancellation);
            await output.WriteLineAsync(
                Texts.Of("cli.keys.rotated", done.Resumed ? Texts.Of("cli.keys.rotation-resumed") : Texts.Of("cli.keys-rotated"), done.Generation, done.Fingerprint, done.Rewrapped));
            return Exit.Done;
        });
        return command;
    }
}
