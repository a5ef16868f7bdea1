using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Server.Partners;
using Qingyi.Server.Partners.Signing;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi partner</c>: the organs that this installation exchanges messages with.</summary>
public static class PartnerCommands
{
    public static Command Make() => new("partner", "交换机构的登记") { Add(), List(), Key(), Resend() };

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = "机构名称", Required = true };
        var publicKey = new Option<string>("--public-key") { Description = "对方公钥文件（PEM）", Required = true };
        var url = new Option<string>("--url") { Description = "对方地址，例如 https://qingyi.example.cn", Required = true };
        var kind = new Option<string>("--kind") { Description = $"对方是谁：{string.Join('、', PartnerRegistry.Kinds.Select(k => $"{k.Key}（{k.Value}）"))}", DefaultValueFactory = _ => "lower" };
        var knownAs = new Option<string?>("--known-as") { Description = "对方登记本机关时用的名称；不填则用本机关公钥的指纹" };
        var replace = new Option<bool>("--replace") { Description = "更换已登记机构的公钥、地址" };
        var data = LiveData.Data();
        var command = new Command("add", "登记一个机构") { name, publicKey, url, kind, knownAs, replace, data };
        command.Does(async (parsed, cancellation) =>
        {
            await using var db = await LiveData.Open(parsed, data, cancellation);
            var clock = await LiveData.Clock(parsed, data);
            var partner = new NewPartner(
                parsed.GetValue(name)!.Trim(), await File.ReadAllTextAsync(parsed.GetValue(publicKey)!, cancellation), parsed.GetValue(url)!, parsed.GetValue(kind)!, parsed.GetValue(knownAs));
            var added = await PartnerRegistry.Add(db, partner, parsed.GetValue(replace), clock.GetUtcNow(), cancellation);
            if (added.Refusal is { } refusal)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(refusal.Sentence);
                return Exit.WrongInput;
            }

            await db.SaveChangesAsync(cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"已登记 {partner.Name}。公钥指纹 {added.Value}，请打电话与对方核对。");
            return Exit.Done;
        });
        return command;
    }

    private static Command List()
    {
        var data = LiveData.Data();
        var command = new Command("list", "列出已登记的机构，一行一个 JSON") { data };
        command.Does(async (parsed, cancellation) =>
        {
            await using var db = await LiveData.Open(parsed, data, cancellation);
            foreach (var partner in await db.Partners.AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellation))
            {
                var waiting = await db.Outbox.CountAsync(o => o.Partner == partner.Name && o.DoneAt == null && !o.Dead, cancellation);
                var givenUp = await db.Outbox.CountAsync(o => o.Partner == partner.Name && o.Dead, cancellation);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(
                    new { partner.Name, partner.Kind, partner.Url, Key = PartnerKey.Read(partner.PublicKey)!.Fingerprint, partner.KnownAs, partner.AddedAt, waiting, givenUp }, WireJson.Options));
            }

            return Exit.Done;
        });
        return command;
    }

    private static Command Key()
    {
        var data = LiveData.Data();
        var keys = LiveData.Keys();
        var command = new Command("key", "打印本机关的公钥，交给对方登记") { data, keys };
        command.Does(async (parsed, cancellation) =>
        {
            await using var db = await LiveData.Open(parsed, data, cancellation);
            var pem = await ExchangeKey.Ensure(db, await LiveData.OpenKeys(parsed.GetValue(keys)!, db, cancellation), cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(pem);
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"指纹 {PartnerKey.Read(pem)!.Fingerprint}");
            return Exit.Done;
        });
        return command;
    }

    private static Command Resend()
    {
        var name = new Argument<string>("name") { Description = "机构名称" };
        var data = LiveData.Data();
        var command = new Command("resend", "重新发送未能送达的报文") { name, data };
        command.Does(async (parsed, cancellation) =>
        {
            await using var db = await LiveData.Open(parsed, data, cancellation);
            var partner = parsed.GetValue(name)!;
            if (!await db.Partners.AnyAsync(p => p.Name == partner, cancellation))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"没有登记{partner}；请用 partner list 查看已登记的机构。");
                return Exit.WrongInput;
            }

            var clock = await LiveData.Clock(parsed, data);
            var count = await PartnerRegistry.Resend(db, partner, clock.GetUtcNow(), cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{count} 份报文重新排队发送。");
            return Exit.Done;
        });
        return command;
    }
}
