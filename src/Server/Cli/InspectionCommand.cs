using System.CommandLine;
using Qingyi.Domain.Inspections;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi inspection</c>: repeats a published draw from its list and seed, on any machine and without the service.</summary>
internal static class InspectionCommand
{
    public static Command Make(Terminal terminal) => new("inspection", "抽查督导") { Draw(terminal) };

    private static Command Draw(Terminal terminal)
    {
        var list = new Option<string>("--list") { Description = "公布的名单文件", Required = true };
        var seed = new Option<string?>("--seed") { Description = "公布的种子（64位十六进制）" };
        var secret = new Option<string?>("--secret") { Description = "公布的密值；与 --value 一起代替 --seed" };
        var value = new Option<string?>("--value") { Description = "公布的公开数" };
        var result = new Option<string?>("--result") { Description = "公布的结果文件；给出时核对是否一致" };
        var command = new Command("draw", "按公布的名单和种子重复抽取") { list, seed, secret, value, result };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(seed) is null && (parsed.GetValue(secret) is null || parsed.GetValue(value) is null))
            {
                parsed.AddError("请给出 --seed，或者同时给出 --secret 和 --value。");
            }
        });
        command.SetAction(parsed =>
        {
            var (text, unreadable) = Files.Text(parsed.GetRequiredValue(list));
            var reading = text is null ? new DrawListReading(null, unreadable) : DrawListReader.Read(text);
            if (reading.List is not { } read)
            {
                return terminal.Refuse($"{parsed.GetRequiredValue(list)}：{reading.Fault}");
            }

            if (ListChecks.Refuse(read) is { } refusal)
            {
                return terminal.Refuse(refusal.Sentence);
            }

            var (opened, given) = (parsed.GetValue(secret), parsed.GetValue(seed));
            if (opened is not null && ProvableDraw.Commit(opened) != read.Commitment)
            {
                return terminal.Refuse("密值与名单里的承诺值不符：它的 SHA-256 应为 " + read.Commitment);
            }

            var from = opened is not null ? ProvableDraw.Seed(opened, read.Hash, parsed.GetValue(value)!) : given!;
            if (given is not null && given != from)
            {
                return terminal.Refuse("种子与密值、名单、公开数不符：应为 " + from);
            }

            if (from.Length != 64 || from.Any(c => !char.IsAsciiHexDigitLower(c)))
            {
                return terminal.Refuse("种子应为64位小写十六进制数。");
            }

            var drawn = ProvableDraw.Draw(read, from).Text;
            terminal.Output.Write(drawn);
            return parsed.GetValue(result) is { } published ? Compare(published, drawn, terminal) : Exit.Done;
        });
        return command;
    }

    private static int Compare(string file, string drawn, Terminal terminal)
    {
        var (text, unreadable) = Files.Text(file);
        return text is null ? terminal.Refuse(unreadable!) : text == drawn ? Exit.Done : terminal.Refuse($"{file}：与重复抽取的结果不一致。");
    }
}
