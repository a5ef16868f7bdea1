namespace Qingyi.Client.Signing;

public sealed class SigningHandler : DelegatingHandler;
