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
    public static Command Make() => new("partner", Texts.Of("cli.partner.about")) { Add(), List(), Key(), Resend() };

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = Texts.Of("cli.partner.add-name"), Required = true };
        var publicKey = new Option<string>("--public-key") { Description = Texts.Of("cli.partner.add-key"), Required = true };
        var url = new Option<string>("--url") { Description = Texts.Of("cli.partner.add-address"), Required = true };
        var kind = new Option<string>("--kind") { Description = Texts.Of("cli.partner.add-kind", string.Join('、', PartnerRegistry.Kinds.Select(k => $"{k.Key}（{k.Value}）"))), DefaultValueFactory = _ => "lower" };
        var knownAs = new Option<string?>("--known-as") { Description = Texts.Of("cli.partner.add-own-name") };
        var replace = new Option<bool>("--replace") { Description = Texts.Of("cli.partner.add-replace") };
        var data = LiveData.Data();
        var command = new Command("add", Texts.Of("cli.partner.add")) { name, publicKey, url, kind, knownAs, replace, data };
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
            await parsed.InvocationConfiguration.Output.WriteLineAsync(Texts.Of("cli.partner.added", partner.Name, added.Value));
            return Exit.Done;
        });
        return command;
    }

    private static Command List()
    {
        var data = LiveData.Data();
        var command = new Command("list", Texts.Of("cli.partner.list")) { data };
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
        var command = new Command("key", Texts.Of("cli.partner.key")) { data, keys };
        command.Does(async (parsed, cancellation) =>
        {
            await using var db = await LiveData.Open(parsed, data, cancellation);
            var pem = await ExchangeKey.Ensure(db, await LiveData.OpenKeys(parsed.GetValue(keys)!, db, cancellation), cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(pem);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Of("cli.partner.fingerprint", PartnerKey.Read(pem)!.Fingerprint));
            return Exit.Done;
        });
        return command;
    }

    private static Command Resend()
    {
        var name = new Argument<string>("name") { Description = Texts.Of("cli.partner.add-name") };
        var data = LiveData.Data();
        var command = new Command("resend", Texts.Of("cli.partner.resend")) { name, data };
        command.Does(async (parsed, cancellation) =>
        {
            await using var db = await LiveData.Open(parsed, data, cancellation);
            var partner = parsed.GetValue(name)!;
            if (!await db.Partners.AnyAsync(p => p.Name == partner, cancellation))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Of("cli.partner.unknown", partner));
                return Exit.WrongInput;
            }

            var clock = await LiveData.Clock(parsed, data);
            var count = await PartnerRegistry.Resend(db, partner, clock.GetUtcNow(), cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(Texts.Of("cli.partner.resent", count));
            return Exit.Done;
        });
        return command;
    }
}
