using System.IO.Compression;
using System.Text;

namespace Qingyi.Server.Features.TipOffs.Cleaning;

/// <summary>DOCX and XLSX: the parts that name author, company and times are emptied, and the entries lose their own times. What stands in the text stays.</summary>
public static class OfficeFile
{
    private const long LargestUnpacked = 200L * 1024 * 1024;
    private const int MostEntries = 5000;

    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        ["docProps/core.xml"] = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>""",
        ["docProps/app.xml"] = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>""",
        ["docProps/custom.xml"] = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>""",
    };

    /// <exception cref="InvalidDataException">The archive is broken, or unpacks to more than 200 MB.</exception>
    public static Cleaned Clean(byte[] content, FileKind kind)
    {
        var removed = new SortedSet<string>(StringComparer.Ordinal);
        using var target = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read))
        using (var kept = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (source.Entries.Count > MostEntries)
            {
                throw new InvalidDataException("Too many entries.");
            }

            var left = LargestUnpacked;
            foreach (var entry in source.Entries.Where(e => !e.FullName.EndsWith('/') && !e.FullName.Equals("docProps/thumbnail.jpeg", StringComparison.OrdinalIgnoreCase)))
            {
                var unpacked = Unpack(entry, ref left);
                if (Empty.TryGetValue(entry.FullName, out var empty))
                {
                    Note(entry.FullName, Encoding.UTF8.GetString(unpacked), removed);
                    unpacked = Encoding.UTF8.GetBytes(empty);
                }

                var copy = kept.CreateEntry(entry.FullName);
                copy.LastWriteTime = Epoch;
                using var stream = copy.Open();
                stream.Write(unpacked);
            }
        }

        return new Cleaned(target.ToArray(), kind, [.. removed]);
    }

    private static byte[] Unpack(ZipArchiveEntry entry, ref long left)
    {
        using var stream = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            left -= read;
            if (left < 0)
            {
                throw new InvalidDataException("Unpacks to too much.");
            }

            unpacked.Write(buffer, 0, read);
        }

        return unpacked.ToArray();
    }

    private static void Note(string part, string xml, SortedSet<string> removed)
    {
        if (part.EndsWith("custom.xml", StringComparison.OrdinalIgnoreCase))
        {
            removed.Add(Removed.Other);
            return;
        }

        (string Element, string Kind)[] telling =
        [
            ("creator>", Removed.Author), ("lastModifiedBy>", Removed.Author), ("Manager>", Removed.Author), ("Company>", Removed.Organisation),
            ("Application>", Removed.Device), ("created", Removed.Time), ("modified", Removed.Time),
        ];
        removed.UnionWith(telling.Where(t => xml.Contains(t.Element, StringComparison.Ordinal)).Select(t => t.Kind));
    }
}
