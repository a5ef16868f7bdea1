using Qingyi.Server.Backups;

namespace Qingyi.Server.Features.Operations;

/// <summary>How the installation stands: what the operations page shows and <c>GET /api/operations</c> answers. No case and nobody's name is in it.</summary>
/// <param name="At">By the clock of the service.</param>
/// <param name="Restored">The data stand still after a restore, until an operator confirms.</param>
public sealed record OperationsReport(
    DateTimeOffset At, bool Restored, IReadOnlyList<NodeReport> Nodes, Figures Queues, double LatenessSeconds, IReadOnlyList<DeadLetter> DeadLetters, LastBackup? Backup, DatabaseState Database, RootState? Root, IReadOnlyList<ChannelState> Channels);

/// <param name="State"><c>serving</c>, <c>draining</c>, <c>clock</c> (off by more than a second: rings no deadlines) or <c>silent</c> (not heard from).</param>
/// <param name="SkewSeconds">Ahead of the database's clock; negative: behind.</param>
/// <param name="JumpSeconds">The last jump of its clock; 0: none since it started.</param>
public sealed record NodeReport(
    string Name, string Version, string State, DateTimeOffset StartedAt, DateTimeOffset SeenAt, double SkewSeconds, double JumpSeconds, DateTimeOffset? JumpedAt, DateTimeOffset? SweptAt, double? SweepSeconds);

/// <summary>A message that the sender gave up.</summary>
/// <param name="Error">Code of the last failure.</param>
public sealed record DeadLetter(string Id, string Kind, string Partner, DateTimeOffset CreatedAt, int Tries, string? Error);

/// <param name="Kind"><c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="FreeBytes">Of the disk that the folder of files is on.</param>
/// <param name="Migration">The last one that was applied.</param>
public sealed record DatabaseState(string Kind, long Bytes, long FreeBytes, int Migrations, string Migration);

/// <summary>A way by which escalations also reach people outside the system, as this node is configured.</summary>
/// <param name="Name">As its queue is called: <c>channel/mail</c>, <c>channel/webhook/ORGANISATION</c>.</param>
/// <param name="Group">Name of the organisation whose group it is; null: mail.</param>
/// <param name="People">Accounts with an address; for mail.</param>
public sealed record ChannelState(string Name, string? Group, bool On, int People = 0);

/// <summary>The last root over all chains of the audit.</summary>
public sealed record RootState(long Sequence, DateTimeOffset At, string Hash);
