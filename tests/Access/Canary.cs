using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Access;

/// <summary>What a tip says and who said it is found nowhere but in the sealed rows, and not in the clear even there.</summary>
public sealed class Canary : IAsyncLifetime
{
    private const string Text = "金丝雀线索甲乙丙";
    private const string Name = "金丝雀姓名丁";
    private const string Department = "金丝雀科室戊";
    private const string Place = "金丝雀地点己";
    private const string Contact = "canary-contact-9071";
    private readonly Collected _logs = new();
    private readonly House _house;

    public Canary() => _house = new House { Adjust = Collect };

    public ValueTask InitializeAsync() => _house.InitializeAsync();
    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_tip_s_words_and_its_reporter_are_found_in_no_table_log_file_or_audit_export()
    {
        var walk = new CaseWalk(_house);
        var client = _house.Anyone();
        client.DefaultRequestHeaders.Add("User-Agent", "canary-agent-3345");
        client.DefaultRequestHeaders.Add("Referer", "http://canary-referrer.example/");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "canary-key-1");
        var tip = await (await client.PostAsJsonAsync("/api/tips", new
        {
            about = new { organisation = House.Hospital, person = Name, department = Department }, conduct = "red-envelope", text = Text, place = Place, reporter = new { name = Name, contact = Contact },
        })).Content.ReadFromJsonAsync<JsonObject>();
        var receipt = (string)tip!["receipt"]!;
        await _house.Anyone().PostAsJsonAsync("/api/tips/messages", new { receipt, text = Text });
        var paper = await (await _house.Anyone().PostAsync("/follow-up/proof", new FormUrlEncodedContent([new("receipt", receipt)]))).Content.ReadAsStringAsync();
        var number = System.Text.RegularExpressions.Regex.Match(paper, "number: ([0-9]{10})").Groups[1].Value;
        Assert.Equal(10, number.Length);
        walk.On(await _house.Inside(x => x.GetRequiredService<CaseDb>().Cases.Select(c => c.Id).SingleAsync()));
        await walk.Until("verify-tip");
        await _house.Anyone().PostAsJsonAsync("/api/tips/messages", new { receipt, text = Text, about = "retaliation" });
        (await (await walk.As("handler")).PostAsJsonAsync($"/api/cases/{walk.CaseId}/tip/messages", new { text = Text })).EnsureSuccessStatusCode();
        var (leader, fear) = await walk.Find("answer-retaliation");
        (await walk.Complete(leader, fear, "protected", new() { ["measures"] = Text, ["message"] = Text })).EnsureSuccessStatusCode();
        await walk.Until(null);
        client.DefaultRequestHeaders.Remove("Idempotency-Key");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "canary-key-2");
        (await client.PostAsJsonAsync("/api/tips/ratings", new { receipt, score = 2, text = Text })).EnsureSuccessStatusCode();
        await Assert.ThrowsAnyAsync<HttpRequestException>(async () => (await _house.Anyone().PostAsJsonAsync("/api/tips", new { nonsense = Text })).EnsureSuccessStatusCode());

        await _house.Inside(async s => await s.GetRequiredService<CaseDb>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        foreach (var canary in new[] { Text, Name, Contact, Department, Place, receipt, "canary-agent-3345", "canary-referrer", "canary-key-1", "canary-key-2", number })
        {
            Assert.DoesNotContain(canary, _logs.All, StringComparison.Ordinal);
            foreach (var file in Directory.EnumerateFiles(_house.Data, "*", SearchOption.AllDirectories))
            {
                Assert.False(Holds(await Read(file), canary), $"{canary} in {Path.GetFileName(file)}");
            }
        }
    }

    // In the clear as UTF-8 and UTF-16, as base64, hex, URL-encoded and JSON-escaped.
    private static bool Holds(byte[] content, string canary)
    {
        var utf8 = Encoding.UTF8.GetBytes(canary);
        byte[][] forms =
        [
            utf8, Encoding.Unicode.GetBytes(canary), Encoding.ASCII.GetBytes(Convert.ToBase64String(utf8).TrimEnd('=')), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)),
            Encoding.ASCII.GetBytes(Uri.EscapeDataString(canary)), Encoding.ASCII.GetBytes(System.Text.Json.JsonSerializer.Serialize(canary).Trim('"')),
        ];
        return forms.Any(f => content.AsSpan().IndexOf(f) >= 0);
    }

    private static async Task<byte[]> Read(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    private void Collect(WebApplicationBuilder builder)
    {
        builder.Logging.AddProvider(_logs);
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
    }

    /// <summary>Everything that any part of the server logs, at every level.</summary>
    private sealed class Collected : ILoggerProvider, ILogger
    {
        private readonly StringBuilder _all = new();

        public string All
        {
            get
            {
                lock (_all)
                {
                    return _all.ToString();
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_all)
            {
                _all.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
            }
        }

        public void Dispose()
        {
        }
    }
}
