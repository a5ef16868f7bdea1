using System.ComponentModel;
using System.Diagnostics;
using Qingyi.Domain;

namespace Qingyi.Server.Documents;

/// <summary>Turns docx into PDF by LibreOffice where it is installed: one at a time on a node, in a folder of its own that goes away with it.</summary>
public sealed class PdfPress(ILogger<PdfPress> log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Which free fonts stand for those of office machines that a server does not have.
    private static readonly string Fonts = Path.Combine(AppContext.BaseDirectory, "documents-fonts.conf");
    private readonly SemaphoreSlim turn = new(1);

    public static readonly Refusal NotInstalled = Refusals.Of("pdf-not-available");
    private static readonly Refusal Failed = Refusals.Of("pdf-failed");

    public async Task<Outcome<byte[]>> Press(byte[] docx, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        var folder = Directory.CreateTempSubdirectory("qingyi-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "sheet.docx");
            await File.WriteAllBytesAsync(source, docx, cancellation);
            if (await Convert(source, folder.FullName, cancellation) is { } refusal)
            {
                return refusal;
            }

            var made = Path.Combine(folder.FullName, "sheet.pdf");
            return File.Exists(made) ? await File.ReadAllBytesAsync(made, cancellation) : Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
            turn.Release();
        }
    }

    private async Task<Refusal?> Convert(string source, string folder, CancellationToken cancellation)
    {
        // A profile of its own: LibreOffice refuses a second run on the same one, and the person's would be written to.
        var start = new ProcessStartInfo("soffice")
        {
            RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder, Environment = { ["FONTCONFIG_FILE"] = Fonts },
            ArgumentList = { "--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--convert-to", "pdf", "--outdir", folder, source },
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return NotInstalled;
        }

        using (process)
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            patience.CancelAfter(Patience);
            try
            {
                var errors = process.StandardError.ReadToEndAsync(patience.Token);
                await process.StandardOutput.ReadToEndAsync(patience.Token);
                await process.WaitForExitAsync(patience.Token);
                if (process.ExitCode == 0)
                {
                    return null;
                }

                PressLog.Exited(log, process.ExitCode, await errors);
                return Failed;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);

                // Its folder goes next.
                await process.WaitForExitAsync(CancellationToken.None);
                cancellation.ThrowIfCancellationRequested();
                PressLog.TooSlow(log, Patience.TotalSeconds);
                return Failed;
            }
        }
    }

    public void Dispose() => turn.Dispose();
}

internal static partial class PressLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "LibreOffice ended with {Code}: {Said}")]
    public static partial void Exited(ILogger log, int code, string said);

    [LoggerMessage(Level = LogLevel.Error, Message = "LibreOffice was stopped after {Seconds} seconds")]
    public static partial void TooSlow(ILogger log, double seconds);
}
