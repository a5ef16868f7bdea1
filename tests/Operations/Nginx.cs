using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Operations;

/// <summary>Debian's nginx with <c>ops/proxy/qingyi.conf</c> as it is shipped, but for ports, nodes and certificate; on loopback, in a folder of its own.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";
    private readonly Process _process;
    private readonly string _certificate;

    private Nginx(Process process, string url, string folder, string certificate) => (_process, Url, Folder, _certificate) = (process, url, folder, certificate);

    public string Url { get; }

    /// <summary>Whatever nginx writes lies here.</summary>
    public string Folder { get; }

    public static void Demand() => Assert.SkipUnless(File.Exists(Program), "nginx is not installed: apt-get install nginx-light.");

    public static async Task<Nginx> Before(params string[] nodes)
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-nginx-").FullName;
        var port = FreePort();
        var certificate = await Certificate(folder);
        var shipped = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "ops", "proxy", "qingyi.conf"));
        var servers = string.Concat(nodes.Select(n => $"server {new Uri(n).Authority} max_fails=0;\n"));
        var site = Replaced(Replaced(Replaced(Replaced(shipped, "listen 443 ssl", $"listen 127.0.0.1:{port} ssl"), "listen 80;", $"listen 127.0.0.1:{FreePort()};"),
            "/etc/qingyi/tls", folder), "    server 127.0.0.1:5081 max_fails=0;\n    server 127.0.0.1:5082 max_fails=0;\n    server 127.0.0.1:5083 max_fails=0;\n", servers);
        await File.WriteAllTextAsync(Path.Combine(folder, "site.conf"), site);
        var temporary = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(t => $"{t}_temp_path {folder}/{t};\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"),
            $"{(Environment.IsPrivilegedProcess ? "user root;" : "")}\ndaemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;\nevents {{}}\nhttp {{ access_log {folder}/access.log;\n{temporary}include {folder}/site.conf; }}\n");
        var process = Process.Start(new ProcessStartInfo(Program, ["-c", Path.Combine(folder, "nginx.conf"), "-e", Path.Combine(folder, "error.log")]) { RedirectStandardError = true })!;
        for (var look = 0; !Answers(port); look++)
        {
            if (process.HasExited || look > 600)
            {
                Assert.Fail(await process.StandardError.ReadToEndAsync());
            }

            await Task.Delay(50);
        }

        return new Nginx(process, string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{port}"), folder, certificate);
    }

    /// <summary>A client that takes the certificate of this test.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler
    {
        UseCookies = false, AllowAutoRedirect = false, SslOptions = new() { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate },
    }) { BaseAddress = new Uri(Url) };

    public async ValueTask DisposeAsync()
    {
        Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExit();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private static string Replaced(string text, string old, string with)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, with, StringComparison.Ordinal);
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<string> Certificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "fullchain.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return certificate.GetCertHashString();
    }
}
