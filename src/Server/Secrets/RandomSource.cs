namespace Qingyi.Server.Secrets;

/// <summary>Fills bytes with randomness fit for keys: <c>RandomNumberGenerator.Fill</c> in service, a fixed sequence in tests.</summary>
public delegate void RandomSource(Span<byte> bytes);
