namespace Qingyi.Server.Messages;

/// <summary>How an escalation also reaches people outside the system; section <c>Messages</c> of the configuration. What is not named there is off.</summary>
public sealed class ChannelSettings
{
    public const string Section = "Messages";

    /// <summary>Address of this installation as its people open it; the link in a message begins with it.</summary>
    public string? Link { get; set; }

    public SmtpSettings? Smtp { get; set; }

    /// <summary>By id of the organisation: the robot of its leaders' group.</summary>
    public Dictionary<string, WebhookSettings> Webhooks { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>The mail server that takes our messages.</summary>
public sealed class SmtpSettings
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c> or, only with a server on this machine, <c>none</c>.</summary>
    public string Security { get; set; } = "starttls";
    public string? From { get; set; }
    public string? User { get; set; }

    /// <summary>From the environment (<c>Messages__Smtp__Password</c>), never in a file that is kept with the program.</summary>
    public string? Password { get; set; }

    /// <summary>File with the password; relative to the folder of the keys.</summary>
    public string? PasswordFile { get; set; }
}

/// <summary>A WeCom-style robot: whoever knows the address may write to the group, so it is a secret.</summary>
public sealed class WebhookSettings
{
    public string? Url { get; set; }

    /// <summary>File with the address; relative to the folder of the keys.</summary>
    public string? UrlFile { get; set; }
}
