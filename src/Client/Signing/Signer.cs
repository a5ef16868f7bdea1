using System.Security.Cryptography;

namespace Qingyi.Client.Signing;

/// <summary>A partner's private key with the name it is registered under. Dispose it with the process.</summary>
public sealed class Signer : IDisposable
{
    private const string NoPrivateKey = "The text holds no P-256 private key in PEM (BEGIN PRIVATE KEY or BEGIN EC PRIVATE KEY).";
    private readonly ECDsa key;
    private readonly Lock gate = new();

    private Signer(string partner, ECDsa key)
    {
        Partner = partner;
        this.key = key;
    }

    /// <summary>The name that the receiver knows the public key by.</summary>
    public string Partner { get; }

    /// <summary>A new key pair. Give <see cref="PublicPem"/> to the receiver, who registers it with <c>qingyi partner add</c>.</summary>
    public static Signer Generate(string partner) => new(partner, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key (PKCS#8 or SEC 1 PEM).</summary>
    /// <exception cref="ArgumentException">It is not a P-256 private key.</exception>
    public static Signer FromPem(string partner, string privatePem)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(partner);
        ArgumentNullException.ThrowIfNull(privatePem);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(privatePem);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new ArgumentException(NoPrivateKey, nameof(privatePem), failure);
        }

        if (P256.Is(key) && privatePem.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            return new Signer(partner, key);
        }

        key.Dispose();
        throw new ArgumentException(NoPrivateKey, nameof(privatePem));
    }

    /// <summary>Base64 of the 64-byte signature (r, then s).</summary>
    public string Sign(CanonicalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (gate)
        {
            return Convert.ToBase64String(key.SignData(request.ToBytes(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        }
    }

    /// <summary>Signs a proof of receipt; <see cref="ProofOfReceipt.Key"/> should name this key.</summary>
    public SignedProof Sign(ProofOfReceipt proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        lock (gate)
        {
            return new SignedProof(proof, Convert.ToBase64String(key.SignData(proof.ToBytes(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        }
    }

    /// <summary>The public key as PEM (SubjectPublicKeyInfo).</summary>
    public string PublicPem() => key.ExportSubjectPublicKeyInfoPem();

    /// <summary>The private key as PEM (PKCS#8), unencrypted: the caller answers for where it goes.</summary>
    public string PrivatePem() => key.ExportPkcs8PrivateKeyPem();

    public void Dispose() => key.Dispose();
}
