using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Qingyi.Tests.Messages;

/// <summary>A mail that arrived.</summary>
public sealed record Arrived(string To, MimeMessage Mail)
{
    public string Text => Mail.TextBody!.ReplaceLineEndings("\n");
}

/// <summary>A small mail server on this machine that keeps what it is given, or turns it away as the test says.</summary>
public sealed class SmtpReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;

    public SmtpReceiver()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<Arrived> Mails { get; } = new();

    /// <summary>Answer to DATA in place of taking the mail; null takes it.</summary>
    public Func<string, string?> Turn { get; set; } = _ => null;

    /// <summary>Takes the mail and breaks off before it says so, so many times.</summary>
    public int LostAnswers { get; set; }

    /// <summary>What a client must sign in with; null: anybody.</summary>
    public (string User, string Password)? Login { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task Serve()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_over.Token);
            _ = Talk(client);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 receiver");
            var (to, known) = ("", Login is null);
            while (await reader.ReadLineAsync(_over.Token) is { } line)
            {
                var word = line.Split(' ', ':')[0].ToUpper(CultureInfo.InvariantCulture);
                if (word == "RCPT")
                {
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                }

                if (word == "AUTH")
                {
                    var parts = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])).Split('\0');
                    known = (parts[1], parts[2]) == Login;
                    await writer.WriteLineAsync(known ? "235 welcome" : "535 no");
                    continue;
                }

                if (word == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var mail = new StringBuilder();
                    while (await reader.ReadLineAsync(_over.Token) is { } part && part != ".")
                    {
                        mail.Append(part.StartsWith("..", StringComparison.Ordinal) ? part[1..] : part).Append("\r\n");
                    }

                    if (Turn(to) is { } away)
                    {
                        await writer.WriteLineAsync(away);
                        continue;
                    }

                    Mails.Enqueue(new Arrived(to, await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(mail.ToString())), _over.Token)));
                    if (LostAnswers-- > 0)
                    {
                        return;
                    }

                    await writer.WriteLineAsync("250 taken");
                    continue;
                }

                await writer.WriteLineAsync(word switch
                {
                    "EHLO" => Login is null ? "250-receiver\r\n250 8BITMIME" : "250-receiver\r\n250 AUTH PLAIN",
                    "MAIL" when !known => "530 sign in",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                });
                if (word == "QUIT")
                {
                    return;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }
}
