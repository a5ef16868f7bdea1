using System.Text;
using Qingyi.Server.Cli;

namespace Qingyi.Tests.Cli;

/// <summary>The same line a number of times, counting how many were taken.</summary>
internal sealed class CountedLines(string line, int count) : TextReader
{
    private int _taken;

    public int Taken => Volatile.Read(ref _taken);

    public override string? ReadLine() => Taken < count ? Next() : null;

    private string Next()
    {
        Interlocked.Increment(ref _taken);
        return line;
    }
}

/// <summary>Counts lines, and how far the reader was ahead when each came. At times it gives the reader the time to run away, as a full pipe does.</summary>
internal sealed class CountedAnswers(CountedLines lines) : TextWriter
{
    public int Written { get; private set; }
    public int FurthestAhead { get; private set; }
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        FurthestAhead = Math.Max(FurthestAhead, lines.Taken - Written);
        Written++;
        if (Written % 100 == 0)
        {
            SpinWait.SpinUntil(() => lines.Taken - Written > GradingLine.Window + 2, TimeSpan.FromMilliseconds(30));
        }
    }
}

/// <summary>Answers that count only once they left the buffer.</summary>
internal sealed class AnswersAtFlush : TextWriter
{
    private readonly SemaphoreSlim _flushed = new(0);
    private int _written;

    public int Flushed { get; private set; }
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => _written++;

    public override void Flush()
    {
        for (; Flushed < _written; Flushed++)
        {
            _flushed.Release();
        }
    }

    public void AwaitOne() => Assert.True(_flushed.Wait(TimeSpan.FromSeconds(60)), "The answer stays in the buffer.");
}

/// <summary>Gives a line only when the line before was answered.</summary>
internal sealed class OneAtATime(string line, int count, AnswersAtFlush answers) : TextReader
{
    private int _given;

    public override string? ReadLine()
    {
        if (_given > 0)
        {
            answers.AwaitOne();
        }

        return _given++ < count ? line : null;
    }
}
