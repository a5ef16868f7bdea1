using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Qingyi.Server.Secrets;

/// <summary>Seals the data-protection keys, which lie in the database, under the ring, so that all nodes share them and the database alone opens none.</summary>
public sealed class KeyXmlEncryptor(KeyRing ring) : IXmlEncryptor
{
    internal const string Place = "data-protection";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var (key, wrapped) = ring.NewKey();
        using (key)
        {
            var box = key.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting), Place);
            var element = new XElement("sealed", new XAttribute("key", wrapped.ToString()), Convert.ToBase64String(box.Bytes));
            return new EncryptedXmlInfo(element, typeof(KeyXmlDecryptor));
        }
    }

    /// <summary>A stored element under the ring's newest generation; for <c>keys rotate</c>.</summary>
    public XElement Rewrap(XElement sealedElement)
    {
        ArgumentNullException.ThrowIfNull(sealedElement);
        var copy = new XElement(sealedElement);
        foreach (var element in copy.DescendantsAndSelf("sealed"))
        {
            element.SetAttributeValue("key", ring.Rewrap(SealedKey.Parse(element.Attribute("key")?.Value ?? "")).ToString());
        }

        return copy;
    }
}

/// <summary>Opens what <see cref="KeyXmlEncryptor"/> sealed. Data protection makes it by name and hands it the container.</summary>
public sealed class KeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var ring = services.GetRequiredService<KeyRing>();
        using var key = ring.Unwrap(SealedKey.Parse(encryptedElement.Attribute("key")?.Value ?? ""));
        var text = key.OpenText(new SealedBox(Convert.FromBase64String(encryptedElement.Value)), KeyXmlEncryptor.Place);
        return XElement.Parse(text);
    }
}
