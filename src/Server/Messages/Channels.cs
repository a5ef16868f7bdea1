using MimeKit;
using Qingyi.Server.Hosting;

namespace Qingyi.Server.Messages;

/// <summary>The mail server, ready to use.</summary>
public sealed record MailServer(string Host, int Port, string Security, MailboxAddress From, string? User, string? Password);

/// <summary>The channels that are on: read and judged once, at the start, so that a wrong setting stops the start and not the first escalation.</summary>
public sealed class Channels
{
    /// <summary>Kind of their rows in the outbox.</summary>
    public const string Kind = "message";

    /// <summary>What stands in the place of a partner: no partner may be called so.</summary>
    public const string Prefix = "channel/";
    public const string Mail = Prefix + "mail";

    private readonly Dictionary<string, Uri> _webhooks = new(StringComparer.Ordinal);

    public Channels(ChannelSettings settings, ServeOptions options)
    {
        var smtp = string.IsNullOrWhiteSpace(settings.Smtp?.Host) ? null : settings.Smtp;
        if (smtp is null && settings.Webhooks.Count == 0)
        {
            return;
        }

        Link = Uri.TryCreate(settings.Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"
            ? link
            : throw Wrong("Link", Texts.Chinese("messages.channels.link-wrong"));
        Server = smtp is null ? null : Read(smtp, options);
        foreach (var (organisation, hook) in settings.Webhooks)
        {
            var url = Secret(hook.Url, hook.UrlFile, options, $"Webhooks:{organisation}:UrlFile");
            _webhooks[organisation] = Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                ? address
                : throw Wrong($"Webhooks:{organisation}", Texts.Chinese("messages.channels.webhook-wrong"));
        }
    }

    public Uri? Link { get; }

    public MailServer? Server { get; }

    /// <summary>Organisations whose group has a robot.</summary>
    public IReadOnlyCollection<string> Groups => _webhooks.Keys;

    public Uri? Webhook(string organisation) => _webhooks.GetValueOrDefault(organisation);

    public static string OfGroup(string organisation) => $"{Prefix}webhook/{organisation}";

    /// <summary>The organisation of a group's channel; null: another channel, or a partner.</summary>
    public static string? Group(string partner) => partner.StartsWith(OfGroup(""), StringComparison.Ordinal) ? partner[OfGroup("").Length..] : null;

    private static MailServer Read(SmtpSettings smtp, ServeOptions options)
    {
        if (smtp.Security is not ("starttls" or "tls" or "none") || (smtp.Security == "none" && smtp.Host is not ("127.0.0.1" or "localhost" or "::1")))
        {
            throw Wrong("Smtp:Security", Texts.Chinese("messages.channels.smtp-security-wrong"));
        }

        if (!MailboxAddress.TryParse(smtp.From, out var from))
        {
            throw Wrong("Smtp:From", Texts.Chinese("messages.channels.smtp-from-wrong"));
        }

        var password = string.IsNullOrWhiteSpace(smtp.User) ? null : Secret(smtp.Password, smtp.PasswordFile, options, "Smtp:PasswordFile");
        return new MailServer(smtp.Host!, smtp.Port, smtp.Security, from, string.IsNullOrWhiteSpace(smtp.User) ? null : smtp.User, password);
    }

    private static string? Secret(string? given, string? file, ServeOptions options, string name)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return given?.Trim();
        }

        var path = Path.Combine(options.Keys, file);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : throw Wrong(name, Texts.Chinese("messages.channels.secret-file-missing", path));
    }

    private static StartRefusedException Wrong(string name, string what) => new(Texts.Chinese("messages.channels.setting-wrong", ChannelSettings.Section, name, what));
}
