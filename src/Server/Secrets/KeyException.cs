namespace Qingyi.Server.Secrets;

/// <summary>A key is missing, does not fit, or what it should open was altered. The message is a sentence for the operator.</summary>
public sealed class KeyException : Exception
{
    public KeyException(string message)
        : base(message)
    {
    }

    public KeyException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
