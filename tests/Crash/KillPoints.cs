using System.Diagnostics;
using System.Globalization;

namespace Qingyi.Tests.Crash;

/// <summary>
/// Inside the server process: listens to what the database and HTTP libraries announce, and ends the process without warning at the Nth event of the kind that the file names.
/// Uses nothing but the base library: it is loaded before anything else can be found.
/// </summary>
internal sealed class KillPoints(string file) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Environment variable: the file that arms, once it is there.</summary>
    public const string File = "QINGYI_KILL_FILE";

    private readonly Lock _lock = new();
    private int _seen;

    public static void Watch(string file) => DiagnosticListener.AllListeners.Subscribe(new KillPoints(file));

    /// <summary>Arms: the process ends at the <paramref name="nth"/> event from now on whose name ends so.</summary>
    public static void Arm(string file, string name, int nth)
    {
        System.IO.File.WriteAllText(file + ".new", string.Create(CultureInfo.InvariantCulture, $"{name} {nth}"));
        System.IO.File.Move(file + ".new", file, overwrite: true);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is "Microsoft.EntityFrameworkCore" or "HttpHandlerDiagnosticListener")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        lock (_lock)
        {
            if (!System.IO.File.Exists(file) || System.IO.File.ReadAllText(file).Split(' ') is not [var name, var nth] || !value.Key.EndsWith("." + name, StringComparison.Ordinal))
            {
                return;
            }

            if (++_seen == int.Parse(nth, CultureInfo.InvariantCulture))
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
                self.WaitForExit();
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
