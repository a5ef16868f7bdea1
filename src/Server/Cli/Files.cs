using System.Text;

namespace Qingyi.Server.Cli;

/// <summary>Files named on the command line; one that cannot be read is a fault of the input, not of the program.</summary>
internal static class Files
{
    /// <summary>Reads a file, or standard input where none is named.</summary>
    public static int Read(string? file, Terminal terminal, Func<TextReader, int> read)
    {
        if (file is null or "-")
        {
            return read(terminal.Input);
        }

        try
        {
            using var lines = new StreamReader(file, Encoding.UTF8);
            return read(lines);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return terminal.Refuse(Unreadable(file, fault));
        }
    }

    /// <summary>The text of a file, or why there is none.</summary>
    public static (string? Text, string? Fault) Text(string file)
    {
        try
        {
            return (File.ReadAllText(file, Encoding.UTF8), null);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return (null, Unreadable(file, fault));
        }
    }

    private static bool IsUnreadable(Exception fault) => fault is IOException or UnauthorizedAccessException;

    private static string Unreadable(string file, Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => Directory.Exists(file) ? Texts.Of("cli.file.is-folder", file) : Texts.Of("cli.file.not-found", file),
        UnauthorizedAccessException => Directory.Exists(file) ? Texts.Of("cli.file.is-folder", file) : Texts.Of("cli.file.not-allowed", file),
        _ => Texts.Of("cli.file.unreadable", file, fault.Message),
    };
}
