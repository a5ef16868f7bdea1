using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Qingyi.Server.Partners;

namespace Qingyi.Server.Messages;

/// <summary>One mail to one person over SMTP. A repeat carries the same Message-ID, so that the other side can know it.</summary>
internal static class MailPost
{
    public static async Task<Sent> Send(MailServer server, string id, string to, MessageText text, TimeSpan timeout, CancellationToken cancellation)
    {
        if (!MailboxAddress.TryParse(to, out var address))
        {
            return new Sent(null, "mail-address", Final: true);
        }

        using var mail = new MimeMessage { MessageId = $"{id}@{server.From.Domain}", Subject = text.Subject, Body = new TextPart("plain") { Text = text.Body } };
        mail.From.Add(server.From);
        mail.To.Add(address);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var client = new SmtpClient { Timeout = (int)timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, server.Security switch { "tls" => SecureSocketOptions.SslOnConnect, "none" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls }, cancellation);
            if (server.User is { } user)
            {
                await client.AuthenticateAsync(user, server.Password ?? "", cancellation);
            }

            await client.SendAsync(mail, cancellation);
        }
        catch (SmtpCommandException refused)
        {
            // 5xx about the mail or its address stays so; everything else may pass.
            var code = ((int)refused.StatusCode).ToString(CultureInfo.InvariantCulture);
            return new Sent(null, $"smtp {code}", Final: (int)refused.StatusCode >= 500 && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted);
        }
        catch (AuthenticationException)
        {
            return new Sent(null, "smtp-login");
        }
        catch (SslHandshakeException)
        {
            return new Sent(null, "smtp-tls");
        }
        catch (Exception failure) when (failure is ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or IOException or System.Net.Sockets.SocketException or TimeoutException or NotSupportedException)
        {
            return new Sent(null, "not-reachable");
        }

        // It was taken: whatever happens to the connection now, it must not be sent again.
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception failure) when (failure is ProtocolException or IOException or OperationCanceledException)
        {
        }

        return new Sent(mail.MessageId);
    }
}
